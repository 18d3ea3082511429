package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.MediaType;

/// Texts by MESSAGE, and gateways that do not do the usual.
final class TextCarrierTest {
    private static final String CALLER = "+16175550142";

    @TempDir
    Path folder;

    @Test
    void twoMessagesOfASenderAreOneCallAndTheReplyGoesWhereTheyCameFrom() throws Exception {
        try (var centre = new TestCentre(folder);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            gateway.text("1", CALLER, "fire", null);
            gateway.text("2", CALLER, "12 river street", null);
            TestCentre.until(() -> gateway.list(Event.RequestAnswered.class).size() == 2);
            assertThat(gateway.list(Event.RequestAnswered.class))
                    .allSatisfy(answer -> assertThat(answer.response().status()).isEqualTo(200));
            var call = centre.ringing();
            assertThat(centre.open()).hasSize(1);
            assertThat(call.line()).isEqualTo(Line.TEXT);
            assertThat(call.signalling()).doesNotContain("6175550142");
            centre.message(call.id(), 2, TextMessage.Delivery.RECEIVED);

            centre.answer(call);
            send(centre, call.id(), "Ki kote ijans ou a ye? 您在哪里？");
            var arrived = gateway.await(Event.MessageReceived.class);
            assertThat(arrived.body().parts().getFirst().content().utf8()).isEqualTo("Ki kote ijans ou a ye? 您在哪里？");
            assertThat(arrived.request().uri().text()).contains(CALLER);
            centre.message(call.id(), 3, TextMessage.Delivery.SENDING);
            gateway.respond(arrived, 200);
            centre.message(call.id(), 3, TextMessage.Delivery.SENT);
        }
    }

    @Test
    void aRefusedMessageSaysWhy() throws Exception {
        try (var centre = new TestCentre(folder);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            gateway.text("1", CALLER, "help", null);
            var call = centre.ringing();
            centre.answer(call);
            send(centre, call.id(), "Where are you?");
            gateway.respond(gateway.await(Event.MessageReceived.class), 404);
            assertThat(centre.message(call.id(), 2, TextMessage.Delivery.FAILED).reason())
                    .startsWith("the network answered 404");
        }
    }

    @Test
    void outOfServiceTheSenderIsToldOnceAndNobodyRings() throws Exception {
        try (var centre = new TestCentre(folder);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            centre.command(new TextCommand.SetPolicy(3, "Please call 9-1-1."));
            centre.command(new TextCommand.SetService(false, "gateway repair"));
            gateway.text("1", CALLER, "fire", null);
            var bounce = gateway.await(Event.MessageReceived.class);
            assertThat(bounce.body().parts().getFirst().content().utf8()).isEqualTo("Please call 9-1-1.");
            assertThat(gateway.await(Event.RequestAnswered.class).response().status())
                    .isEqualTo(200);
            gateway.text("2", CALLER, "hello?", null);
            TestCentre.until(() -> gateway.list(Event.RequestAnswered.class).size() == 2);
            assertThat(gateway.list(Event.MessageReceived.class)).hasSize(1);
            assertThat(centre.open()).isEmpty();
        }
    }

    @Test
    void oddBodiesAreCallsToo() throws Exception {
        try (var centre = new TestCentre(folder);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            gateway.text("1", CALLER, "", BodyPart.of(MediaType.parse("image/png"), "not really"));
            var call = centre.ringing();
            assertThat(centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED)
                            .text()
                            .text())
                    .contains("image/png");
            gateway.text(
                    "2",
                    CALLER,
                    "",
                    BodyPart.of(
                            MediaType.parse("message/cpim"),
                            "From: <im:a@b>\r\nTo: <im:911@b>\r\n\r\nContent-Type: text/plain\r\n\r\nin a wrapper"));
            assertThat(centre.message(call.id(), 2, TextMessage.Delivery.RECEIVED)
                            .text()
                            .text())
                    .isEqualTo("in a wrapper");
            gateway.text("3", CALLER, "", BodyPart.of(MediaType.parse("application/im-iscomposing+xml"), "<a/>"));
            TestCentre.until(() -> gateway.list(Event.RequestAnswered.class).size() == 3);
            assertThat(centre.message(call.id(), 2, TextMessage.Delivery.RECEIVED))
                    .isNotNull();
        }
    }

    @Test
    void anAbandonedCallerIsTextedByTheGatewayTheLatestTextCameFrom() throws Exception {
        try (var centre = new TestCentre(folder);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            gateway.text("1", "+16175550199", "test", null);
            centre.ringing();
            gateway.call(TestTrunk.sdp(4_000, 0, "PCMU/8000"));
            TestCentre.until(() -> centre.open().size() == 2);
            var voice = centre.open().getLast();
            gateway.perform(agent -> agent.hangUp(TestTrunk.CALL));
            centre.becomes(voice.id(), CallStatus.ABANDONED);
            send(centre, voice.id(), "9-1-1 missed your call. Do you need help?");
            var arrived = gateway.await(Event.MessageReceived.class);
            assertThat(arrived.request().uri().text()).contains("+16175550177");
            gateway.respond(arrived, 200);
            assertThat(centre.message(voice.id(), 1, TextMessage.Delivery.SENT).medium())
                    .isEqualTo(Medium.MESSAGE);
        }
    }

    @Test
    void aMessageOnItsWayAtARestartSaysThatNobodyKnows() throws Exception {
        var journal = new MemoryJournal();
        CallId id;
        try (var centre = new TestCentre(folder.resolve("first"), journal);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            gateway.text("1", CALLER, "help", null);
            id = centre.ringing().id();
            centre.answer(centre.get(id));
            send(centre, id, "Where are you?");
            gateway.await(Event.MessageReceived.class);
            centre.detach();
        }
        try (var centre = new TestCentre(folder.resolve("second"), journal);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            assertThat(centre.message(id, 2, TextMessage.Delivery.FAILED).reason())
                    .contains("may have arrived");
            gateway.text("2", CALLER, "are you there", null);
            assertThat(centre.message(id, 3, TextMessage.Delivery.RECEIVED)).isNotNull();
            assertThat(centre.get(id).status()).isEqualTo(CallStatus.ACTIVE);
        }
    }

    @Test
    void anyBytesAsABodyLeaveTheCentreWhole() throws Exception {
        var random = new Random(11);
        var types = List.of("text/plain", "message/cpim", "multipart/mixed;boundary=x", "application/pidf+xml");
        try (var centre = new TestCentre(folder);
                var gateway = new TestTrunk(centre.telephony().sipUdpPort())) {
            for (int i = 0; i < 300; i++) {
                var bytes = new byte[random.nextInt(400)];
                random.nextBytes(bytes);
                var body = BodyPart.of(
                        MediaType.parse(types.get(i % types.size())),
                        "--x\r\n" + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
                gateway.text("f" + i, "+1617555" + (1_000 + i % 20), "", body);
            }
            TestCentre.until(() -> gateway.list(Event.RequestAnswered.class).size() == 300);
            assertThat(centre.told()).noneMatch(text -> text.startsWith("fault"));
            assertThat(centre.open()).hasSizeLessThanOrEqualTo(20);
        }
    }

    private static void send(TestCentre centre, CallId call, String text) {
        centre.command(new TextCommand.Send(call, new Said(text), ""));
    }
}
