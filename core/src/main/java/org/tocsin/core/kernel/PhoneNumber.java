package org.tocsin.core.kernel;

import java.util.regex.Pattern;

/// A telephone number as digits with an optional leading `+`. A personal value: [#toString] hides it, so that no log
/// can leak it; [#digits] is for those entitled.
public record PhoneNumber(String digits) implements Comparable<PhoneNumber> {
    private static final int LONGEST = 24;
    // Every call reads several numbers: patterns made anew each time were a tenth of what a call cost.
    private static final Pattern CALLABLE = Pattern.compile("[0-9]{7,15}");
    private static final Pattern NORTH_AMERICAN = Pattern.compile("[2-9][0-9]{2}[2-9][0-9]{6}");
    private static final Pattern WITHOUT_SERVICE = Pattern.compile("(\\+?1)?911[0-9]{7}");

    public PhoneNumber {
        int first = digits.startsWith("+") ? 1 : 0;
        if (digits.length() <= first || digits.length() > first + LONGEST || !isDialled(digits, first)) {
            throw new IllegalArgumentException("not a telephone number");
        }
    }

    private static boolean isDialled(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '*' && c != '#') {
                return false;
            }
        }
        return true;
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
        if (!CALLABLE.matcher(bare).matches()) {
            return false;
        }
        if (!digits.startsWith("+1")) {
            return !(bare.length() == 10 && bare.startsWith("911"));
        }
        String national = digits.substring(2);
        return NORTH_AMERICAN.matcher(national).matches() && !national.startsWith("911");
    }

    /// The made-up number of a handset without service: 911 and seven digits. A genuine caller may well have one.
    public boolean isWithoutService() {
        return WITHOUT_SERVICE.matcher(digits).matches();
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
