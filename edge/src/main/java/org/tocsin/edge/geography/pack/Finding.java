package org.tocsin.edge.geography.pack;

/// Something a pack says of its city that is wrong or doubtful.
///
/// @param severity an error misleads responders; a warning is worth a look
/// @param code     stable: `unplaced`, `duplicate-address`, `overlap`, `gap`, `range-conflict`, `outside-range`,
///     `disconnected`, `unknown-district`, `unknown-street`, `unknown-station`, `unknown-municipality`, `missing`,
/// `import`
/// @param layer    where the record stands
/// @param record   its id or name
/// @param words    what is wrong, for a person
public record Finding(Severity severity, String code, Layer layer, String record, String words) {
    public enum Severity {
        ERROR,
        WARNING
    }

    static Finding error(String code, Layer layer, String record, String words) {
        return new Finding(Severity.ERROR, code, layer, record, words);
    }

    static Finding warning(String code, Layer layer, String record, String words) {
        return new Finding(Severity.WARNING, code, layer, record, words);
    }

    String line() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + " " + code + " " + layer.key() + " " + record + ": "
                + words;
    }
}
