package org.tocsin.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What is written is read back the same, in one piece or cut anywhere.
class MessagePropertyTest {
    private static final String TOKEN = "abcXYZ019-.!%*_+`'~";

    @Property(tries = 400)
    void aRequestIsReadBack(@ForAll("requests") SipRequest request) {
        var parsed = DatagramParser.parse(SipWriter.write(request));
        assertThat(without(parsed.message())).isEqualTo(request);
        assertThat(parsed.isRefusable()).isFalse();
    }

    private static SipMessage without(SipMessage message) {
        return message.withHeaders(message.headers().without("Content-Length"));
    }

    @Property(tries = 100)
    void aStreamIsCutAnywhere(
            @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("requests") SipRequest> requests,
            @ForAll @IntRange(min = 1, max = 300) int step) {
        byte[] stream = new byte[0];
        for (SipRequest request : requests) {
            byte[] one = SipWriter.write(request);
            stream = java.util.Arrays.copyOf(stream, stream.length + one.length);
            System.arraycopy(one, 0, stream, stream.length - one.length, one.length);
        }
        var framer = new StreamFramer();
        var read = new ArrayList<SipMessage>();
        for (int at = 0; at < stream.length; at += step) {
            for (var frame : framer.feed(stream, at, Math.min(stream.length, at + step))) {
                byte[] bytes = ((StreamFramer.Frame.Message) frame).bytes();
                read.add(without(DatagramParser.parse(bytes).message()));
            }
        }
        assertThat(read).isEqualTo(requests);
        assertThat(framer.pendingBytes()).isZero();
    }

    @Property(tries = 500)
    void anAddressIsReadBack(@ForAll("addresses") NameAddr address) {
        assertThat(NameAddr.parse(address.text())).isEqualTo(address);
    }

    @Property(tries = 500)
    void aUriIsReadBack(@ForAll("uris") Uri uri) {
        assertThat(Uri.parse(uri.text())).isEqualTo(uri);
    }

    @Property(tries = 300)
    void aUserIsEscapedAndUnescaped(@ForAll("names") String user) {
        SipUri uri = SipUri.of(user, "h", 0);
        SipUri read = (SipUri) Uri.parse(uri.text());
        assertThat(read.user().orElse("")).isEqualTo(user);
    }

    @Property(tries = 300)
    void aViaIsReadBack(@ForAll("tokens") String branch, @ForAll("hosts") HostPort host) {
        Via via = Via.of("UDP", host, Via.MAGIC_COOKIE + branch);
        assertThat(Via.parse(via.text())).isEqualTo(via);
        assertThat(via.receivedFrom("192.0.2.7", 9).text()).contains("rport=9");
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().withChars(TOKEN).ofMinLength(1).ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aZ9 \"\\,;:<>@%?&='\u00e9\u65e5\u20ac")
                .ofMaxLength(14);
    }

    @Provide
    Arbitrary<HostPort> hosts() {
        Arbitrary<String> names = Arbitraries.of("a.example.com", "192.0.2.4", "[2001:db8::1]", "x-1_y");
        return Combinators.combine(names, Arbitraries.integers().between(0, 65_535))
                .as(HostPort::new);
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        Arbitrary<String> values =
                Arbitraries.oneOf(tokens(), names().map(Lexer::quote), Arbitraries.just((String) null));
        return Combinators.combine(tokens(), values)
                .as(Parameters.Parameter::new)
                .list()
                .ofMaxSize(4)
                .map(Parameters::new);
    }

    @Provide
    Arbitrary<Parameters> uriParameters() {
        return Combinators.combine(tokens(), Arbitraries.oneOf(tokens(), Arbitraries.just((String) null)))
                .as(Parameters.Parameter::new)
                .list()
                .ofMaxSize(3)
                .map(Parameters::new);
    }

    @Provide
    Arbitrary<Uri> uris() {
        Arbitrary<String> users =
                Arbitraries.strings().withChars("ab19+;=&$,?/%41").ofMaxLength(8);
        Arbitrary<Uri> sip = Combinators.combine(
                        Arbitraries.of(true, false), users.injectNull(0.3), hosts(), uriParameters())
                .as((secure, user, host, more) -> new SipUri(secure, user, host.host(), host.port(), more, ""));
        Arbitrary<Uri> tel = Combinators.combine(
                        Arbitraries.strings()
                                .withChars("0123456789+-.()*#")
                                .ofMinLength(1)
                                .ofMaxLength(16),
                        uriParameters())
                .as(TelUri::new);
        Arbitrary<Uri> urn = tokens().map(specific -> new Urn("service", specific));
        return Arbitraries.oneOf(sip, tel, urn, tokens().map(rest -> new OtherUri("https", rest)));
    }

    @Provide
    Arbitrary<NameAddr> addresses() {
        return Combinators.combine(names().map(String::strip), uris(), parameters())
                .as(NameAddr::new);
    }

    @Provide
    Arbitrary<SipRequest> requests() {
        Arbitrary<Method> methods =
                Arbitraries.of("INVITE", "BYE", "MESSAGE", "NEW").map(Method::of);
        Arbitrary<Bytes> bodies =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(80).map(Bytes::of);
        return Combinators.combine(methods, uris(), addresses(), addresses(), tokens(), names(), bodies)
                .as((method, uri, from, to, id, extra, body) -> new SipRequest(
                        method,
                        uri,
                        Headers.of(
                                "Via",
                                Via.of("TCP", new HostPort("h", 1), Via.MAGIC_COOKIE + id)
                                        .text(),
                                "From",
                                from.text(),
                                "To",
                                to.text(),
                                "Call-ID",
                                id,
                                "CSeq",
                                "12 " + method.name(),
                                "X-" + id,
                                extra),
                        body));
    }
}
