package org.tocsin.edge.live.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.core.closures.ClosureCommand;
import org.tocsin.core.line.Parsed;
import org.tocsin.edge.geography.TwoTowns;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;

/// Two towns, each with a Main St crossed by the same avenues, a piece between each two.
class SpokenClosingTest {
    private static final MapReader READER = new MapReader(TwoTowns::pack, PackGazetteer.of(TwoTowns.pack()));

    private static ClosureCommand.Close closed(String street, String from, String to) {
        var reading = READER.closure(new Parsed.CloseStreet(street, from, to, "wires down"));
        return (ClosureCommand.Close) ((MapReader.Reading.Read) reading).command();
    }

    private static String unclear(String street, String from, String to) {
        var reading = READER.closure(new Parsed.CloseStreet(street, from, to, ""));
        return ((MapReader.Reading.Unclear) reading).why().message();
    }

    @Test
    void everyPieceBetweenTheTwoCrossingsAndNoOther() {
        var close = closed("Main Street, Ashford", "Mass Ave", "Third");
        assertThat(close.streets()).containsExactly("Ashford-Main St-0", "Ashford-Main St-1");
        assertThat(close.label()).isEqualTo("Main St from Massachusetts Ave to Third St");
        assertThat(close.reason()).isEqualTo("wires down");
        assertThat(closed("Main Street, Ashford", "Third", "Mass Ave").streets())
                .containsExactly("Ashford-Main St-1", "Ashford-Main St-0");
    }

    @Test
    void aBlockIsItsPiece() {
        assertThat(closed("100 block of Main St, Ashford", "", "").streets()).containsExactly("Ashford-Main St-1");
        assertThat(closed("205 Elm St, Birchwood", "", "").streets()).containsExactly("Birchwood-Elm St-2");
    }

    @Test
    void whatTwoTownsHaveIsAsked() {
        assertThat(unclear("Main St", "Elm St", "Third St")).contains("Ashford", "Birchwood", "which town");
        assertThat(unclear("100 block of Main St", "", "")).contains("Ashford", "Birchwood");
    }

    @Test
    void whatDoesNotMeetIsToldAndNothingIsClosed() {
        assertThat(unclear("Main St, Ashford", "River St", "Third St")).contains("does not lead");
        assertThat(unclear("Qqqq Road", "", "")).contains("No block");
    }
}
