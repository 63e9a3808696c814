package fr.quitus.domain.accounting;

import static fr.quitus.domain.G0.ASSET;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostingRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Amount TEN = Amount.euros(10);
    private static final List<Imputed> LINES = List.of(new Imputed(CHARGE, TEN), new Imputed(ASSET, Amount.euros(5)));

    @Test
    void each_template_debits_and_credits_the_accounts_of_the_domain_reference() {
        assertThat(lines(PostingRules.p01(DAY, CHARGE, TEN, "S")))
                .containsExactly("D6113110000 10.00", "C4081000000 10.00");
        assertThat(lines(PostingRules.p02(DAY, LINES, "S")))
                .containsExactly("D4081000000 10.00", "C4011000000 10.00", "D4084000000 5.00", "C4041000000 5.00");
        assertThat(lines(PostingRules.p03(DAY, LINES, "S")))
                .containsExactly("D4011000000 10.00", "D4041000000 5.00", "C5123000000 15.00");
        assertThat(lines(PostingRules.p04(DAY, TEN))).containsExactly("D5123000000 10.00", "C5121000000 10.00");
        assertThat(lines(RevenuePostings.p30(DAY, List.of(new Imputed(PRODUCT, TEN)), "R")))
                .containsExactly("D4111100000 10.00", "C7060000000 10.00");
        assertThat(lines(RevenuePostings.p31(DAY, TEN, "R"))).containsExactly("D5121000000 10.00", "C4111100000 10.00");
        assertThat(lines(RevenuePostings.p33(DAY, TEN, "R"))).containsExactly("D5121000000 10.00", "C4664000000 10.00");
    }

    @Test
    void an_entry_that_does_not_balance_cannot_exist() {
        var debit = new Posting(CHARGE, Side.DEBIT, TEN, null);
        var credit = new Posting(PRODUCT, Side.CREDIT, Amount.ofCents(999), null);

        assertThatThrownBy(() -> new JournalEntry("P01", Journal.SF, DAY, "x", List.of(debit, credit)))
                .hasMessageContaining("does not balance by 0.01");
        assertThatThrownBy(() -> new JournalEntry("P01", Journal.SF, DAY, "x", List.of(debit)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PostingRules.p03(DAY, List.of(), "S")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> lines(JournalEntry entry) {
        return entry.postings().stream()
                .map(p -> (p.side() == Side.DEBIT ? "D" : "C") + p.account() + " " + p.amount())
                .toList();
    }
}
