package org.tocsin.sip.rtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RttTest {
    private static final int T140 = 98;
    private static final int RED = 99;

    private record Sent(int sequence, byte[] payload) {}

    /// Types a character every 70 ms and collects the packets until nothing is due any more.
    private static List<Sent> type(String text, int firstSequence) {
        var sender = new RttSender(T140, 30);
        var packets = new ArrayList<Sent>();
        int typed = 0;
        for (long now = 0; now < text.length() * 70L + 2000; now += 10) {
            if (now % 70 == 0 && typed < text.length()) {
                int end = text.offsetByCodePoints(typed, 1);
                sender.type(text.substring(typed, end));
                typed = end;
            }
            var packet = sender.tick(now);
            if (packet.isPresent()) {
                packets.add(new Sent(
                        (firstSequence + packets.size()) & 0xFFFF, packet.get().payload()));
            }
        }
        return packets;
    }

    private static String hear(List<Sent> packets) {
        var receiver = new RttReceiver(T140, RED);
        var text = new StringBuilder();
        for (var packet : packets) {
            text.append(receiver.receive(RED, packet.sequence(), packet.payload()));
        }
        return text.toString();
    }

    @Property(tries = 200)
    void whatIsTypedIsRead(
            @ForAll @StringLength(min = 1, max = 60) String text, @ForAll @IntRange(max = 65535) int first) {
        var clean = new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\uFEFF", "");
        assertThat(hear(type(clean, first))).isEqualTo(clean);
    }

    @Property(tries = 200)
    void twoLostPacketsInARowLoseNothing(
            @ForAll @StringLength(min = 10, max = 80) @AlphaChars @NumericChars String text,
            @ForAll @IntRange(min = 1, max = 30) int from) {
        var packets = type(text, 65530);
        int lost = Math.min(from, packets.size() - 3);
        if (lost < 1) {
            return;
        }
        packets.subList(lost, lost + 2).clear();
        assertThat(hear(packets)).isEqualTo(text);
    }

    @Test
    void threeLostInARowAreShownOnce() {
        var packets = type("the quick brown fox jumps over the lazy dog", 10);
        packets.subList(3, 6).clear();
        var text = hear(packets);
        assertThat(text).contains("\uFFFD").startsWith("the").endsWith("lazy dog");
        assertThat(text.chars().filter(c -> c == 0xFFFD).count()).isEqualTo(1);
    }

    @Test
    void lateAndDoubledPacketsAddNothing() {
        var packets = type("hold on, somebody is at the door", 65533);
        var disturbed = new ArrayList<Sent>();
        for (int i = 0; i < packets.size(); i++) {
            disturbed.add(packets.get(i));
            if (i % 3 == 2) {
                disturbed.add(packets.get(i - 1));
                disturbed.add(packets.get(i));
            }
        }
        assertThat(hear(disturbed)).isEqualTo("hold on, somebody is at the door");
    }

    @Test
    void whatThePacketsBeforeTheFirstSaidIsReadFromItsRepeats() {
        var packets = type("Help me please, I am at home", 20);
        packets.subList(0, 2).clear();
        assertThat(hear(packets)).isEqualTo("Help me please, I am at home");
    }

    /// RFC 4103 section 6: on average over ten seconds no more characters than the other side can take.
    @Test
    void aLongTextIsSentNoFasterThanItCanBeTaken() {
        var sender = new RttSender(T140, 10);
        sender.type("x".repeat(250));
        var receiver = new RttReceiver(T140, RED);
        var sentBy = new java.util.TreeMap<Long, Integer>();
        int sequence = 0;
        int read = 0;
        for (long now = 0; !sender.idle(); now += 20) {
            var packet = sender.tick(now);
            if (packet.isPresent()) {
                read += receiver.receive(RED, sequence++, packet.get().payload())
                        .length();
                sentBy.put(now, read);
            }
        }
        assertThat(read).isEqualTo(250);
        for (var sent : sentBy.entrySet()) {
            var before = sentBy.floorEntry(sent.getKey() - 10_000);
            assertThat(sent.getValue() - (before == null ? 0 : before.getValue()))
                    .isLessThanOrEqualTo(200);
        }
        assertThat(sentBy.lastKey()).isGreaterThan(14_000);
    }

    @Test
    void garbageIsDropped() {
        var random = new Random(9);
        var receiver = new RttReceiver(T140, RED);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            receiver.receive(random.nextBoolean() ? RED : T140, random.nextInt(65536), bytes);
        }
    }
}
