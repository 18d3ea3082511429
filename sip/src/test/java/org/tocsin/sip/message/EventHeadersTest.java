package org.tocsin.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.dialog.Replaces;

/// Event, Subscription-State, Replaces and Refer-To: what is written is read back, and rubbish is malformed
/// or kept.
class EventHeadersTest {
    @Provide
    Arbitrary<String> token() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("-.!%*_+`'~")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(
            @ForAll("token") String one,
            @ForAll("token") String two,
            @ForAll("token") String three,
            @ForAll @IntRange(min = 0, max = 999_999) int seconds) {
        var event = new EventType(one, two);
        assertThat(EventType.parse(event.text())).isEqualTo(event);
        var active = SubscriptionState.active(Duration.ofSeconds(seconds));
        assertThat(SubscriptionState.parse(active.text())).isEqualTo(active);
        var over = SubscriptionState.terminated(three);
        assertThat(SubscriptionState.parse(over.text())).isEqualTo(over);
        var replaces = new Replaces(one + "@" + two, two, three, seconds % 2 == 0);
        assertThat(Replaces.parse(replaces.text())).isEqualTo(replaces);
        var target = new ReferTarget(SipUri.of(one, "192.0.2.9", 0), replaces);
        assertThat(ReferTarget.parse(target.text())).isEqualTo(target);
    }

    @Test
    void theExamplesOfTheStandards() {
        assertThat(EventType.parse("refer;id=93809824")).isEqualTo(new EventType("refer", "93809824"));
        assertThat(SubscriptionState.parse("terminated;reason=noresource").isOver())
                .isTrue();
        assertThat(SubscriptionState.parse("somethingnew").phase()).isEqualTo(SubscriptionState.Phase.ACTIVE);
        // RFC 3891 section 4.
        assertThat(Replaces.parse("425928@bobster.example.org;to-tag=7743;from-tag=6472"))
                .isEqualTo(new Replaces("425928@bobster.example.org", "7743", "6472", false));
        // RFC 3515 section 2.1, with the escapes of RFC 3891.
        var target = ReferTarget.parse(
                "<sip:dave@denver.example.org?Replaces=12345%40192.168.118.3%3Bto-tag%3D12345%3Bfrom-tag%3D5FFE-3994>");
        assertThat(target.findReplaces()).contains(new Replaces("12345@192.168.118.3", "12345", "5FFE-3994", false));
        assertThat(ReferTarget.parse("sip:alice@atlanta.example.com").replaces())
                .isNull();
    }

    @Test
    void whatLacksAPartIsMalformed() {
        for (String wrong :
                new String[] {"", "callid", "callid;to-tag=1", ";to-tag=1;from-tag=2", "a b;to-tag=1;from-tag=2"}) {
            assertThatThrownBy(() -> Replaces.parse(wrong)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> EventType.parse("no token here")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ReferTarget.parse("<sip:a@b?Replaces=x%3Bto-tag>"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void rubbishNeverThrowsAnythingElse() {
        var random = new Random(11);
        String seed =
                "<sip:dave@denver.example.org?Replaces=12345%40x%3Bto-tag%3D1%3Bfrom-tag%3D5;early-only>;reason=a;id=4";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(seed);
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(1, 256));
            }
            String mutated = text.toString();
            quietly(() -> ReferTarget.parse(mutated));
            quietly(() -> Replaces.parse(mutated));
            quietly(() -> EventType.parse(mutated));
            quietly(() -> SubscriptionState.parse(mutated));
        }
    }

    private static void quietly(Runnable parse) {
        try {
            parse.run();
        } catch (MalformedException expected) {
            assertThat(expected).hasMessageNotContaining("\n");
        }
    }
}
