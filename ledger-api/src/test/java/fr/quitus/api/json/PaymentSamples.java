package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.RECEIPT;
import static fr.quitus.api.json.EventSamples.RUN;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TITLE;
import static fr.quitus.api.json.EventSamples.TWELVE;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentLowered;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentEvent.AdvancePart;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceRequested;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceDetached;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.CheckResult;
import fr.quitus.domain.payment.ControlEvent.AccountantRequisitioned;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.PrescriptionWaived;
import fr.quitus.domain.payment.ControlEvent.RequisitionNotified;
import fr.quitus.domain.payment.ControlEvent.RequisitionRefusalNotified;
import fr.quitus.domain.payment.ControlEvent.SuspensionAnswered;
import fr.quitus.domain.payment.ControlEvent.VisaAwaited;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.NettedPart;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRefundOrdered;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.RestorationEvent.ClaimedPart;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimLowered;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimed;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleased;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountChanged;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.payment.UncommittedLine;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may happen to the payment request of the samples besides its straight way: one event of each class. */
public final class PaymentSamples {
    public static final Map<AccountantCheck, String> COMMENTS = Arrays.stream(AccountantCheck.values())
            .collect(Collectors.toMap(Function.identity(), check -> "Vu : " + check.article()));
    static final Map<AccountantCheck, CheckResult> RESULTS = Arrays.stream(AccountantCheck.values())
            .collect(Collectors.toMap(Function.identity(), check -> new CheckResult(true, "Vu : " + check.article())));

    private static final List<SuspensionMotive> MOTIVES = List.of(SuspensionMotive.LIQUIDATION_INEXACTE);
    private static final List<String> ARTICLES = List.of("GBCP, art. 20-2°");
    private static final LocalDate MARCH_12 = LocalDate.of(2025, 3, 12);
    private static final PaymentRequestId LATE = PaymentRequestId.ofLateInterest(DP);
    static final PaymentRequestId CORRECTED = PaymentRequestId.ofInvoice(SUPPLIER, "F-2025-000", 2025);
    private static final PaymentRequestId RELEASE = PaymentRequestId.ofRetentionRelease(DP);
    private static final Amount OWED = Amount.parse("43.67");

    private PaymentSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new DeadlineInterrupted(
                        DP,
                        LocalDate.of(2025, 3, 5),
                        List.of("Le bon de livraison n'est pas joint"),
                        List.of("Bon de livraison signé"),
                        OMAR),
                new DeadlineRestarted(DP, LocalDate.of(2025, 3, 7), LocalDate.of(2025, 4, 7), GINA),
                new LateInterestAccrued(
                        DP,
                        LATE,
                        LocalDate.of(2025, 4, 2),
                        1,
                        TWELVE,
                        1115,
                        Balance.parse("3.67"),
                        Balance.parse("40")),
                new LateInterestRequested(
                        LATE,
                        PaymentRequestNumber.of("100000002"),
                        DP,
                        ThirdPartyRef.of(SUPPLIER),
                        "Fournitures « Été » SA",
                        "F-2025-001",
                        LocalDate.of(2025, 4, 3),
                        OWED,
                        IBAN,
                        List.of(new UncommittedLine(ENVELOPE, Accounts.LATE_INTEREST, OWED)),
                        List.of(GINA, OMAR)),
                new CpReservedWithoutCommitment(ENVELOPE, LATE, OWED),
                new CpReleasedWithoutCommitment(ENVELOPE, LATE, OWED),
                new CreditsConsumedWithoutCommitment(ENVELOPE, LATE, OWED),
                new PaymentSuspended(DP, MOTIVES, ARTICLES, "Quantité facturée inexacte", POST, MARCH_12, KATIA),
                new SuspensionAnswered(
                        DP, List.of("Bon de livraison"), "Quantité confirmée", LocalDate.of(2025, 3, 25), OMAR),
                new PaymentRequestRejected(DP, MOTIVES, ARTICLES, "Quantité facturée inexacte", POST, MARCH_12, KATIA),
                new ServiceInvoiceWithdrawn(EJ, DP, List.of(new ReceiptPart(RECEIPT, 1, TWELVE, Deductions.NONE))),
                new AdvanceRequested(EJ, DP, List.of(new AdvancePart(1, TWELVE))),
                new InvoiceAttached(EJ, DP, PaymentRequestNumber.of("100000001")),
                new InvoiceDetached(EJ, DP),
                new AdvanceWithdrawn(EJ, DP, List.of(new AdvancePart(1, TWELVE))),
                new InvoiceRefused(DP, "Tarif d'un autre marché", MARCH_12, OMAR, "DEL-2025-OMAR"),
                new PaymentRequestCancelled(DP, "Retirée par le fournisseur", MARCH_12, OMAR, "DEL-2025-OMAR"),
                new RetentionReleased(DP, RELEASE, OWED, MARCH_12, OMAR, "DEL-2025-OMAR"),
                new RetentionReleaseRequested(
                        RELEASE,
                        PaymentRequestNumber.of("100000003"),
                        DP,
                        ThirdPartyRef.of(SUPPLIER),
                        "F-2025-001",
                        MARCH_12,
                        OWED,
                        IBAN,
                        EJ,
                        List.of(new PaymentLine(1, null, null, ENVELOPE, EventSamples.CHARGE, OWED, Deductions.NONE)),
                        List.of(GINA, OMAR)),
                new InvoiceSplit(
                        DP,
                        PaymentRequestId.ofRemainder(DP),
                        Amount.euros(5_000),
                        Balance.parse("833.33"),
                        MARCH_12,
                        GINA),
                new InvoiceRemainderReceived(
                        PaymentRequestId.ofRemainder(DP),
                        PaymentRequestNumber.of("100000004"),
                        DP,
                        PaymentKind.INVOICE,
                        ThirdPartyRef.of(SUPPLIER),
                        "F-2025-001",
                        LocalDate.of(2025, 2, 28),
                        LocalDate.of(2025, 3, 3),
                        Amount.euros(7_000),
                        Balance.parse("1166.67"),
                        IBAN,
                        EJ,
                        POST,
                        LocalDate.of(2025, 3, 5),
                        LocalDate.of(2025, 3, 7),
                        false,
                        List.of(GINA, OMAR),
                        List.of(KATIA),
                        GINA),
                new ServiceCredited(EJ, DP, CORRECTED, List.of(new ReceiptPart(RECEIPT, 1, TWELVE, Deductions.NONE))),
                new CreditNoteUsed(CORRECTED, DP, OWED, List.of(new NettedPart(0, OWED)), MARCH_12, KATIA),
                new CreditNoteNetted(DP, CORRECTED, OWED, List.of(new NettedPart(0, OWED)), MARCH_12, KATIA),
                new CreditNoteClaimed(
                        CORRECTED,
                        RevenueOrderNumber.of("1000000009"),
                        OWED,
                        List.of(new NettedPart(0, OWED)),
                        MARCH_12,
                        GINA),
                restored(),
                new RestorationClaimed(
                        DP,
                        RevenueOrderNumber.of("1000000009"),
                        OWED,
                        List.of(new ClaimedPart(0, OWED)),
                        MARCH_12,
                        GINA),
                new RestorationClaimLowered(
                        DP,
                        RevenueOrderNumber.of("1000000009"),
                        OWED,
                        List.of(new ClaimedPart(0, OWED)),
                        MARCH_12,
                        KATIA),
                new CreditsRestoredByTitle(
                        DP,
                        RevenueOrderNumber.of("1000000009"),
                        OWED,
                        restored().parts(),
                        MARCH_12,
                        KATIA),
                new CpRestored(ENVELOPE, DP, EJ, 1, OWED),
                new CommitmentLowered(
                        EJ,
                        DP,
                        List.of(new LineChange(
                                1,
                                true,
                                Balance.parse("12000"),
                                Balance.parse("11956.33"),
                                OWED.balance(),
                                Balance.ZERO)),
                        KATIA,
                        MARCH_12),
                new AccountantRequisitioned(DP, "Ordre 2025-7", MOTIVES, MARCH_12, OMAR, "DEL-2025-OMAR"),
                new RequisitionNotified(DP, MOTIVES, MARCH_12, KATIA),
                new RequisitionRefusalNotified(
                        DP, "Ordre 2025-7", List.of(SuspensionMotive.CREDITS_INDISPONIBLES), MARCH_12, KATIA),
                new VisaAwaited(DP, EJ, MARCH_12),
                new PrescriptionWaived(
                        DP, LocalDate.of(2024, 12, 31), "Décision 2025-12", MARCH_12, ActorId.of("ministre")),
                new PayeeAccountChanged(DP, otherIban(), "RIB du 1er avril", GINA),
                new PayeeAccountAccepted(DP, RESULTS, otherIban(), MARCH_12, KATIA),
                new PaymentReturned(
                        DP,
                        "DP100000001-1",
                        ReturnKind.RETURNED_AFTER_SETTLEMENT,
                        ReturnReasonCode.of("AC04"),
                        BankEntryId.ofStatement(IBAN, "BDF-3"),
                        TWELVE,
                        LocalDate.of(2025, 3, 27),
                        List.of(PostingRules.p05(LocalDate.of(2025, 3, 27), TWELVE, SUPPLIER.text()))),
                new PaymentReissued(
                        DP,
                        "DP100000001-2",
                        otherIban(),
                        TWELVE,
                        LocalDate.of(2025, 4, 1),
                        KATIA,
                        List.of(PostingRules.p06(LocalDate.of(2025, 4, 1), TWELVE, SUPPLIER.text()))),
                new PaymentWithdrawnFromRun(DP, RUN, "Compte à vérifier", KATIA));
    }

    private static CreditsRestored restored() {
        return new CreditsRestored(
                DP,
                BankEntryId.ofStatement(IBAN, "BDF-4"),
                OWED,
                List.of(new RestoredPart(0, ENVELOPE, RECEIPT, OWED)),
                MARCH_12,
                MARCH_12,
                KATIA,
                List.of(RevenuePostings.p42(
                        MARCH_12,
                        List.of(new PostingRules.Imputed(EventSamples.CHARGE, OWED)),
                        Accounts.TREASURY,
                        null,
                        OWED)));
    }

    static List<LedgerEvent> run() {
        LocalDate day = LocalDate.of(2025, 3, 20);
        return List.of(
                new PaymentRunOpened(
                        RUN, day, POST, new TreasuryAccount("Trésor public", IBAN, Bic.of("BDFEFRPPCCT")), KATIA),
                new RunRequestScheduled(RUN, DP, TWELVE),
                new RunRequestWithdrawn(RUN, DP),
                new RunTransferOrdered(
                        RUN,
                        DP,
                        new RunTransfer(
                                "DP100000001-1",
                                "Fournitures « Été » SA",
                                ThirdPartyRef.of(SUPPLIER),
                                otherIban(),
                                TWELVE,
                                "Facture F-2025-001 DP 100000001",
                                day)),
                new RunRefundOrdered(
                        RUN,
                        TITLE,
                        new RunTransfer(
                                "RT3100000001-1",
                                "Redevable SARL",
                                ThirdPartyRef.of(SUPPLIER),
                                otherIban(),
                                TEN,
                                "Excédent de versement, titre 3100000001",
                                day)),
                new PaymentRunClosed(
                        RUN,
                        RUN.text(),
                        Instant.parse("2025-03-20T09:00:00Z"),
                        1,
                        TWELVE,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        1_337,
                        KATIA));
    }

    private static Iban otherIban() {
        return Iban.of("FR1420041010050500013M02606");
    }
}
