package org.tocsin.sip.message;

/// Something about a message that is not as the standards have it, though the message could be read.
///
/// A [#refusable] oddity is one for which RFC 4475 has an element answer 400 rather than guess. The user agent
/// does so for ordinary requests; an emergency call goes on, and the oddity is only noted.
public enum Oddity {
    /// Lines end in a bare LF or CR.
    BARE_LINE_END(false),
    /// The header section is not closed by an empty line.
    HEADERS_NOT_CLOSED(false),
    /// Not UTF-8; the wrong bytes were replaced.
    NOT_UTF8(false),
    /// A line of the header section that is no header field; it was left out.
    UNREADABLE_LINE(false),
    /// More than one space in the start line, or spaces at its end.
    START_LINE_SPACING(false),
    /// Angle brackets around the Request-URI.
    REQUEST_URI_BRACKETS(false),
    /// Spaces within the Request-URI.
    REQUEST_URI_SPACES(false),
    /// Header fields escaped in the Request-URI; they are ignored.
    REQUEST_URI_HEADERS(false),
    /// Spaces within an address.
    ADDRESS_SPACES(false),
    /// A display name with characters that need quotes.
    DISPLAY_NAME_CHARACTERS(false),
    /// A quoted string that never ends.
    QUOTE_NOT_CLOSED(true),
    /// A bracket that never closes.
    BRACKET_NOT_CLOSED(true),
    /// An address that cannot be read; it is kept as text.
    ADDRESS_UNREADABLE(false),
    /// A Contact whose URI has a question mark or comma but no brackets.
    ADDRESS_NOT_BRACKETED(true),
    /// Separators with nothing between them.
    EMPTY_ELEMENT(true),
    /// A header that may occur once occurs twice; the first counts.
    REPEATED_HEADER(true),
    /// Content-Length is no number, negative, or given twice with different values.
    CONTENT_LENGTH_INVALID(true),
    /// A datagram with fewer bytes of body than Content-Length says.
    BODY_TRUNCATED(true),
    /// A datagram with bytes after the body; they were left out.
    BYTES_AFTER_BODY(false),
    /// No Content-Length where it is needed, on a stream.
    CONTENT_LENGTH_MISSING(false),
    /// CSeq is not a number below 2^31.
    CSEQ_OUT_OF_RANGE(true),
    /// CSeq names another method than the start line.
    CSEQ_METHOD_MISMATCH(true),
    /// Max-Forwards is not a number of 0 to 255; it is ignored.
    MAX_FORWARDS_INVALID(false),
    /// A Date that is not in GMT or cannot be read; it is ignored.
    DATE_INVALID(false),
    /// Via without the branch of RFC 3261: a peer of RFC 2543, or a careless one.
    BRANCH_MISSING(false),
    /// From without a tag.
    FROM_TAG_MISSING(false),
    /// INVITE without a Contact.
    CONTACT_MISSING(false),
    /// The request asks for an extension we do not have.
    UNSUPPORTED_EXTENSION(false),
    /// A body of a type we do not read, where a session description was expected.
    UNREADABLE_BODY(false),
    /// The caller does not accept any type of body we could answer with.
    NOT_ACCEPTABLE(false),
    /// The addressed scheme is not one we serve.
    UNKNOWN_SCHEME(false),
    /// The session interval asked for is shorter than RFC 4028 allows.
    SESSION_INTERVAL_TOO_SMALL(false),
    /// The call it is to take the place of is not known here, or cannot be replaced.
    REPLACES_UNKNOWN(false);

    private final boolean refusable;

    Oddity(boolean refusable) {
        this.refusable = refusable;
    }

    /// Whether an ordinary request with this oddity is answered with 400.
    public boolean refusable() {
        return refusable;
    }
}
