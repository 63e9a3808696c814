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

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.revenue.AdjustmentCommand.RecordPrescription;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordDebtAcknowledgement;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.RecoveryEvent.DebtAcknowledged;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentDefaulted;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void an_unpaid_title_is_surcharged_after_the_limit_once_and_the_surcharge_is_paid_first() {
        RevenueOrderNumber number = taken(story, "1234.56", "2026-01-10");

        assertThat(story.refused(new ApplySurcharge(number), G0.KATIA.on("2026-03-15")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.DATE_FUTURE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("limite", "2026-03-15"));
        var surcharge = story.accepted(new ApplySurcharge(number), G0.KATIA.on("2026-03-16"));
        assertThat(story.rejection(new ApplySurcharge(number), G0.KATIA.on("2026-03-17")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        var paid = story.accepted(cashing(number, "358.02", "2026-05-04", "REF-1"), G0.BANK.on("2026-05-04"));

        assertThat(postings(surcharge)).containsExactly("P38 D4111100000 123.46", "P38 C7520000000 123.46");
        assertThat(revenue(paid)).containsExactly("2513 123.46", "2306 234.56");
        assertThat(file(story, number).remaining()).isEqualTo(Balance.parse("1000"));
    }

    @Test
    void half_a_cent_of_surcharge_is_rounded_up_and_less_than_half_is_none() {
        RevenueOrderNumber half = taken(story, "0.05", "2026-01-10");
        RevenueOrderNumber less = taken(story, "0.04", "2026-01-10");

        assertThat(Story.only(
                                story.accepted(new ApplySurcharge(half), G0.KATIA.on("2026-03-16")),
                                SurchargeApplied.class)
                        .amount())
                .isEqualTo(euros("0.01"));
        assertThat(story.rejection(new ApplySurcharge(less), G0.KATIA.on("2026-03-16")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void a_seizure_follows_a_formal_notice_by_thirty_days_and_its_costs_are_paid_before_all() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        var seizure = new IssueThirdPartySeizure(number, G0.F1_SIRET, euros("12"));

        assertThat(story.rejection(new SendReminder(number), G0.KATIA.on("2026-02-10")))
                .isEqualTo(Rejection.DATE_FUTURE);
        story.accepted(new SendReminder(number), G0.KATIA.on("2026-02-11"));
        assertThat(story.rejection(seizure, G0.KATIA.on("2026-03-01"))).isEqualTo(Rejection.MISE_EN_DEMEURE_REQUISE);
        story.accepted(new SendFormalNotice(number), G0.KATIA.on("2026-03-01"));
        assertThat(story.rejection(seizure, G0.KATIA.on("2026-03-30"))).isEqualTo(Rejection.MISE_EN_DEMEURE_REQUISE);
        story.accepted(seizure, G0.KATIA.on("2026-03-31"));

        assertThat(file(story, number).recovery().level()).isEqualTo("ENFORCEMENT");
        assertThat(revenue(story.accepted(cashing(number, "20", "2026-04-04", "REF-1"), G0.BANK.on("2026-04-04"))))
                .containsExactly("2510 12.00", "2306 8.00");
    }

    @Test
    void recovery_waits_while_a_plan_is_kept_and_resumes_when_it_is_not() {
        RevenueOrderNumber number = taken(story, "9000", "2026-01-10");
        story.accepted(plan(number, "3000", "3000", "3000"), G0.KATIA.on("2026-02-20"));

        assertThat(story.rejection(new SendReminder(number), G0.KATIA.on("2026-02-21")))
                .isEqualTo(Rejection.RECOUVREMENT_SUSPENDU);
        story.accepted(cashing(number, "3000", "2026-03-01", "REF-1"), G0.BANK.on("2026-03-01"));
        story.accepted(cashing(number, "3000", "2026-04-01", "REF-2"), G0.BANK.on("2026-04-01"));
        assertThat(story.rejection(new RecordInstalmentDefault(number), G0.KATIA.on("2026-05-01")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        var missed = Story.only(
                story.accepted(new RecordInstalmentDefault(number), G0.KATIA.on("2026-05-02")),
                InstalmentDefaulted.class);

        assertThat(missed.dueOn()).isEqualTo(date("2026-05-01"));
        assertThat(missed.missing()).isEqualTo(euros("3000"));
        assertThat(file(story, number).remaining()).isEqualTo(Balance.parse("3000"));
        story.accepted(new SendFormalNotice(number), G0.KATIA.on("2026-05-02"));
        assertThat(story.rejection(new RecordInstalmentDefault(number), G0.KATIA.on("2026-05-03")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void a_plan_is_for_all_that_is_left_in_the_order_of_its_dates() {
        RevenueOrderNumber number = taken(story, "9000", "2026-01-10");

        assertThat(story.rejection(plan(number, "3000", "3000", "2999.99"), G0.KATIA.on("2026-02-20")))
                .isEqualTo(Rejection.ECHEANCIER_INCOHERENT);
        assertThat(story.rejection(plan(number, "3000", "3000", "3000"), G0.KATIA.on("2026-03-02")))
                .isEqualTo(Rejection.ECHEANCIER_INCOHERENT);
    }

    @Test
    void a_contestation_filed_in_time_suspends_recovery_until_silence_rejects_it() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");

        assertThat(story.rejection(contesting(number, "2026-03-16"), G0.KATIA.on("2026-03-16")))
                .isEqualTo(Rejection.HORS_DELAI);
        story.accepted(contesting(number, "2026-03-10"), G0.KATIA.on("2026-03-12"));
        assertThat(story.rejection(contesting(number, "2026-03-15"), G0.KATIA.on("2026-03-15")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new SendFormalNotice(number), G0.KATIA.on("2026-09-09")))
                .isEqualTo(Rejection.RECOUVREMENT_SUSPENDU);
        assertThat(story.rejection(
                        new DecideContestation(number, ContestationOutcome.UPHELD, "Fondée"), G0.OMAR.on("2026-09-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new SendFormalNotice(number), G0.KATIA.on("2026-09-10"));
    }

    @Test
    void the_last_day_to_contest_counts() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");

        story.accepted(contesting(number, "2026-03-15"), G0.KATIA.on("2026-03-16"));
    }

    @Test
    void names_the_first_rule_a_contestation_breaks() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");
        var beforeTheTitle = new ContestRevenueOrder(
                number, ContestationKind.CLAIM, date("2026-01-14"), date("2026-01-20"), "Moyens");
        var beforeNotice = new ContestRevenueOrder(
                number, ContestationKind.CLAIM, date("2026-01-20"), date("2026-01-19"), "Moyens");

        assertThat(story.rejection(beforeTheTitle, G0.KARL.on("2026-01-21")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(beforeTheTitle, G0.KATIA.on("2026-01-21"))).isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(beforeNotice, G0.KATIA.on("2026-01-21"))).isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(contesting(number, "2026-01-22"), G0.KATIA.on("2026-01-21")))
                .isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void a_contestation_upheld_waits_for_the_reduction_and_a_rejected_one_ends() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");
        story.accepted(contesting(number, "2026-03-10"), G0.KATIA.on("2026-03-12"));
        story.accepted(
                new DecideContestation(number, ContestationOutcome.UPHELD, "Fondée en partie"),
                G0.OMAR.on("2026-04-01"));

        assertThat(story.rejection(new SendFormalNotice(number), G0.KATIA.on("2026-12-01")))
                .isEqualTo(Rejection.RECOUVREMENT_SUSPENDU);
        story.accepted(new ReduceRevenueOrder(number, euros("400"), "Contestation"), G0.OMAR.on("2026-12-01"));
        story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2026-12-02"));
        story.accepted(new SendFormalNotice(number), G0.KATIA.on("2026-12-03"));
    }

    @Test
    void recovery_is_prescribed_four_years_after_the_last_act_that_interrupted_it() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");
        story.accepted(new SendFormalNotice(number), G0.KATIA.on("2027-02-01"));

        assertThat(story.refused(new RecordPrescription(number), G0.KATIA.on("2031-02-01")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.PRESCRIPTION_NON_ACQUISE));
        assertThat(story.rejection(new SendReminder(number), G0.KATIA.on("2031-02-02")))
                .isEqualTo(Rejection.RECOUVREMENT_PRESCRIT);
        var lost = story.accepted(new RecordPrescription(number), G0.KATIA.on("2031-02-02"));

        assertThat(postings(lost)).containsExactly("P40 D6285100000 1000.00", "P40 C4111100000 1000.00");
        assertThat(status(story, number)).isEqualTo("PRESCRIBED");
    }

    @Test
    void an_acknowledged_debt_is_prescribed_four_years_after_it_was_acknowledged() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");

        assertThat(story.rejection(acknowledged(number, "2027-02-02"), G0.KATIA.on("2027-02-01")))
                .isEqualTo(Rejection.DATE_FUTURE);
        var known = Story.only(
                story.accepted(acknowledged(number, "2030-01-15"), G0.KATIA.on("2030-02-04")), DebtAcknowledged.class);

        assertThat(known.remaining()).isEqualTo(euros("1000"));
        assertThat(file(story, number).recovery().interruptedOn()).isEqualTo(date("2030-01-15"));
        assertThat(story.rejection(new RecordPrescription(number), G0.KATIA.on("2034-01-15")))
                .isEqualTo(Rejection.PRESCRIPTION_NON_ACQUISE);
        story.accepted(new RecordPrescription(number), G0.KATIA.on("2034-01-16"));
    }

    @Test
    void names_the_first_rule_an_acknowledgement_breaks() {
        RevenueOrderNumber issued = story.anIssuedTitle("1");
        RevenueOrderNumber number = taken(story, "1000", "2026-01-15");

        assertThat(story.rejection(acknowledged(issued, "2027-02-02"), G0.KARL.on("2027-02-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(acknowledged(number, "2027-02-02"), G0.KARL.on("2027-02-01")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(acknowledged(number, "2026-01-15"), G0.KATIA.on("2027-02-01")))
                .as("it is counted from there already")
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(acknowledged(number, "2030-01-16"), G0.KATIA.on("2030-02-01")))
                .as("prescribed the day before: nothing is left to interrupt")
                .isEqualTo(Rejection.RECOUVREMENT_PRESCRIT);
        story.accepted(cashing(number, "1000", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        assertThat(story.rejection(acknowledged(number, "2027-02-01"), G0.KATIA.on("2027-02-01")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    private static RecordDebtAcknowledgement acknowledged(RevenueOrderNumber number, String on) {
        return new RecordDebtAcknowledgement(number, date(on), "Lettre du redevable");
    }

    @Test
    void a_surcharge_is_taken_of_what_was_unpaid_on_the_limit_date_by_the_value_date_of_the_money() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        story.accepted(cashing(number, "300", "2026-03-13", "REF-1"), G0.BANK.on("2026-03-18"));
        story.accepted(cashing(number, "200", "2026-03-16", "REF-2"), G0.BANK.on("2026-03-18"));

        var surcharge = story.accepted(new ApplySurcharge(number), G0.KATIA.on("2026-03-20"));

        assertThat(Story.only(surcharge, SurchargeApplied.class).base())
                .as("paid the day after the limit, 200 had not been paid in time")
                .isEqualTo(euros("700"));
        assertThat(postings(surcharge)).containsExactly("P38 D4111100000 70.00", "P38 C7520000000 70.00");
    }

    @Test
    void a_title_paid_in_full_after_the_limit_is_surcharged_and_one_paid_before_it_is_not() {
        RevenueOrderNumber late = taken(story, "1000", "2026-01-10");
        RevenueOrderNumber inTime = taken(story, "1000", "2026-01-10");
        story.accepted(cashing(late, "1000", "2026-03-16", "REF-1"), G0.BANK.on("2026-03-18"));
        story.accepted(cashing(inTime, "1000", "2026-03-15", "REF-2"), G0.BANK.on("2026-03-18"));

        story.accepted(new ApplySurcharge(late), G0.KATIA.on("2026-03-20"));

        assertThat(file(story, late).remaining()).isEqualTo(Balance.parse("100"));
        assertThat(status(story, late)).isEqualTo("PARTIALLY_COLLECTED");
        assertThat(story.rejection(new ApplySurcharge(inTime), G0.KATIA.on("2026-03-20")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void money_of_before_the_limit_that_is_known_late_corrects_the_surcharge_and_pays_the_principal_first() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        story.accepted(new ApplySurcharge(number), G0.KATIA.on("2026-03-16"));

        var known = story.accepted(cashing(number, "400", "2026-03-13", "REF-1"), G0.BANK.on("2026-03-20"));

        assertThat(Story.only(known, SurchargeCorrected.class).base()).isEqualTo(Balance.parse("600"));
        assertThat(postings(known))
                .containsExactly(
                        "P35 D7520000000 40.00",
                        "P35 C4111100000 40.00",
                        "P31 D5121000000 400.00",
                        "P31 C4111100000 400.00");
        assertThat(revenue(known)).containsExactly("2306 400.00");
        assertThat(file(story, number).claim().remaining(ClaimPart.SURCHARGE)).isEqualTo(Balance.parse("60"));
        var rest = story.accepted(cashing(number, "700", "2026-03-15", "REF-2"), G0.BANK.on("2026-03-25"));
        assertThat(postings(rest))
                .as("all of it was there in time: no surcharge, and 100 too much")
                .containsExactly(
                        "P35 D7520000000 60.00",
                        "P35 C4111100000 60.00",
                        "P31 D5121000000 600.00",
                        "P31 C4111100000 600.00",
                        "P33 D5121000000 100.00",
                        "P33 C4664000000 100.00");
        assertThat(status(story, number)).isEqualTo("COLLECTED");
    }

    @Test
    void a_surcharge_that_was_paid_and_was_not_due_pays_the_principal_or_is_owed_back() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        story.accepted(new ApplySurcharge(number), G0.KATIA.on("2026-03-16"));
        story.accepted(cashing(number, "300", "2026-03-18", "REF-1"), G0.BANK.on("2026-03-18"));

        var moved = story.accepted(cashing(number, "500", "2026-03-13", "REF-2"), G0.BANK.on("2026-03-20"));

        assertThat(postings(moved)).startsWith("P35 D7520000000 50.00", "P35 C4111100000 50.00");
        assertThat(revenue(moved)).containsExactly("2513 -50.00", "2306 50.00", "2306 500.00");
        assertThat(file(story, number).remaining()).isEqualTo(Balance.parse("250"));
        var owed = story.accepted(cashing(number, "500", "2026-03-14", "REF-3"), G0.BANK.on("2026-03-23"));
        assertThat(postings(owed))
                .as("the other half of the surcharge had been paid too")
                .containsExactly(
                        "P35 D7520000000 50.00",
                        "P35 C4664000000 50.00",
                        "P31 D5121000000 250.00",
                        "P31 C4111100000 250.00",
                        "P33 D5121000000 250.00",
                        "P33 C4664000000 250.00");
        assertThat(file(story, number).excess()).isEqualTo(Balance.parse("300"));
        assertThat(status(story, number)).isEqualTo("COLLECTED");
    }

    @Test
    void a_surcharge_of_an_earlier_year_is_corrected_against_a_charge() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        story.accepted(new ApplySurcharge(number), G0.KATIA.on("2026-03-16"));

        var known = story.accepted(cashing(number, "1000", "2026-03-13", "REF-1"), G0.BANK.on("2027-02-02"));

        assertThat(postings(known)).startsWith("P36 D6285300000 100.00", "P36 C4111100000 100.00");
    }

    @Test
    void a_claim_born_more_than_five_years_ago_is_issued_no_more() {
        var claim = new EstablishClaim(
                G0.YEAR,
                G0.U1,
                G0.R1,
                "Redevance",
                List.of(new ClaimLine(RevenueLine.of("2306"), G0.PRODUCT, euros("1"))),
                date("2021-02-03"));
        var number = Story.only(story.accepted(claim, G0.GINA.on("2026-02-02")), ClaimEstablished.class)
                .revenueOrderNumber();

        assertThat(story.rejection(new IssueRevenueOrder(number, date("2026-04-15")), G0.OMAR.on("2026-02-04")))
                .isEqualTo(Rejection.RECOUVREMENT_PRESCRIT);
        story.accepted(new IssueRevenueOrder(number, date("2026-04-15")), G0.OMAR.on("2026-02-03"));
        assertThat(story.rejection(claim, G0.GINA.on("2021-02-02"))).isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void enforcement_is_contested_once_there_is_some() {
        RevenueOrderNumber number = taken(story, "1000", "2026-01-10");
        var contesting = new ContestRevenueOrder(
                number, ContestationKind.ENFORCEMENT, date("2026-03-02"), date("2026-03-09"), "Notifiée ailleurs");

        assertThat(story.rejection(contesting, G0.KATIA.on("2026-03-10"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new SendFormalNotice(number), G0.KATIA.on("2026-03-10"));
        story.accepted(contesting, G0.KATIA.on("2026-03-10"));
    }

    private static GrantInstalmentPlan plan(RevenueOrderNumber number, String... amounts) {
        List<Instalment> schedule = new ArrayList<>();
        for (String amount : amounts) {
            schedule.add(new Instalment(date("2026-03-01").plusMonths(schedule.size()), euros(amount)));
        }
        return new GrantInstalmentPlan(number, schedule);
    }

    private static ContestRevenueOrder contesting(RevenueOrderNumber number, String filedOn) {
        return new ContestRevenueOrder(
                number, ContestationKind.CLAIM, date("2026-01-15"), date(filedOn), "Somme déjà payée");
    }
}
