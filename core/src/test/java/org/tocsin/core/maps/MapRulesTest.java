package org.tocsin.core.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.timeline.Words;

class MapRulesTest {
    private static final Pack PACK = new Pack(
            "Ashford", "2026-11", "CC0", "City GIS", 20_000, 900, "Birchwood: house addresses cannot be verified");
    private static final MapCommand PUT = new MapCommand.PutInForce(PACK, "ada", "2026-08");

    private static Decision decide(Actor actor) {
        return MapRules.decide(PUT, new Stamp(1, Instant.EPOCH, actor, "k"));
    }

    @Test
    void a_proved_pack_takes_over_and_says_what_it_cannot_do() {
        var event = new MapEvent.MapPutInForce(Instant.EPOCH, "ada", PACK, "2026-08");
        assertThat(decide(new Actor.Machine("map"))).isEqualTo(Decision.accept(event));
        assertThat(Words.of(event))
                .isEqualTo(
                        "Map Ashford 2026-11 in force, replacing 2026-08: Birchwood: house addresses cannot be verified");
    }

    @Test
    void nobody_puts_a_map_in_force_by_hand() {
        assertThat(decide(new Actor.Person("ada", "Ada", null)))
                .isEqualTo(Decision.reject(new MapRejection.NotByHand()));
    }
}
