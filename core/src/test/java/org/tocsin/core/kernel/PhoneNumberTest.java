package org.tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhoneNumberTest {
    @Property
    void howItIsWrittenDoesNotMatter(@ForAll @NumericChars @StringLength(10) String digits) {
        var number = PhoneNumber.of(digits);
        assertThat(number.digits()).isEqualTo("+1" + digits);
        var area = digits.substring(0, 3);
        var rest = digits.substring(3, 6) + "-" + digits.substring(6);
        assertThat(PhoneNumber.of("(" + area + ") " + rest)).isEqualTo(number);
        assertThat(PhoneNumber.of("+1 " + area + "." + rest)).isEqualTo(number);
        assertThat(PhoneNumber.of("1" + digits)).isEqualTo(number);
        assertThat(PhoneNumber.of(number.digits())).isEqualTo(number);
    }

    @Property
    void neverShowsItself(@ForAll @NumericChars @StringLength(min = 3, max = 15) String digits) {
        assertThat(PhoneNumber.of(digits).toString()).doesNotContainPattern("[0-9]");
    }

    @Test
    void aHandsetWithoutServiceCannotBeCalledBack() {
        assertThat(PhoneNumber.of("911-555-0142").canBeCalledBack()).isFalse();
        assertThat(PhoneNumber.of("+19115550142").canBeCalledBack()).isFalse();
        assertThat(PhoneNumber.of("617-911-0142").canBeCalledBack()).isTrue();
        assertThat(PhoneNumber.of("9115551").canBeCalledBack()).isTrue();
    }

    @Test
    void whatNoTelephoneHasCannotBeCalledBack() {
        assertThat(List.of("911", "988", "*67", "555012", "017-555-0142", "617-155-0142", "+1617555014", "0000000000"))
                .noneMatch(text -> PhoneNumber.of(text).canBeCalledBack());
        assertThat(List.of("617-555-0142", "+44 20 7946 0958", "555-0142"))
                .allMatch(text -> PhoneNumber.of(text).canBeCalledBack());
    }

    @Test
    void otherCountriesAndShortNumbersStayAsTheyAre() {
        assertThat(PhoneNumber.of("+44 20 7946 0958").digits()).isEqualTo("+442079460958");
        assertThat(PhoneNumber.of("988").digits()).isEqualTo("988");
        assertThat(PhoneNumber.of("*67").digits()).isEqualTo("*67");
    }

    @Test
    void wordsAreNoNumber() {
        assertThatThrownBy(() -> PhoneNumber.of("anonymous"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("anonymous");
        assertThatThrownBy(() -> new PhoneNumber("617-555")).hasMessageNotContaining("617");
        assertThatThrownBy(() -> PhoneNumber.of("1".repeat(25))).isInstanceOf(IllegalArgumentException.class);
    }
}
