package fr.quitus.interchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SepaTextTest {

    @Test
    void accents_and_ligatures_become_the_letters_a_bank_takes() {
        assertThat(SepaText.write("Ça coûte 3 € à l'Œuvre d'Ægidius Straße", 70))
                .isEqualTo("Ca coute 3 EUR a l'OEuvre d'AEgidius Strasse");
        assertThat(SepaText.write("DUPONT & Fils — n° 12 « bis »", 70)).isEqualTo("DUPONT + Fils - no 12 ' bis '");
        assertThat(SepaText.write("Łódź Ørsted Đurić", 70)).isEqualTo("Lodz Orsted Duric");
        assertThat(SepaText.write("e\u0301te\u0301", 70)).isEqualTo("ete");
    }

    @Test
    void what_has_no_equivalent_becomes_a_point_and_blanks_one_space() {
        assertThat(SepaText.write("A*B\t\n C\u00A0D", 70)).isEqualTo("A.B C D");
        assertThat(SepaText.write("Ελλάς", 70)).isEqualTo(".....");
        assertThat(SepaText.isReadable(SepaText.write("Ελλάς", 70))).isFalse();
    }

    @Test
    void a_text_is_cut_and_no_bank_takes_it_for_a_structured_one() {
        assertThat(SepaText.write("a".repeat(71), 70)).hasSize(70);
        assertThat(SepaText.write("//INV//12/", 70)).isEqualTo("INV/12");
    }

    @Test
    void an_identifier_is_carried_unchanged_or_not_at_all() {
        assertThat(SepaText.isIdentifier("100000001-1")).isTrue();
        assertThat(SepaText.isIdentifier("DP/100000001/1")).isTrue();
        assertThat(SepaText.isIdentifier("a".repeat(35))).isTrue();
        assertThat(SepaText.isIdentifier("a".repeat(36))).isFalse();
        assertThat(SepaText.isIdentifier("/100")).isFalse();
        assertThat(SepaText.isIdentifier("100/")).isFalse();
        assertThat(SepaText.isIdentifier("1//2")).isFalse();
        assertThat(SepaText.isIdentifier("")).isFalse();
        assertThat(SepaText.isIdentifier(" 1")).isFalse();
        assertThat(SepaText.isIdentifier("é")).isFalse();
    }

    @Property(tries = 300)
    void whatever_is_written_is_in_the_alphabet_and_fits(@ForAll String text) {
        String written = SepaText.write(text, 70);

        assertThat(SepaText.isWritten(written)).isTrue();
        assertThat(written.length()).isLessThanOrEqualTo(70);
        assertThat(written).isEqualTo(written.strip()).doesNotContain("//");
    }
}
