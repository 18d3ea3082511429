package org.tocsin.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.sip.MalformedException;

/// `"Name" <uri>;params` of From, To, Contact, Route, P-Asserted-Identity and the like (RFC 3261 section 20.10).
///
/// @param displayName without quotes; empty when there is none
public record NameAddr(String displayName, Uri uri, Parameters parameters) {
    /// An address without a name.
    public static NameAddr of(Uri uri) {
        return new NameAddr("", uri, Parameters.NONE);
    }

    /// Reads one address; an unreadable URI is kept as an [OtherUri] without a scheme.
    ///
    /// @throws MalformedException if there is nothing to read
    public static NameAddr parse(String text) {
        return parse(text, oddity -> {});
    }

    /// Reads every address of comma-separated values; empty ones are left out.
    public static List<NameAddr> parseAll(List<String> values) {
        var all = new ArrayList<NameAddr>(values.size());
        for (String value : values) {
            for (String piece : Lexer.split(value, ',')) {
                if (!piece.isEmpty()) {
                    all.add(parse(piece));
                }
            }
        }
        return all;
    }

    static NameAddr parse(String value, Consumer<Oddity> oddities) {
        String text = value.strip();
        if (text.isEmpty()) {
            throw new MalformedException("empty address");
        }
        String name = "";
        int from = 0;
        if (text.charAt(0) == '"') {
            int end = Lexer.closingQuote(text, 0);
            if (end < 0) {
                oddities.accept(Oddity.QUOTE_NOT_CLOSED);
            } else {
                name = Lexer.unquote(text.substring(0, end + 1));
                from = end + 1;
            }
        }
        int open = text.indexOf('<', from);
        if (open < 0) {
            return parseUnbracketed(name, text.substring(from), oddities);
        }
        if (from == 0) {
            name = text.charAt(0) == '"'
                    ? text.substring(1, open).strip()
                    : text.substring(0, open).strip();
            noteNameCharacters(name, oddities);
        }
        int close = text.indexOf('>', open);
        if (close < 0) {
            oddities.accept(Oddity.BRACKET_NOT_CLOSED);
            return new NameAddr(name, readUri(text.substring(open + 1), oddities), Parameters.NONE);
        }
        return new NameAddr(
                name,
                readUri(text.substring(open + 1, close), oddities),
                parametersAfter(text.substring(close + 1), oddities));
    }

    /// Without brackets everything from the first `;` on belongs to the header, not to the URI.
    private static NameAddr parseUnbracketed(String name, String text, Consumer<Oddity> oddities) {
        int semicolon = text.indexOf(';');
        String uri = semicolon < 0 ? text : text.substring(0, semicolon);
        if (uri.indexOf('?') >= 0 || uri.indexOf(',') >= 0) {
            oddities.accept(Oddity.ADDRESS_NOT_BRACKETED);
        }
        String parameters = semicolon < 0 ? "" : text.substring(semicolon);
        return new NameAddr(name, readUri(uri.strip(), oddities), parametersAfter(parameters, oddities));
    }

    private static Parameters parametersAfter(String rest, Consumer<Oddity> oddities) {
        String text = rest.strip();
        if (text.isEmpty()) {
            return Parameters.NONE;
        }
        return Parameters.parse(text.charAt(0) == ';' ? text.substring(1) : text, oddities);
    }

    private static Uri readUri(String text, Consumer<Oddity> oddities) {
        String bare = text.strip();
        if (bare.length() != text.length() && !bare.isEmpty() && text.indexOf('\n') < 0) {
            oddities.accept(Oddity.ADDRESS_SPACES);
        }
        try {
            return Uri.parse(bare);
        } catch (MalformedException e) {
            oddities.accept(Oddity.ADDRESS_UNREADABLE);
            return new OtherUri("", Lexer.oneLine(bare).replace('>', ' '));
        }
    }

    private static void noteNameCharacters(String name, Consumer<Oddity> oddities) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Lexer.isTokenCharacter(c) && !Lexer.isSpace(c)) {
                oddities.accept(Oddity.DISPLAY_NAME_CHARACTERS);
                return;
            }
        }
    }

    /// The `tag` parameter of From and To.
    public Optional<String> tag() {
        return parameters.find("tag");
    }

    /// This address with another tag.
    public NameAddr withTag(String tag) {
        return new NameAddr(displayName, uri, parameters.with("tag", tag));
    }

    /// The wire form, always with brackets.
    public String text() {
        String name = displayName.isEmpty() ? "" : Lexer.quote(displayName) + " ";
        return name + "<" + uri.text() + ">" + parameters.text();
    }

    @Override
    public String toString() {
        return "NameAddr[" + uri + "]";
    }
}
