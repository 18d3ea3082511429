package org.tocsin.sip.emergency;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.sip.MalformedException;

/// A place written as a `geo:` URI (RFC 5870), as the border of a private exchange puts it into Geolocation.
final class GeoUri {
    private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,20})?)";
    private static final Pattern FORM =
            Pattern.compile("geo:" + NUMBER + "," + NUMBER + "(?:," + NUMBER + ")?((?:;.*)?)");
    private static final Pattern UNCERTAINTY = Pattern.compile(";u=" + NUMBER + "(?:;|$)");
    private static final Pattern OTHER_SYSTEM = Pattern.compile(";crs=(?!wgs84(?:;|$))");

    private GeoUri() {}

    /// Empty if it is no place on the earth in WGS 84.
    static Optional<CallerLocation> find(String uri) {
        var form = FORM.matcher(uri.toLowerCase(Locale.ROOT));
        if (!form.matches() || OTHER_SYSTEM.matcher(form.group(4)).find()) {
            return Optional.empty();
        }
        try {
            var center = new Position(Double.parseDouble(form.group(1)), Double.parseDouble(form.group(2)));
            var uncertainty = UNCERTAINTY.matcher(form.group(4));
            var shape = uncertainty.find()
                    ? new Shape.Circle(center, Double.parseDouble(uncertainty.group(1)))
                    : new Shape.Point(center);
            return Optional.of(new CallerLocation(CallerLocation.Holder.DEVICE, shape, null, null, "", null));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
