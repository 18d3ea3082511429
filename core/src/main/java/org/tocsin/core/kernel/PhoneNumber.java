package org.tocsin.core.kernel;

/// A telephone number as digits with an optional leading `+`. A personal value: [#toString] hides it, so that no log
/// can leak it; [#digits] is for those entitled.
public record PhoneNumber(String digits) implements Comparable<PhoneNumber> {
    public PhoneNumber {
        if (!digits.matches("\\+?[0-9*#]{1,24}")) {
            throw new IllegalArgumentException("not a telephone number");
        }
    }

    /// Reduces punctuation: `(617) 555-0142` and `+16175550142` become the same number in the North American plan.
    ///
    /// @throws IllegalArgumentException if no digit remains
    public static PhoneNumber of(String text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c == '*' || c == '#' || c == '+' && digits.isEmpty()) {
                digits.append(c);
            }
        }
        if (digits.length() == 10 && digits.charAt(0) != '+') {
            digits.insert(0, "+1");
        } else if (digits.length() == 11 && digits.charAt(0) == '1') {
            digits.insert(0, '+');
        }
        return new PhoneNumber(digits.toString());
    }

    /// Whether a telephone with this number can exist and can be rung: whoever calls back asks this.
    ///
    /// Never one of 911 and seven digits, which marks a non-service-initialised handset (NENA-STA-010.3 section
    /// 4.20); never a short code or a code with `*` or `#`; in the North American plan only where area code and
    /// exchange begin with 2 to 9; elsewhere 7 to 15 digits (ITU-T E.164).
    public boolean canBeCalledBack() {
        String bare = digits.startsWith("+") ? digits.substring(1) : digits;
        if (!bare.matches("[0-9]{7,15}")) {
            return false;
        }
        if (!digits.startsWith("+1")) {
            return !(bare.length() == 10 && bare.startsWith("911"));
        }
        String national = digits.substring(2);
        return national.matches("[2-9][0-9]{2}[2-9][0-9]{6}") && !national.startsWith("911");
    }

    /// The made-up number of a handset without service: 911 and seven digits. A genuine caller may well have one.
    public boolean isWithoutService() {
        return digits.matches("(\\+?1)?911[0-9]{7}");
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return "(number)";
    }
}
