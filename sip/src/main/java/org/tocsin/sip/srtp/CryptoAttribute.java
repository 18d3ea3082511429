package org.tocsin.sip.srtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.sip.MalformedException;

/// The value of an `a=crypto:` line (RFC 4568 section 9): one way to protect a stream, and the key of whoever wrote it.
/// Hides its keys in `toString`.
///
/// @param tag        its number among the lines of its stream
/// @param suite      by name, known to us or not
/// @param keys       `inline:` and what follows, one or more
/// @param parameters of the session, in their order; may be empty
public record CryptoAttribute(int tag, String suite, List<String> keys, List<String> parameters) {
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern TAG = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SUITE = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]+:[!-:<-~]+");
    private static final Pattern PARAMETER = Pattern.compile("[!-~]+");
    private static final Pattern LIFETIME = Pattern.compile("(2\\^)?[0-9]{1,15}");
    private static final String INLINE = "inline:";

    /// @throws MalformedException if the line could not be written so
    public CryptoAttribute {
        keys = List.copyOf(keys);
        parameters = List.copyOf(parameters);
        if (tag < 0 || tag > 999_999_999 || !SUITE.matcher(suite).matches()) {
            throw new MalformedException("a=crypto without tag and suite");
        }
        if (keys.isEmpty() || !keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
            throw new MalformedException("a=crypto without a key");
        }
        if (!parameters.stream().allMatch(one -> PARAMETER.matcher(one).matches())) {
            throw new MalformedException("a=crypto with a parameter of other letters");
        }
    }

    /// One suite of ours, one key.
    public static CryptoAttribute of(int tag, CryptoSuite suite, MasterKey key) {
        return new CryptoAttribute(tag, suite.name(), List.of(INLINE + key.base64()), List.of());
    }

    /// Reads what stands behind `a=crypto:`.
    ///
    /// @throws MalformedException if it is not tag, suite and keys
    public static CryptoAttribute parse(String value) {
        String[] words = BLANKS.split(value.strip(), -1);
        if (words.length < 3 || !TAG.matcher(words[0]).matches()) {
            throw new MalformedException("a=crypto without tag, suite and key");
        }
        var keys = List.of(words[2].split(";", -1));
        return new CryptoAttribute(
                Integer.parseInt(words[0]), words[1], keys, List.of(words).subList(3, words.length));
    }

    /// The wire form.
    public String text() {
        var words = new ArrayList<String>();
        words.add(Integer.toString(tag));
        words.add(suite);
        words.add(String.join(";", keys));
        words.addAll(parameters);
        return String.join(" ", words);
    }

    /// The suite and the key, if we can do what the line asks: a suite of ours with one key without a key identifier,
    /// and nothing asked for that would weaken or change the protection.
    public Optional<CryptoSuite> findSuite() {
        return CryptoSuite.find(suite)
                .filter(_ -> findKey().isPresent())
                .filter(_ -> parameters.stream().allMatch(CryptoAttribute::isHarmless));
    }

    /// The key, unless there are several, or packets are to say which.
    public Optional<MasterKey> findKey() {
        if (keys.size() != 1 || !keys.getFirst().toLowerCase(Locale.ROOT).startsWith(INLINE)) {
            return Optional.empty();
        }
        String[] parts = keys.getFirst().substring(INLINE.length()).split("\\|", -1);
        boolean plain = parts.length == 1
                || parts.length == 2 && LIFETIME.matcher(parts[1]).matches();
        try {
            return plain ? Optional.of(MasterKey.parse(parts[0])) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// RFC 4568 section 6.3: what begins with a dash may be passed over; the window is the receiver's business.
    private static boolean isHarmless(String parameter) {
        return parameter.startsWith("-") || parameter.toUpperCase(Locale.ROOT).startsWith("WSH=");
    }

    @Override
    public String toString() {
        return "CryptoAttribute[" + tag + " " + suite + "]";
    }
}
