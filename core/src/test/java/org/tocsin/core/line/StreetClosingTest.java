package org.tocsin.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.centre.Centre;

class StreetClosingTest {
    private static Parsed line(String text) {
        return CommandLine.parse(text, Centre.EMPTY, null, null, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CS River St/Main St/Oak St: water main | River St | Main St | Oak St | water main",
                "cs River St from Main St to Oak St:fire | River St | Main St | Oak St | fire",
                "CLOSE River St from Main St to Oak St | River St | Main St | Oak St | ''",
                "CLOSE River St between Main and Oak: hose line | River St | Main | Oak | hose line",
                "CLOSE 100 block of River St: wires | 100 block of River St | '' | '' | wires",
                "CS 12 River St | 12 River St | '' | '' | ''",
                "CS River St, Ashford/Main St/Oak St | River St, Ashford | Main St | Oak St | ''",
            })
    void aStreetIsReadWithItsEnds(String text, String street, String from, String to, String reason) {
        assertThat(line(text)).isEqualTo(new Parsed.CloseStreet(street, from, to, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CS", "CS River St/Main St", "CS River St//Oak St"})
    void halfAStreetIsAskedAbout(String text) {
        assertThat(((Parsed.Unread) line(text)).code()).isEqualTo("street-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE 1042 3", "CLOSE settled", "CLOSE", "X River St from Main to Oak"})
    void closingAnIncidentStaysThat(String text) {
        assertThat(line(text)).isNotInstanceOf(Parsed.CloseStreet.class);
    }

    @Test
    void wrongDataAreReportedInWords() {
        assertThat(line("WD no such number here")).isEqualTo(new Parsed.WrongData(null, "no such number here"));
        assertThat(((Parsed.Unread) line("WD")).code()).isEqualTo("words-missing");
    }

    @Test
    void liftAloneTellsWhatIsClosed() {
        assertThat(line("LIFT")).isEqualTo(new Parsed.Answer("No street is closed."));
        assertThat(((Parsed.Commands) line("LIFT 3 hydrant flowing")).commands())
                .containsExactly(new org.tocsin.core.closures.ClosureCommand.Open(3, "hydrant flowing"));
    }
}
