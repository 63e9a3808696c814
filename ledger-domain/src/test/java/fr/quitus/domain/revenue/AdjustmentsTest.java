package fr.quitus.domain.revenue;

import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.revenue.RevenueStory.cashing;
import static fr.quitus.domain.revenue.RevenueStory.file;
import static fr.quitus.domain.revenue.RevenueStory.postings;
import static fr.quitus.domain.revenue.RevenueStory.revenue;
import static fr.quitus.domain.revenue.RevenueStory.status;
import static fr.quitus.domain.revenue.RevenueStory.taken;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Closings;
import fr.quitus.domain.G0;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.RandomPaymentActs;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.AdjustmentEvent.ImpairmentRevised;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdjustmentsTest {
    private static final Iban DEBTOR = Iban.of("FR7630001007941234567890185");
    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void a_title_partly_paid_and_reduced_owes_back_what_was_paid_too_much() {
        RevenueOrderNumber number = taken(story, "10000", "2026-02-02");
        story.accepted(cashing(number, "4000", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));

        story.accepted(new ReduceRevenueOrder(number, euros("7000"), "Erreur"), G0.OMAR.on("2026-03-06"));
        var reduced = story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2026-03-09"));
        var refunded = story.accepted(
                new RefundOverpayment(number, null, DEBTOR, date("2026-03-10")), G0.KATIA.on("2026-03-10"));

        assertThat(postings(reduced))
                .containsExactly("P35 D7060000000 7000.00", "P35 C4111100000 6000.00", "P35 C4664000000 1000.00");
        assertThat(revenue(reduced)).isEmpty();
        assertThat(revenue(refunded)).containsExactly("2306 -1000.00");
        assertThat(status(story, number)).isEqualTo("COLLECTED");
    }

    @Test
    void a_title_of_an_earlier_year_is_cancelled_against_a_charge() {
        RevenueOrderNumber number = taken(story, "5000", "2026-02-02");

        story.accepted(new CancelRevenueOrder(number, "Erreur"), G0.PAULA.on("2027-03-06"));
        var cancelled = story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2027-03-09"));

        assertThat(postings(cancelled)).containsExactly("P36 D6285300000 5000.00", "P36 C4111100000 5000.00");
        assertThat(status(story, number)).isEqualTo("CANCELLED");
        assertThat(story.rejection(new CancelRevenueOrder(number, "Erreur"), G0.PAULA.on("2027-03-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_cancellation_takes_the_surcharge_of_its_own_year_too() {
        RevenueOrderNumber number = taken(story, "1000", "2026-11-10");
        story.accepted(new ApplySurcharge(number), G0.KATIA.on("2027-01-16"));

        story.accepted(new CancelRevenueOrder(number, "Erreur"), G0.PAULA.on("2027-03-06"));
        var cancelled = story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2027-03-09"));

        assertThat(postings(cancelled))
                .containsExactly(
                        "P35 D7520000000 100.00",
                        "P35 C4111100000 100.00",
                        "P36 D6285300000 1000.00",
                        "P36 C4111100000 1000.00");
    }

    @Test
    void names_the_first_rule_a_reduction_breaks() {
        RevenueOrderNumber issued = story.anIssuedTitle("1");
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        var tooMuch = new ReduceRevenueOrder(number, euros("1000.01"), "Erreur");

        assertThat(story.rejection(new ReduceRevenueOrder(issued, euros("2"), "Erreur"), G0.STRANGER.on("2026-03-06")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(tooMuch, G0.STRANGER.on("2026-03-06"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(tooMuch, G0.OMAR.on("2027-01-01"))).isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(tooMuch, G0.OMAR.on("2026-03-06"))).isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        assertThat(story.rejection(new TakeReductionInCharge(number), G0.KATIA.on("2026-03-06")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        story.accepted(new ReduceRevenueOrder(number, euros("1000"), "Erreur"), G0.OMAR.on("2026-03-06"));
        assertThat(story.rejection(new CancelRevenueOrder(number, "Erreur"), G0.OMAR.on("2026-03-06")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new TakeReductionInCharge(number), G0.KARL.on("2026-03-06")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
    }

    @Test
    void a_title_reduced_to_nothing_before_anything_was_paid_was_not_collected() {
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        story.accepted(new ReduceRevenueOrder(number, euros("1000"), "Erreur"), G0.OMAR.on("2026-03-06"));
        story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2026-03-06"));

        assertThat(status(story, number)).isEqualTo("CANCELLED");
    }

    @Test
    void the_comptable_rejects_a_title_or_a_reduction() {
        RevenueOrderNumber issued = story.anIssuedTitle("1");
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        var reject = new RejectRevenueOrder(number, "Irrégulière");

        assertThat(story.rejection(reject, G0.KATIA.on("2026-03-06"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new ReduceRevenueOrder(number, euros("1"), "Erreur"), G0.OMAR.on("2026-03-06"));
        assertThat(story.rejection(reject, G0.KARL.on("2026-03-06"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        story.accepted(reject, G0.KATIA.on("2026-03-06"));
        assertThat(file(story, number).recovery().pending()).isNull();
        assertThat(story.rejection(new RejectRevenueOrder(issued, "Sans titre"), G0.KARL.on("2026-03-06")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        story.accepted(new RejectRevenueOrder(issued, "Sans titre"), G0.KATIA.on("2026-03-06"));
        assertThat(status(story, issued)).isEqualTo("REJECTED");
        assertThat(story.rejection(new TakeInCharge(issued), G0.KATIA.on("2026-03-06")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void remissions_of_one_claim_add_up_against_the_ceiling_of_who_grants_them() {
        RevenueOrderNumber number = taken(story, "400000", "2026-02-02");
        Person minister = RandomPaymentActs.MINISTER;

        assertThat(story.rejection(remission(number, "76000.01", null), G0.KATIA.on("2026-03-06")))
                .isEqualTo(Rejection.PLAFOND_REMISE);
        assertThat(postings(story.accepted(remission(number, "50000", null), G0.KATIA.on("2026-03-06"))))
                .containsExactly("P37 D6285200000 50000.00", "P37 C4111100000 50000.00");
        assertThat(story.refused(remission(number, "30000", null), G0.KATIA.on("2026-03-06")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.PLAFOND_REMISE))
                .satisfies(r -> assertThat(r.facts())
                        .containsEntry("cumul", "80000.00")
                        .containsEntry("leveePar", "BUDGET_MINISTER"));
        story.accepted(remission(number, "26000", null), G0.KATIA.on("2026-03-06"));
        story.accepted(remission(number, "74000", null), minister.on("2026-03-07"));
        assertThat(story.refused(remission(number, "0.01", null), minister.on("2026-03-07")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.PLAFOND_REMISE))
                .satisfies(r -> assertThat(r.facts()).doesNotContainKey("leveePar"));
        story.accepted(remission(number, "250000", "Avis n° 1, JO du 6 mars"), minister.on("2026-03-07"));
        assertThat(status(story, number)).isEqualTo("REMITTED");
        assertThat(story.rejection(remission(number, "0.01", null), G0.KATIA.on("2026-03-07")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void a_remission_of_the_surcharge_leaves_the_principal() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        story.accepted(new ApplySurcharge(number), G0.KATIA.on("2026-03-16"));
        var asked = new GrantRemission(number, euros("100.01"), ClaimPart.SURCHARGE, "Décision", null);

        assertThat(story.rejection(asked, G0.KATIA.on("2026-03-17"))).isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        story.accepted(
                new GrantRemission(number, euros("100"), ClaimPart.SURCHARGE, "Décision", null),
                G0.KATIA.on("2026-03-17"));
        assertThat(file(story, number).claim().remaining(ClaimPart.PRINCIPAL)).isEqualTo(Balance.parse("1000"));
        assertThat(file(story, number).remaining()).isEqualTo(Balance.parse("1000"));
    }

    @Test
    void a_doubtful_claim_stands_on_its_account_and_its_impairment_follows_what_is_left() {
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        var mark = new MarkClaimDoubtful(number, euros("600"), "Liquidation");

        assertThat(story.rejection(new MarkClaimDoubtful(number, euros("1000.01"), "x"), G0.KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        assertThat(postings(story.accepted(mark, G0.KATIA.on("2026-03-05"))))
                .containsExactly(
                        "P39a D4161000000 1000.00",
                        "P39a C4111100000 1000.00",
                        "P39b D6817000000 600.00",
                        "P39b C4911000000 600.00");
        assertThat(story.rejection(mark, G0.KATIA.on("2026-03-05"))).isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(postings(story.accepted(cashing(number, "700", "2026-03-06", "REF-1"), G0.BANK.on("2026-03-06"))))
                .containsExactly(
                        "P31 D5121000000 700.00",
                        "P31 C4161000000 700.00",
                        "P39c D4911000000 300.00",
                        "P39c C7817000000 300.00");
        assertThat(postings(story.accepted(new WriteOff(number, "Clôture"), G0.OMAR.on("2026-04-01"))))
                .containsExactly(
                        "P40 D6285100000 300.00",
                        "P40 C4161000000 300.00",
                        "P39c D4911000000 300.00",
                        "P39c C7817000000 300.00");
    }

    @Test
    void an_impairment_is_raised_lowered_and_taken_back_and_follows_what_is_paid_in_between() {
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        story.accepted(new MarkClaimDoubtful(number, euros("200"), "Retard"), G0.KATIA.on("2026-03-05"));

        var raised = story.accepted(revising(number, "700", null), G0.KATIA.on("2026-04-01"));
        var paid = story.accepted(cashing(number, "400", "2026-04-06", "REF-1"), G0.BANK.on("2026-04-06"));
        var lowered = story.accepted(revising(number, "150.50", null), G0.KATIA.on("2026-05-04"));
        var back = story.accepted(revising(number, null, null), G0.KATIA.on("2026-06-01"));

        assertThat(postings(raised)).containsExactly("P39b D6817000000 500.00", "P39b C4911000000 500.00");
        assertThat(postings(paid)).endsWith("P39c D4911000000 100.00", "P39c C7817000000 100.00");
        assertThat(postings(lowered)).containsExactly("P39c D4911000000 449.50", "P39c C7817000000 449.50");
        assertThat(postings(back)).containsExactly("P39c D4911000000 150.50", "P39c C7817000000 150.50");
        assertThat(Story.only(back, ImpairmentRevised.class).before()).isEqualTo(Balance.parse("150.50"));
        assertThat(file(story, number).recovery().doubt().doubtful()).isTrue();
        story.accepted(revising(number, "600", null), G0.KATIA.on("2026-06-02"));
        assertThat(postings(story.accepted(cashing(number, "600", "2026-06-08", "REF-2"), G0.BANK.on("2026-06-08"))))
                .as("paid in full, nothing is impaired any more")
                .endsWith("P39c D4911000000 600.00", "P39c C7817000000 600.00");
    }

    @Test
    void names_the_first_rule_a_revised_impairment_breaks() {
        RevenueOrderNumber issued = story.anIssuedTitle("1");
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");

        assertThat(story.rejection(revising(issued, "1", null), G0.KARL.on("2026-03-05")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(revising(number, "1", null), G0.KARL.on("2026-03-05")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.refused(revising(number, "1", null), G0.KATIA.on("2026-03-05"))
                        .detail())
                .contains("MarkClaimDoubtful");
        story.accepted(new MarkClaimDoubtful(number, null, "Retard"), G0.KATIA.on("2026-03-05"));
        assertThat(story.rejection(revising(number, "1000.01", null), G0.KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.MONTANT_SUPERIEUR_AU_TITRE);
        assertThat(story.rejection(revising(number, null, null), G0.KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(revising(number, "1", "2026-03-04"), G0.KATIA.on("2026-03-05")))
                .as("neither today nor an inventory")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(revising(number, "1", null), G0.KATIA.on("2026-03-06"));
        assertThat(story.rejection(revising(number, "2", null), G0.KATIA.on("2026-03-05")))
                .as("before it was last valued")
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        story.accepted(new WriteOff(number, "Insolvable"), G0.OMAR.on("2026-03-09"));
        assertThat(story.rejection(revising(number, "2", null), G0.KATIA.on("2026-03-10")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void an_inventory_values_a_claim_on_31_december_while_it_is_open() {
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        story.accepted(new MarkClaimDoubtful(number, euros("200"), "Retard"), G0.KATIA.on("2026-03-05"));
        story.accepted(new EnterComplementaryPeriod(G0.YEAR, "Décret"), G0.DIRECTORATE.on("2027-01-02"));
        var inventory = revising(number, "500", "2026-12-31");
        assertThat(story.rejection(inventory, G0.KATIA.on("2027-01-04"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new CloseBudget(G0.YEAR), G0.DIRECTORATE.on("2027-01-21"));
        story.accepted(new OpenInventory(G0.YEAR), G0.KATIA.on("2027-02-01"));

        var valued = Story.only(story.accepted(inventory, G0.KATIA.on("2027-02-02")), ImpairmentRevised.class);

        assertThat(valued.entries().getFirst().accountingDate()).isEqualTo(date("2026-12-31"));
        assertThat(valued.revisedOn()).isEqualTo(date("2027-02-02"));
        Closings.finish(story, G0.YEAR, "2027-04-29");
        story.accepted(new CloseFiscalYear(G0.YEAR), G0.KATIA.on("2027-04-30"));
        assertThat(story.rejection(revising(number, "600", "2026-12-31"), G0.KATIA.on("2027-05-03")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
    }

    private static ReviseImpairment revising(
            RevenueOrderNumber number, @Nullable String amount, @Nullable String accountingDate) {
        return new ReviseImpairment(
                number,
                amount == null ? null : euros(amount),
                accountingDate == null ? null : date(accountingDate),
                "Évaluation");
    }

    @Test
    void names_the_first_rule_a_writing_off_breaks() {
        RevenueOrderNumber number = taken(story, "1000", "2026-02-02");
        WriteOff asked = new WriteOff(number, "Insolvable");

        assertThat(story.rejection(asked, G0.STRANGER.on("2026-03-05"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        asked,
                        G0.KATIA.as(Role.AUTHORISING_OFFICER, Perimeter.ALL).on("2026-03-05")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(asked, G0.OMAR.on("2026-03-05"));
        assertThat(story.rejection(asked, G0.OMAR.on("2026-03-05"))).isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    private static GrantRemission remission(RevenueOrderNumber number, String amount, @Nullable String opinion) {
        return new GrantRemission(number, euros(amount), null, "Décision du 6 mars 2026", opinion);
    }
}
