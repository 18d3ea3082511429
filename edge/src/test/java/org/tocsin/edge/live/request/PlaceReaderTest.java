package org.tocsin.edge.live.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.TwoTowns;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;

/// What becomes of words that go along with something else: a type that opens an incident.
class PlaceReaderTest {
    private static final PlaceReader READER = new PlaceReader(PackGazetteer.of(TwoTowns.pack()));
    /// Beside 5 Main St, and a little nearer to its neighbour.
    private static final Point CALLER = TwoTowns.at(0, 0.07);

    private static Whereabouts forced(String typed, boolean withPoint) {
        var request = new Request.PlaceRequest(
                typed, null, withPoint ? CALLER.latitude() : null, withPoint ? CALLER.longitude() : null, true);
        return ((PlaceReader.Reading.Read) READER.read(request, CALLER)).place();
    }

    @Test
    void certainWordsAreVerifiedThoughForced() {
        var place = forced("5 Main St, Ashford", false);
        assertThat(place.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(place.label()).isEqualTo("5 Main St");
        assertThat(place.typed()).isEqualTo("5 Main St, Ashford");
    }

    @Test
    void wordsNobodyKnowsStandAsTypedAndFlagged() {
        var place = forced("behind the old mill", false);
        assertThat(place.exactness()).isEqualTo(Exactness.FORCED);
        assertThat(place.label()).isEqualTo("behind the old mill");
        assertThat(place.findPoint()).isEmpty();
    }

    @Test
    void aNamedDoorGoesBeforeThePointBesideIt() {
        var place = forced("5 Main St, Ashford", true);
        assertThat(place.label()).isEqualTo("5 Main St");
        assertThat(place.exactness()).isEqualTo(Exactness.EXACT);
    }

    @Test
    void nearADoorIsNotThatDoor() {
        var place = forced("near 5 Main St", true);
        assertThat(place.exactness()).isEqualTo(Exactness.APPROXIMATE);
        assertThat(place.findPoint()).contains(CALLER);
    }
}
