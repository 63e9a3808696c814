package fr.quitus.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.web.ledger.Spending;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetFiguresTest {
    private static BigDecimal euros(String text) {
        return new BigDecimal(text);
    }

    private static Spending.Side side(String received, String consumed, String available) {
        return new Spending.Side(
                euros(received),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                euros(consumed),
                euros(available),
                null);
    }

    @Test
    void the_year_s_end_is_what_was_consumed_carried_on_at_the_same_pace() {
        assertThat(YearEnd.of(2025, LocalDate.of(2025, 3, 14)).of(euros("73.00")))
                .isEqualByComparingTo("365.00");
        assertThat(YearEnd.of(2025, LocalDate.of(2025, 12, 31)).of(euros("73.01")))
                .isEqualByComparingTo("73.01");
        assertThat(YearEnd.of(2025, LocalDate.of(2026, 2, 1)).of(euros("73.01")))
                .as("in the complementary period nothing is left to estimate")
                .isEqualByComparingTo("73.01");
        assertThat(YearEnd.of(2024, LocalDate.of(2024, 1, 1)).of(euros("1.00"))).isEqualByComparingTo("366.00");
        assertThat(YearEnd.of(2025, LocalDate.of(2025, 1, 1)).known()).isTrue();
        assertThat(YearEnd.of(2026, LocalDate.of(2025, 3, 14)).known()).isFalse();
        assertThat(YearEnd.of(2025, LocalDate.of(2025, 3, 14)).of(euros("-73.00")))
                .isEqualByComparingTo("-365.00");
    }

    @Test
    void bars_are_in_proportion_to_the_highest_and_what_was_taken_back_has_none() {
        List<MonthlyChart.Bar> bars = MonthlyChart.of(List.of(
                        new Spending.Month("2025-01", euros("100.00"), euros("0.00")),
                        new Spending.Month("2025-02", euros("-40.00"), euros("25.00")),
                        new Spending.Month("2026-01", euros("1.00"), euros("50.00"))))
                .bars();

        assertThat(bars).extracting(MonthlyChart.Bar::ae).containsExactly(200, 0, 2);
        assertThat(bars).extracting(MonthlyChart.Bar::cp).containsExactly(0, 50, 100);
        assertThat(bars)
                .extracting(MonthlyChart.Bar::aeUntil)
                .containsExactly(euros("100.00"), euros("60.00"), euros("61.00"));
        assertThat(MonthlyChart.of(List.of(new Spending.Month("2025-01", euros("0.00"), euros("-1.00"))))
                        .bars()
                        .getFirst()
                        .cp())
                .isZero();
    }

    @Test
    void an_ej_leaves_the_rest_or_says_what_is_missing() {
        Spending.Line line = new Spending.Line(
                "0156-DR35-U001", null, null, "HT2", side("1000.00", "250.00", "700.00"), side("0", "0", "0"));

        Trial enough = Trial.of(line, euros("700.00"));
        Trial wanting = Trial.of(line, euros("700.01"));

        assertThat(enough.enough()).isTrue();
        assertThat(enough.rate()).isEqualByComparingTo("25.0");
        assertThat(enough.rateAfter()).isEqualByComparingTo("95.0");
        assertThat(wanting.enough()).isFalse();
        assertThat(wanting.missing()).isEqualByComparingTo("0.01");
        assertThat(enough.missing()).isEqualByComparingTo("0");
        assertThat(Trial.of(
                                new Spending.Line("0156", null, null, "T2", side("0.00", "0.00", "0.00"), line.cp()),
                                euros("1"))
                        .rateAfter())
                .isNull();
    }

    @Test
    void an_amount_is_read_as_it_is_typed_in_french_and_in_english() {
        assertThat(Trial.Amount.of("1 234,5").euros()).isEqualByComparingTo("1234.50");
        assertThat(Trial.Amount.of(" 1\u202f234.56 ").euros()).isEqualByComparingTo("1234.56");
        for (String wrong : List.of("-1", "1,234", "1e3", "beaucoup", "99999999999999")) {
            assertThat(Trial.Amount.of(wrong).unreadable()).as(wrong).isTrue();
        }
        assertThat(Trial.Amount.of(null).unreadable()).isFalse();
        assertThat(Trial.Amount.of("").euros()).isNull();
    }

    @Test
    void a_code_leads_to_the_level_below_it() {
        assertThat(BudgetLevel.of(null, null)).isEqualTo(BudgetLevel.PROGRAMME);
        assertThat(BudgetLevel.of(null, "GA")).isEqualTo(BudgetLevel.PROGRAMME);
        assertThat(BudgetLevel.of(null, "0156")).isEqualTo(BudgetLevel.BOP);
        assertThat(BudgetLevel.of(null, "0156-DR35")).isEqualTo(BudgetLevel.UO);
        assertThat(BudgetLevel.of(null, "0156-DR35-U001")).isEqualTo(BudgetLevel.UO);
        assertThat(BudgetLevel.of("MISSION", null)).isEqualTo(BudgetLevel.MISSION);
        assertThat(BudgetLevel.of("TITLE", "0156")).isEqualTo(BudgetLevel.BOP);
        assertThat(BudgetLevel.above("0156-DR35-U001")).containsExactly("0156", "0156-DR35", "0156-DR35-U001");
        assertThat(BudgetLevel.above("GA")).containsExactly("GA");
    }
}
