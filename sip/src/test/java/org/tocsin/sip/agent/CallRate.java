package org.tocsin.sip.agent;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tocsin.sip.Samples;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.SipResponse;

/// How many calls a second one user agent answers on one core: INVITE with a full i3 body, 100, 180, 200, ACK, BYE,
/// 200.
/// Not a test; run its main.
public final class CallRate {
    private static final int AT_ONCE = 2_000;

    private CallRate() {}

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] arguments) {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        for (int round = 0; round < 3; round++) {
            long start = processor();
            for (int done = 0; done < calls; done += AT_ONCE) {
                run(AT_ONCE);
            }
            double seconds = (processor() - start) / 1e9;
            System.out.printf("%d calls in %.2f s of processor time: %.0f calls/s%n", calls, seconds, calls / seconds);
        }
    }

    private static void run(int calls) {
        var settings = UserAgentSettings.standard("rate", Transport.UDP, new HostPort("192.0.2.2", 5060));
        var agent = new UserAgent(settings, Identifiers.seeded(1));
        String invite = new String(Samples.I3_INVITE, StandardCharsets.UTF_8);
        Flow from = Flow.udp("198.51.100.7", 5060);
        for (int i = 0; i < calls; i++) {
            String one = invite.replace("z9hG4bKi3call", "z9hG4bK" + i).replace("i3call@", i + "@");
            List<Action> actions = agent.received(from, one.getBytes(StandardCharsets.UTF_8));
            CallKey call = ((Event.IncomingCall) ((Action.Tell) actions.getLast()).event()).call();
            agent.ring(call);
            byte[] ok = ((Action.Send) agent.answer(call, Pair.ANSWER).stream()
                            .filter(Action.Send.class::isInstance)
                            .findFirst()
                            .orElseThrow())
                    .bytes();
            SipResponse response = (SipResponse) DatagramParser.parse(ok).message();
            agent.received(from, request("ACK", 7, i, response));
            agent.received(from, request("BYE", 8, i, response));
        }
        if (agent.census().calls() != 0) {
            throw new IllegalStateException("calls left");
        }
    }

    private static byte[] request(String method, int sequence, int number, SipResponse ok) {
        return (method + " sip:tocsin@192.0.2.2:5060 SIP/2.0\r\nVia: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bK"
                        + method
                        + number + ";rport\r\nFrom: " + ok.headers().get("From") + "\r\nTo: "
                        + ok.headers().get("To") + "\r\nCall-ID: " + ok.callId() + "\r\nCSeq: " + sequence + " "
                        + method
                        + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
