package org.tocsin.sip.emergency;

import java.util.Locale;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Parameters;

/// Which news of somebody's place are worth a message: the filter of a SUBSCRIBE (RFC 6447).
public final class LocationFilter {
    /// `application/simple-filter+xml` (RFC 4661).
    public static final MediaType MEDIA_TYPE = new MediaType("application", "simple-filter+xml", Parameters.NONE);

    private LocationFilter() {}

    /// Only when the target has moved.
    ///
    /// @param uri whose place it is
    public static BodyPart moved(String uri, double meters) {
        if (!(meters > 0)) {
            throw new IllegalArgumentException("movement is more than 0 m");
        }
        return BodyPart.of(MEDIA_TYPE, """
                <?xml version="1.0" encoding="UTF-8"?>
                <filter-set xmlns="urn:ietf:params:xml:ns:simple-filter" \
                xmlns:lf="urn:ietf:params:xml:ns:location-filter">
                <filter id="moved" uri="%s"><trigger><lf:moved>%s</lf:moved></trigger></filter>
                </filter-set>
                """.formatted(XmlText.escaped(uri), String.format(Locale.ROOT, "%.0f", meters)));
    }
}
