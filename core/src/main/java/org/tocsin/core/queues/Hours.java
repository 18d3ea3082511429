package org.tocsin.core.queues;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A part of the week in which a line's calls go to another queue.
///
/// @param days       on which it begins
/// @param fromMinute of the day
/// @param toMinute   of the day; not after `fromMinute` means the day after
/// @param queue      where calls go meanwhile
public record Hours(List<DayOfWeek> days, int fromMinute, int toMinute, String queue) {
    private static final int DAY = 24 * 60;

    public Hours {
        days = List.copyOf(days);
        if (fromMinute < 0 || fromMinute >= DAY || toMinute < 0 || toMinute > DAY) {
            throw new IllegalArgumentException("a minute of the day is 0 to 1440");
        }
    }

    boolean contain(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        if (fromMinute < toMinute) {
            return days.contains(local.getDayOfWeek()) && minute >= fromMinute && minute < toMinute;
        }
        return days.contains(local.getDayOfWeek()) && minute >= fromMinute
                || days.contains(local.getDayOfWeek().minus(1)) && minute < toMinute;
    }
}
