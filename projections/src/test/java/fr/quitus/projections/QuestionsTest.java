package fr.quitus.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** given(events) → then(rows), one view after the other. Amounts are cents. */
class QuestionsTest {
    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.ofEvery();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_programme_holds_what_was_opened_frozen_thawed_reallocated_and_allotted() {
        views.given(Histories.budget());

        assertThat(views.rows("programme_pocket"))
                .containsExactly(
                        "(2026,0156,HT2,106000000,96000000,4000000,4000000,50000000,45000000,"
                                + "100000000,90000000,0,0,0,0,0,0,0,0,0,0)",
                        "(2026,0156,T2,24000000,24000000,0,0,0,0,30000000,30000000,0,0,0,0,0,0,0,0,0,0)");
        assertThat(views.rows("title_opening"))
                .containsExactly(
                        "(2026,0156,T2,T2,30000000,30000000)",
                        "(2026,0156,T3,HT2,60000000,50000000)",
                        "(2026,0156,T5,HT2,40000000,40000000)");
    }

    @Test
    void an_operating_budget_holds_what_it_received_and_gave() {
        views.given(Histories.budget());

        assertThat(views.rows("operating_budget_pocket"))
                .containsExactly("(2026,0156-DR35,HT2,50000000,45000000,12000000,10000000,0,0)");
    }

    @Test
    void an_envelope_moves_its_credits_from_reserved_to_consumed_when_a_payment_is_executed() {
        views.given(Histories.budget())
                .given(Histories.expenditure(1, Histories.UNIT_1, 12_000).subList(0, 10));
        List<String> ordered = views.rows("envelope");

        views.given(Histories.expenditure(1, Histories.UNIT_1, 12_000).subList(10, 15));

        assertThat(ordered).contains("(2026,0156-DR35-U001,HT2,10000000,0,1200000,0,0,0,0,8000000,0,1200000,0,0,0,0)");
        assertThat(views.rows("envelope"))
                .containsExactly(
                        "(2026,0156-DR35-U001,HT2,10000000,0,1200000,0,0,0,0,8000000,0,0,1200000,0,0,0)",
                        "(2026,0156-DR36-U002,HT2,2000000,0,0,0,0,0,0,2000000,0,0,0,0,0,0)");
    }

    @Test
    void what_is_taken_back_leaves_the_child_and_is_left_at_the_parent() {
        views.given(Histories.budget()).given(Histories.takenBack());

        assertThat(views.rows("operating_budget_pocket"))
                .containsExactly("(2026,0156-DR35,HT2,49000000,44500000,11000000,9500000,0,0)");
        assertThat(views.rows("programme_pocket").getFirst())
                .isEqualTo("(2026,0156,HT2,106000000,96000000,4000000,4000000,49000000,44500000,"
                        + "100000000,90000000,0,0,0,0,0,0,0,0,0,0)");
        assertThat(views.rows("envelope"))
                .contains("(2026,0156-DR35-U001,HT2,9000000,200000,0,0,0,0,0,7500000,50000,0,0,0,0,0)");
    }

    @Test
    void movements_and_carry_overs_change_what_is_open_and_are_told_apart() {
        views.given(Histories.budget()).given(Histories.moved());

        assertThat(views.rows("programme_pocket"))
                .contains(
                        "(2026,0156,HT2,105300000,95300000,4000000,4000000,50000000,45000000,"
                                + "100000000,90000000,300000,300000,1000000,1000000,0,0,200000,100000,0,0)",
                        "(2026,0218,HT2,1000000,1000000,0,0,0,0,0,0,1000000,1000000,0,0,0,0,0,0,0,0)",
                        "(2027,0156,HT2,200000,100000,0,0,0,0,0,0,0,0,0,0,200000,100000,0,0,0,0)");
    }

    @Test
    void affected_ae_are_counted_in_the_envelope_and_by_operation() {
        views.given(Histories.budget()).given(Histories.affected());

        assertThat(views.rows("affectation"))
                .containsExactly(
                        "(2026,0156-DR35-U001,HT2,TF-2025-0003,1000000,0,1000000,2025)",
                        "(2026,0156-DR35-U001,HT2,TF-2026-0017,2500000,1500000,0,2026)");
        assertThat(views.rows("envelope"))
                .contains("(2026,0156-DR35-U001,HT2,10000000,0,1500000,3500000,1500000,500000,70000,8000000,0,0,0,"
                        + "0,0,0)");
    }

    @Test
    void the_register_follows_a_commitment_from_draft_to_paid() {
        views.given(Histories.draft(1, Histories.UNIT_1, 12_000));
        List<String> drafted = views.rows("commitment_register");

        views.given(Histories.expenditure(2, Histories.UNIT_2, 500));

        assertThat(drafted).singleElement().asString().contains(",DRAFT,1200000,0,0,0,0,,,gina,,,,0)");
        assertThat(views.rows("commitment_register"))
                .hasSize(2)
                .last()
                .asString()
                .contains("2100000002,2026,0156-DR36-U002,MARCHE,12345678900011")
                .contains(",VALIDATED,50000,0,50000,50000,50000,,,gina,omar,2026-02-02,,13)");
    }

    @Test
    void the_balance_of_a_full_expenditure_leaves_the_charge_and_the_treasury() {
        views.given(Histories.expenditure(1, Histories.UNIT_1, 12_000));

        assertThat(views.rows("trial_balance"))
                .containsExactly(
                        "(2026,4011000000,1200000,1200000)",
                        "(2026,4081000000,1200000,1200000)",
                        "(2026,5121000000,0,1200000)",
                        "(2026,5123000000,1200000,1200000)",
                        "(2026,6113110000,1200000,0)");
    }

    @Test
    void third_parties_show_what_waits_for_the_comptable_and_what_others_named_too() {
        views.given(Histories.thirdParties());

        assertThat(views.rows("third_party"))
                .containsExactly(
                        "(1000000002,1000000002,NATURAL,,ACTIVE,0,0,2026-02-02)",
                        "(12345678900011,1000000001,LEGAL,Fournisseur,ACTIVE,1,30000,2026-02-02)");
        assertThat(views.rows("payee_account"))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("(1000000002,").endsWith(",,2026-02-02,gina,,,1)"),
                        row -> assertThat(row).startsWith("(12345678900011,").endsWith(",,2026-02-02,gina,katia,,1)"));
    }

    @Test
    void journals_number_their_entries_without_gap_in_log_order() {
        views.given(Histories.expenditure(1, Histories.UNIT_1, 10))
                .given(Histories.revenue(1))
                .given(Histories.expenditure(2, Histories.UNIT_1, 20));

        assertThat(views.rows("journal_counter"))
                .containsExactly("(DEP,2026,2)", "(REC,2026,3)", "(SF,2026,2)", "(TRE,2026,4)");
        assertThat(views.rows("journal_entry"))
                .filteredOn(row -> row.contains(",TRE,"))
                .extracting(row -> row.split(",", -1)[4])
                .containsExactly("1", "2", "3", "4");
        assertThat(views.rows("ledger_posting"))
                .contains(
                        "(4,0,0,2026,6113110000,DEBIT,1000,,2026-03-02,commitment:2100000001)",
                        "(4,0,1,2026,4081000000,CREDIT,1000,12345678900011,2026-03-02,commitment:2100000001)");
    }

    @Test
    void an_overpayment_is_no_budget_revenue() {
        views.given(Histories.revenue(1)).given(Histories.revenue(2));

        assertThat(views.rows("budget_revenue")).containsExactly("(2026,2306,1000000)");
        assertThat(views.rows("trial_balance")).contains("(2026,4664000000,0,40000)", "(2026,5121000000,1040000,0)");
    }

    @Test
    void the_audit_trail_finds_each_event_by_who_did_it_and_to_which_file() {
        views.given(Histories.draft(1, Histories.UNIT_1, 10));

        assertThat(views.rows("audit_trail")).containsExactly("(0,omar,commitment:2100000001,,)");
    }
}
