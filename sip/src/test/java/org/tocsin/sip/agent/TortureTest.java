package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.Oddity;
import org.tocsin.sip.message.ParsedMessage;
import org.tocsin.sip.message.ReasonPhrase;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.SipWriter;
import org.tocsin.sip.message.Uri;

/// The 49 messages of RFC 4475 against a user agent, each as the RFC's text has it; and the same message as an
/// emergency call, which is only refused if it cannot be read.
class TortureTest {
    private static final Path MESSAGES =
            Path.of(System.getProperty("tocsin.root", ".."), "..", "shared", "testdata", "sip-torture");
    private static final Flow PEER = Flow.udp("198.51.100.9", 5071);

    /// What a user agent without registrar does: `call` tells the application and answers 100, a number answers so,
    /// `drop` does nothing, `message` asks the application. Where the RFC leaves a choice the lenient one is taken.
    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "3.1.1.1,  wsinv,      481",
        "3.1.1.2,  intmeth,    405",
        "3.1.1.3,  esc01,      call",
        "3.1.1.4,  escnull,    405",
        "3.1.1.5,  esc02,      405",
        "3.1.1.6,  lwsdisp,    200",
        "3.1.1.7,  longreq,    call",
        "3.1.1.8,  dblreq,     405",
        "3.1.1.9,  semiuri,    200",
        "3.1.1.10, transports, 200",
        "3.1.1.11, mpart01,    message",
        "3.1.1.12, unreason,   drop",
        "3.1.1.13, noreason,   drop",
        "3.1.2.1,  badinv01,   400",
        "3.1.2.2,  clerr,      400",
        "3.1.2.3,  ncl,        400",
        "3.1.2.4,  scalar02,   400",
        "3.1.2.5,  scalarlg,   drop",
        "3.1.2.6,  quotbal,    400",
        "3.1.2.7,  ltgtruri,   call",
        "3.1.2.8,  lwsruri,    481",
        "3.1.2.9,  lwsstart,   call",
        "3.1.2.10, trws,       200",
        "3.1.2.11, escruri,    call",
        "3.1.2.12, baddate,    call",
        "3.1.2.13, regbadct,   400",
        "3.1.2.14, badaspec,   200",
        "3.1.2.15, baddn,      200",
        "3.1.2.16, badvers,    505",
        "3.1.2.17, mismatch01, 400",
        "3.1.2.18, mismatch02, 400",
        "3.1.2.19, bigcode,    drop",
        "3.2.1,    badbranch,  200",
        "3.3.1,    insuf,      400",
        "3.3.2,    unkscm,     416",
        "3.3.3,    novelsc,    416",
        "3.3.4,    unksm2,     405",
        "3.3.5,    bext01,     420",
        "3.3.6,    invut,      415",
        "3.3.7,    regaut01,   405",
        "3.3.8,    multi01,    400",
        "3.3.9,    mcl01,      400",
        "3.3.10,   bcast,      drop",
        "3.3.11,   zeromf,     200",
        "3.3.12,   cparam01,   405",
        "3.3.13,   cparam02,   405",
        "3.3.14,   regescrt,   405",
        "3.3.15,   sdp01,      406",
        "3.4.1,    inv2543,    call"
    })
    void behavesAsTheTextSays(String section, String name, String expected) throws IOException {
        List<Action> actions = agent().received(PEER, read(name));
        List<Event> events = events(actions);
        List<SipResponse> sent = responses(actions);
        assertThat(events).noneMatch(Event.Faulted.class::isInstance);
        switch (expected) {
            case "call" -> {
                assertThat(sent).extracting(SipResponse::status).containsExactly(100);
                assertThat(events).singleElement().isInstanceOf(Event.IncomingCall.class);
            }
            case "drop" -> {
                assertThat(sent).isEmpty();
                assertThat(events).singleElement().isInstanceOf(Event.Dropped.class);
            }
            case "message" -> {
                assertThat(sent).isEmpty();
                assertThat(events).singleElement().isInstanceOf(Event.MessageReceived.class);
            }
            default -> assertThat(sent).extracting(SipResponse::status).containsExactly(Integer.valueOf(expected));
        }
        assertThat(sent).allSatisfy(TortureTest::echoesNothing);
    }

    /// Our reason phrases are ours, and no header we send holds a line break.
    private static void echoesNothing(SipResponse response) {
        assertThat(response.reason()).isEqualTo(ReasonPhrase.of(response.status()));
        assertThat(response.headers())
                .allSatisfy(header ->
                        assertThat(header.value()).doesNotContain("\r").doesNotContain("\n"));
    }

    /// The INVITEs the RFC has refused, as an emergency call: all that can be answered are taken, with the oddity
    /// noted.
    @ParameterizedTest
    @CsvSource({
        "badinv01, EMPTY_ELEMENT",
        "clerr,    BODY_TRUNCATED",
        "ncl,      CONTENT_LENGTH_INVALID",
        "quotbal,  QUOTE_NOT_CLOSED",
        "multi01,  REPEATED_HEADER",
        "invut,    UNREADABLE_BODY",
        "sdp01,    NOT_ACCEPTABLE",
        "inv2543,  FROM_TAG_MISSING",
        "baddate,  DATE_INVALID",
        "escruri,  REQUEST_URI_HEADERS"
    })
    void anEmergencyCallIsNotRefusedForBeingOdd(String name, Oddity oddity) throws IOException {
        UserAgent agent = new UserAgent(settings().withEmergency(request -> true), Identifiers.seeded(1));
        List<Action> actions = agent.received(PEER, read(name));
        assertThat(responses(actions)).extracting(SipResponse::status).containsExactly(100);
        assertThat(events(actions))
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.IncomingCall.class,
                        call -> assertThat(call.oddities()).contains(oddity));
    }

    @Test
    void theShortTortuousInviteIsReadToTheLastParameter() throws IOException {
        ParsedMessage parsed = DatagramParser.parse(read("wsinv"));
        SipRequest invite = (SipRequest) parsed.message();
        assertThat(invite.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(invite.fromTag()).contains("98asjd8");
        assertThat(invite.toTag()).contains("1918181833n");
        assertThat(invite.cseq().number()).isEqualTo(9);
        assertThat(invite.headers().listValues("Via")).hasSize(3);
        assertThat(invite.topVia().sentBy()).isEqualTo(new HostPort("192.0.2.2", 0));
        assertThat(invite.contact().orElseThrow().displayName()).isEqualTo("Quoted string \"\"");
        assertThat(invite.contact().orElseThrow().parameters().find("q")).contains("0.33");
        assertThat(invite.headers().find("NewFangledHeader")).contains("newfangled value continued newfangled value");
        assertThat(invite.body().length()).isEqualTo(150);
        assertThat(parsed.isRefusable()).isFalse();
    }

    @Test
    void escapesAreReadButKept() throws IOException {
        SipRequest invite = (SipRequest) DatagramParser.parse(read("esc01")).message();
        assertThat(invite.uri().text()).isEqualTo("sip:sips%3Auser%40example.com@example.net");
        assertThat(((SipUri) invite.uri()).user()).contains("sips:user@example.com");
        assertThat(((SipUri) invite.to().uri()).user()).contains("user");
    }

    @Test
    void unknownSchemesInHeadersAreKept() throws IOException {
        SipRequest register = (SipRequest) DatagramParser.parse(read("unksm2")).message();
        assertThat(register.to().uri()).isEqualTo(Uri.parse("isbn:2983792873"));
        assertThat(register.contact().orElseThrow().uri().text()).isEqualTo("name:John_Smith");
    }

    @Test
    void theUnsupportedExtensionsAreNamed() throws IOException {
        SipResponse refusal = responses(agent().received(PEER, read("bext01"))).getFirst();
        assertThat(refusal.headers().listValues("Unsupported"))
                .containsExactly("nothingSupportsThis", "nothingSupportsThisEither");
    }

    @Test
    void everyReadableMessageIsWrittenAndReadAgainTheSame() throws IOException {
        for (String name :
                Set.of("wsinv", "intmeth", "esc01", "longreq", "semiuri", "mpart01", "unreason", "transports")) {
            var message = DatagramParser.parse(read(name)).message();
            var again = DatagramParser.parse(SipWriter.write(message)).message();
            assertThat(again.headers().without("Content-Length"))
                    .isEqualTo(message.headers().without("Content-Length"));
            assertThat(again.body()).isEqualTo(message.body());
        }
    }

    private static UserAgentSettings settings() {
        return UserAgentSettings.standard("test", Transport.UDP, new HostPort("192.0.2.1", 5060));
    }

    private static UserAgent agent() {
        return new UserAgent(settings(), Identifiers.seeded(1));
    }

    private static List<Event> events(List<Action> actions) {
        return actions.stream()
                .filter(Action.Tell.class::isInstance)
                .map(tell -> ((Action.Tell) tell).event())
                .filter(event -> !(event instanceof Event.Refused))
                .toList();
    }

    private static List<SipResponse> responses(List<Action> actions) {
        var responses = new ArrayList<SipResponse>();
        for (Action action : actions) {
            if (action instanceof Action.Send(Flow to, byte[] bytes)) {
                assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("SIP/2.0 ");
                try {
                    responses.add((SipResponse) DatagramParser.parse(bytes).message());
                } catch (MalformedException e) {
                    // The answer to a request without From and To has none either.
                    int status = Integer.parseInt(new String(bytes, 8, 3, StandardCharsets.US_ASCII));
                    responses.add(new SipResponse(status, ReasonPhrase.of(status), Headers.NONE, Bytes.EMPTY));
                }
            }
        }
        return responses;
    }

    private static byte[] read(String name) throws IOException {
        Path file = MESSAGES.resolve(name + ".dat");
        assumeTrue(Files.exists(file), "the messages of RFC 4475 are not part of this project");
        return Files.readAllBytes(file);
    }
}
