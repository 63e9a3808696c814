package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptIdentified;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionIssued;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.Instalment;
import fr.quitus.domain.revenue.RecoveryEvent.ContestationDecided;
import fr.quitus.domain.revenue.RecoveryEvent.FormalNoticeSent;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentDefaulted;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentPlanGranted;
import fr.quitus.domain.revenue.RecoveryEvent.ReminderSent;
import fr.quitus.domain.revenue.RecoveryEvent.RevenueOrderContested;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.projections.Histories;
import fr.quitus.projections.engine.LiveDriver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** La corbeille des titres : who has to do what of a claim that is not paid, and of money nobody knows. */
class TitleWorkOverHttpTest {
    private static final RevenueOrderNumber TITLE = RevenueOrderNumber.of("0000000001");
    private static final ActorId KATIA = ActorId.of("katia");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Iban ACCOUNT = Iban.of("FR7630001007941234567890185");
    private static final BankEntryId ENTRY = BankEntryId.ofStatement(ACCOUNT, "C-9");
    private static final List<LedgerEvent> PAID = Histories.revenue(1);

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
    }

    @AfterEach
    void close() {
        asked.close();
    }

    private void given(LedgerEvent... events) {
        asked.log().append(List.of(events));
        asked.bean(LiveDriver.class).catchUp();
    }

    /** A title of 5 000 taken in charge, due on 15 June, nothing of it paid. */
    private void givenATitle() {
        List<LedgerEvent> events = new ArrayList<>(PAID.subList(0, 1));
        events.add(new RevenueOrderIssued(
                TITLE,
                Amount.euros(5_000),
                LocalDate.of(2026, 3, 30),
                LocalDate.of(2026, 6, 15),
                AccountingPostId.of("CBCM-FIN"),
                OMAR,
                null));
        events.addAll(PAID.subList(1, 2));
        given(events.toArray(LedgerEvent[]::new));
    }

    private String ofTheComptable() {
        return only(asked.keeping("CBCM-FIN").get("/api/v1/work-list").items());
    }

    private String ofTheOrdonnateur() {
        return only(asked.as(Role.AUTHORISING_OFFICER, "0156-DR35-U001")
                .get("/api/v1/work-list")
                .items());
    }

    /** Task, amount and date of the one thing to do; nothing when there is none. */
    private static String only(JsonNode items) {
        assertThat(items.size()).isLessThanOrEqualTo(1);
        return items.valueStream()
                .map(item -> item.path("task").asString() + " "
                        + item.path("amount").asString() + " "
                        + item.path("dueOn").asString(""))
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    @Test
    void an_unpaid_title_is_reminded_then_put_on_notice_then_enforced() {
        givenATitle();
        assertThat(ofTheComptable()).isEqualTo("TO_REMIND 5000.00 2026-06-15");
        assertThat(asked.keeping("DRFIP-35").get("/api/v1/work-list").items()).isEmpty();

        given(new ReminderSent(TITLE, Amount.euros(5_000), DAY, KATIA));
        assertThat(ofTheComptable()).isEqualTo("TO_NOTIFY 5000.00");

        given(new SurchargeApplied(
                TITLE, Amount.euros(5_000), 1_000, Amount.euros(500), DAY, DAY.plusDays(1), KATIA, List.of()));
        given(new FormalNoticeSent(TITLE, Amount.euros(5_500), DAY.plusDays(2), KATIA));
        assertThat(ofTheComptable()).isEqualTo("TO_ENFORCE 5500.00");
        assertThat(ofTheOrdonnateur()).isEmpty();
    }

    @Test
    void a_plan_is_followed_until_it_is_missed() {
        givenATitle();
        LocalDate first = LocalDate.of(2026, 7, 1);

        given(new InstalmentPlanGranted(
                TITLE,
                List.of(
                        new Instalment(first, Amount.euros(2_500)),
                        new Instalment(first.plusMonths(1), Amount.euros(2_500))),
                DAY,
                KATIA));
        assertThat(ofTheComptable()).isEqualTo("TO_FOLLOW 5000.00 2026-07-01");

        given(new InstalmentDefaulted(TITLE, first, Amount.euros(2_500), first.plusDays(1), KATIA));
        assertThat(ofTheComptable()).isEqualTo("TO_NOTIFY 5000.00");
    }

    @Test
    void a_contestation_waits_for_the_ordonnateur_and_then_for_what_was_decided() {
        givenATitle();
        LocalDate answer = LocalDate.of(2026, 12, 1);

        given(new RevenueOrderContested(TITLE, ContestationKind.CLAIM, "Déjà payé", DAY, DAY, answer, KATIA));
        assertThat(ofTheOrdonnateur()).isEqualTo("TO_DECIDE 5000.00 2026-12-01");
        assertThat(ofTheComptable()).isEmpty();

        given(new ContestationDecided(TITLE, ContestationOutcome.UPHELD, "Exact", DAY.plusDays(9), OMAR, null));
        assertThat(ofTheOrdonnateur()).isEqualTo("TO_REDUCE 5000.00");

        given(new ReductionIssued(TITLE, false, Amount.euros(1_000), "Exact", DAY.plusDays(10), OMAR, null));
        assertThat(ofTheOrdonnateur()).isEmpty();
        assertThat(ofTheComptable()).isEqualTo("TO_TAKE_REDUCTION 5000.00");

        ClaimShare share = new ClaimShare(1, ClaimPart.PRINCIPAL, RevenueLine.of("2306"), Amount.euros(1_000));
        given(new RevenueOrderReduced(
                TITLE, Amount.euros(1_000), List.of(share), List.of(), "Exact", DAY.plusDays(11), KATIA, List.of()));
        assertThat(ofTheComptable()).isEqualTo("TO_REMIND 4000.00");
    }

    @Test
    void a_contestation_that_is_rejected_goes_back_to_recovery() {
        givenATitle();
        given(new RevenueOrderContested(
                TITLE, ContestationKind.CLAIM, "Déjà payé", DAY, DAY, LocalDate.of(2026, 12, 1), KATIA));

        given(new ContestationDecided(TITLE, ContestationOutcome.REJECTED, "Non", DAY.plusDays(9), OMAR, null));

        assertThat(ofTheOrdonnateur()).isEmpty();
        assertThat(ofTheComptable()).isEqualTo("TO_NOTIFY 5000.00");
    }

    @Test
    void what_was_paid_too_much_waits_to_be_refunded_and_nothing_after() {
        givenATitle();
        given(PAID.subList(2, PAID.size()).toArray(LedgerEvent[]::new));
        assertThat(ofTheComptable()).isEqualTo("TO_REFUND 200.00");

        given(new OverpaymentRefunded(
                TITLE, "RT0000000001-1", Amount.euros(200), List.of(), ACCOUNT, DAY, KATIA, List.of()));
        assertThat(ofTheComptable()).isEmpty();
    }

    @Test
    void money_that_nobody_knows_waits_until_all_of_it_is_identified() {
        Amount amount = Amount.euros(777);
        given(new ReceiptUnidentified(
                ENTRY, amount, "Ne cite aucun titre", DAY, KATIA, List.of(RevenuePostings.p32a(DAY, amount, "C-9"))));
        assertThat(ofTheComptable()).isEqualTo("TO_IDENTIFY 777.00");
        assertThat(ofTheOrdonnateur()).isEmpty();

        given(new ReceiptIdentified(ENTRY, Amount.euros(700), "revenue-order:0000000001"));
        assertThat(ofTheComptable()).isEqualTo("TO_IDENTIFY 77.00");

        given(new ReceiptIdentified(ENTRY, Amount.euros(77), "revenue-order:0000000001"));
        assertThat(ofTheComptable()).isEmpty();
    }
}
