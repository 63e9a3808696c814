package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payment.UncommittedLine;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.Histories;
import fr.quitus.projections.engine.LiveDriver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** La corbeille des demandes that nobody asks for twice: interest, retentions, credit notes, what came back. */
class PaymentWorkOverHttpTest {
    private static final String LIST = "/api/v1/work-list";
    private static final ThirdPartyRef SUPPLIER = ThirdPartyRef.of("85129663200017");
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final PaymentRequestId DP = PaymentRequestId.ofInvoice(SUPPLIER, "F-1", 2026);
    private static final PaymentRequestId LATE = PaymentRequestId.ofLateInterest(DP);
    private static final PaymentRequestNumber NUMBER = PaymentRequestNumber.of("100000077");
    private static final EnvelopeId ENVELOPE =
            new EnvelopeId(FiscalYear.of(2026), FundsCentre.of("0156-DR35-U001"), TitleGroup.HT2);
    private static final AccountCode CHARGE = AccountCode.of("6113110000");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final Iban IBAN = Histories.STATE_ACCOUNT;
    private static final ActorId KATIA = ActorId.of("katia");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 3);
    private static final Amount OWED = Amount.parse("43.34");

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

    private JsonNode ofTheOrdonnateur() {
        return asked.as(Role.AUTHORISING_OFFICER, "0156-DR35").get(LIST).items();
    }

    private JsonNode ofTheComptable() {
        return asked.keeping("CBCM-FIN").get(LIST).items();
    }

    private static PaymentOrdered ordered(PaymentRequestId id, Amount amount) {
        return new PaymentOrdered(id, amount, POST, DAY, ActorId.of("omar"), null);
    }

    private static PaymentRequestRejected rejected(PaymentRequestId id) {
        return new PaymentRequestRejected(
                id,
                List.of(SuspensionMotive.LIQUIDATION_INEXACTE),
                List.of("GBCP, art. 20-2°"),
                "Taux",
                POST,
                DAY,
                KATIA);
    }

    @Test
    void rejected_late_interest_comes_back_to_its_ordonnateur_with_its_own_due_date() {
        given(new LateInterestRequested(
                LATE,
                NUMBER,
                DP,
                SUPPLIER,
                "Imprimerie",
                "F-1",
                DAY,
                OWED,
                IBAN,
                List.of(new UncommittedLine(ENVELOPE, Accounts.LATE_INTEREST, OWED)),
                List.of()));
        JsonNode due = ofTheOrdonnateur().get(0);
        assertThat(due.path("kind").asString()).isEqualTo("INTERETS");
        assertThat(due.path("dueOn").asString())
                .as("45 days after the principal")
                .isEqualTo("2026-05-18");

        given(ordered(LATE, OWED), rejected(LATE));

        assertThat(ofTheComptable()).isEmpty();
        assertThat(ofTheOrdonnateur().get(0).path("task").asString()).isEqualTo("TO_ORDER");
        assertThat(ofTheOrdonnateur().get(0).path("dueOn").asString()).isEqualTo("2026-05-18");
    }

    @Test
    void a_rejected_release_of_a_retention_comes_back_and_a_rejected_invoice_does_not() {
        PaymentRequestId release = PaymentRequestId.ofRetentionRelease(DP);
        given(
                new RetentionReleaseRequested(
                        release,
                        NUMBER,
                        DP,
                        SUPPLIER,
                        "F-1",
                        DAY,
                        OWED,
                        IBAN,
                        EJ,
                        List.of(new PaymentLine(1, null, null, ENVELOPE, CHARGE, OWED, Deductions.NONE)),
                        List.of()),
                ordered(release, OWED),
                rejected(release));
        assertThat(ofTheOrdonnateur().get(0).path("kind").asString()).isEqualTo("RETENUE");

        given(received(PaymentKind.INVOICE), matched(), ordered(DP, Amount.euros(100)), rejected(DP));

        assertThat(ofTheOrdonnateur()).hasSize(1);
    }

    @Test
    void a_credit_note_is_due_on_no_day() {
        given(received(PaymentKind.CREDIT_NOTE), matched());

        JsonNode note = ofTheOrdonnateur().get(0);

        assertThat(note.path("kind").asString()).isEqualTo("AVOIR");
        assertThat(note.path("dueOn").isNull()).isTrue();
    }

    @Test
    void what_came_back_waits_to_be_sent_again_until_nothing_of_it_is_left() {
        given(received(PaymentKind.INVOICE), matched(), ordered(DP, Amount.euros(100)));
        given(Histories.expenditure(1, Histories.UNIT_1, 12_000).stream()
                .filter(PaymentExecuted.class::isInstance)
                .map(PaymentExecuted.class::cast)
                .map(e -> new PaymentExecuted(DP, e.runId(), "DP-1", Amount.euros(100), DAY, 1, KATIA, List.of()))
                .toArray(LedgerEvent[]::new));
        assertThat(ofTheComptable()).isEmpty();
        given(new PaymentReturned(
                DP,
                "DP-1",
                ReturnKind.REJECTED_BEFORE_SETTLEMENT,
                ReturnReasonCode.of("AM09"),
                BankEntryId.ofStatement(IBAN, "R-1"),
                Amount.euros(100),
                DAY,
                List.of(PostingRules.p05b(DAY, Amount.euros(100), SUPPLIER.text()))));
        assertThat(ofTheComptable().get(0).path("task").asString()).isEqualTo("TO_REISSUE");

        given(applied("S-1", 30), sent("S-1", 30));
        assertThat(ofTheComptable().get(0).path("amount").asString()).isEqualTo("70.00");

        given(applied("S-2", 70), sent("S-2", 70));
        assertThat(ofTheComptable()).as("all of it seized").isEmpty();
    }

    @Test
    void what_is_sent_again_waits_no_longer() {
        given(received(PaymentKind.INVOICE), matched(), ordered(DP, Amount.euros(100)));
        given(new PaymentReturned(
                DP,
                "DP-1",
                ReturnKind.REJECTED_BEFORE_SETTLEMENT,
                ReturnReasonCode.of("AM09"),
                BankEntryId.ofStatement(IBAN, "R-1"),
                Amount.euros(100),
                DAY,
                List.of()));

        given(
                applied("S-1", 30),
                sent("S-1", 30),
                new PaymentReissued(DP, "DP-2", IBAN, Amount.euros(70), DAY, KATIA, List.of()));

        assertThat(ofTheComptable()).isEmpty();
    }

    private static OppositionsApplied applied(String reference, long euros) {
        Amount amount = Amount.euros(euros);
        Seizure seizure =
                new Seizure(reference, OppositionKind.SEIZURE, new Beneficiary("SIE de Rennes", IBAN), amount);
        return new OppositionsApplied(
                DP,
                List.of(seizure),
                DAY,
                KATIA,
                List.of(DiversionPostings.p12OfReturned(DAY, Map.of(reference, amount), SUPPLIER.text())));
    }

    private static SeizureReissued sent(String reference, long euros) {
        Amount amount = Amount.euros(euros);
        return new SeizureReissued(
                DP,
                reference,
                "DP-" + reference,
                IBAN,
                amount,
                DAY,
                KATIA,
                List.of(DiversionPostings.p03(DAY, amount, reference)));
    }

    private static InvoiceReceived received(PaymentKind kind) {
        return new InvoiceReceived(
                DP,
                PaymentRequestNumber.of("100000001"),
                kind,
                SUPPLIER,
                "F-1",
                DAY,
                DAY,
                Amount.euros(100),
                null,
                Amount.euros(100),
                IBAN,
                EJ,
                null,
                null,
                ActorId.of("chorus-pro"));
    }

    private static InvoiceMatched matched() {
        return new InvoiceMatched(
                DP,
                List.of(new PaymentLine(
                        1,
                        ServiceReceiptNumber.of("500000001"),
                        DAY,
                        ENVELOPE,
                        CHARGE,
                        Amount.euros(100),
                        Deductions.NONE)),
                ActorId.of("gina"),
                List.of());
    }
}
