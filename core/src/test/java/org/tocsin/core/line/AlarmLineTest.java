package org.tocsin.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.Refusal;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.CallId;

class AlarmLineTest {
    private static Parsed line(String text) {
        return CommandLine.parse(text, Centre.EMPTY, null, null, false);
    }

    @Test
    void aBoxIsAPlaceForANewIncident() {
        assertThat(line("BOX 1234")).isEqualTo(new Parsed.Place(null, "", "box 1234", false));
        assertThat(line("box 12-31!")).isEqualTo(new Parsed.Place(null, "", "box 12-31", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOX", "BOX main street", "BOX 12345678"})
    void aBoxHasANumber(String text) {
        assertThat(((Parsed.Unread) line(text)).code()).isEqualTo("box-missing");
    }

    @Test
    void anAlarmIsRejectedForAReasonOfTheList() {
        assertThat(((Parsed.Commands) line("REJ C17 address no such house")).commands())
                .isEqualTo(List.of(new AlarmCommand.Reject(new CallId(17), Refusal.BAD_ADDRESS, "no such house")));
        assertThat(((Parsed.Commands) line("REJ C17 they moved away")).commands())
                .isEqualTo(List.of(new AlarmCommand.Reject(new CallId(17), Refusal.OTHER, "they moved away")));
        assertThat(((Parsed.Commands) line("TELL c17 which floor?")).commands())
                .isEqualTo(List.of(new AlarmCommand.Tell(new CallId(17), "which floor?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJ", "REJ ADDRESS", "TELL", "TELL which floor?"})
    void withoutAnAlarmInHandOneIsNamed(String text) {
        assertThat(((Parsed.Unread) line(text)).code()).isEqualTo("alarm-missing");
    }
}
