package org.tocsin.core.recommend;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Locale;

/// What the centre's own responses say of drive times at some hours of the week.
///
/// @param band    the hours, on the centre's clock: `Mon-Fri 15-18`
/// @param factor  drive times of the network are multiplied by it; 1 until enough responses were measured
/// @param samples responses it was learned from
public record Habit(String band, double factor, int samples) {
    private static final int HOURS = 3;

    public Habit {
        if (!(factor > 0) || samples < 0) {
            throw new IllegalArgumentException("a factor above 0 of samples that were counted");
        }
    }

    /// The hours of the week a moment belongs to: three hours of weekdays, of Saturdays or of Sundays. Narrower
    /// bands would take years to fill.
    public static String bandOf(ZonedDateTime local) {
        var day = local.getDayOfWeek();
        var days = day == DayOfWeek.SATURDAY ? "Sat" : day == DayOfWeek.SUNDAY ? "Sun" : "Mon-Fri";
        int from = local.getHour() / HOURS * HOURS;
        return String.format(Locale.ROOT, "%s %02d-%02d", days, from, from + HOURS);
    }

    /// Whether it changes anything.
    public boolean learned() {
        return factor != 1;
    }

    /// `x1.25 learned for Mon-Fri 15-18`.
    public String words() {
        return String.format(Locale.ROOT, "x%.2f learned for %s", factor, band);
    }
}
