package fr.quitus.api.json;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsThawed;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.budget.FundsCentreEvent.InvoicingServiceChanged;
import fr.quitus.domain.budget.MoveDirection;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AmendingCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsReallocated;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsThawed;
import fr.quitus.domain.budget.TransferKind;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.commitment.VisaThreshold;
import fr.quitus.domain.habilitation.HabilitationEvent.RoleGranted;
import fr.quitus.domain.habilitation.HabilitationEvent.RoleRevoked;
import fr.quitus.domain.habilitation.HabilitationEvent.SpouseDeclared;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.lawchange.LawEvent.LawParameterSet;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InterministerialLocation;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One file of each kind, told by its events: the full chain of 12 000 euros, and a title of 10 000 paid 10 250. */
public final class EventSamples {
    public static final FiscalYear YEAR = FiscalYear.of(2025);
    public static final ProgrammeCode PROGRAMME = ProgrammeCode.of("0156");
    public static final OperatingBudgetCode BOP = OperatingBudgetCode.of("0156-DR35");
    public static final FundsCentre UNIT = FundsCentre.of("0156-DR35-U001");
    public static final EnvelopeId ENVELOPE = new EnvelopeId(YEAR, UNIT, TitleGroup.HT2);
    public static final Credits CREDITS =
            new Credits(Amount.euros(1_000_000).balance(), Amount.euros(900_000).balance());
    public static final OperationCode OPERATION = OperationCode.of("TF-2025-0017");
    public static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    public static final ServiceReceiptNumber RECEIPT = ServiceReceiptNumber.of("500000001");
    public static final Siret SUPPLIER = Siret.of("85129663200017");
    public static final Iban IBAN = Iban.of("FR7630001007941234567890185");
    public static final PaymentRequestId DP = PaymentRequestId.ofInvoice(SUPPLIER, "F-2025-001", 2025);
    public static final PaymentRequestNumber DP_NUMBER = PaymentRequestNumber.of("100000001");
    public static final PaymentRunId RUN = PaymentRunId.of("CAMPAGNE-1");
    public static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    public static final RevenueOrderNumber TITLE = RevenueOrderNumber.of("3100000001");
    public static final BankEntryId DEBIT = BankEntryId.ofStatement(IBAN, "BDF-1");
    public static final BankEntryId CREDIT = BankEntryId.ofStatement(IBAN, "BDF-2");
    public static final Amount TWELVE = Amount.euros(12_000);
    public static final Amount TEN = Amount.euros(10_000);
    public static final AccountCode CHARGE = AccountCode.of("6113110000");
    public static final LocalDate DAY = LocalDate.of(2025, 3, 2);
    public static final ActorId GINA = ActorId.of("gina");
    public static final ActorId OMAR = ActorId.of("omar");
    public static final ActorId KATIA = ActorId.of("katia");
    public static final Map<AccountantCheck, Boolean> ALL_CHECKS =
            Arrays.stream(AccountantCheck.values()).collect(Collectors.toMap(Function.identity(), c -> true));

    static final List<VisaThreshold> THRESHOLDS =
            List.of(new VisaThreshold(Title.T3, TWELVE, Amount.euros(500_000), "LEGIARTI000043016664"));
    public static final Imputation IMPUTATION = new Imputation(
            FunctionalArea.of("0156-01"),
            Title.T3,
            CHARGE,
            ActivityCode.of("010101010101"),
            CostCentre.of("AECADAF093"),
            MaterialGroup.of("36.01.01"),
            InterministerialLocation.of("N53"));

    static final String DELEGATION = "DEL-2025-OMAR";
    private static final List<PostingRules.Imputed> IMPUTED = List.of(new PostingRules.Imputed(CHARGE, TWELVE));

    private EventSamples() {}

    /** One event of each class. */
    public static List<LedgerEvent> all() {
        return Stream.of(
                        budget(),
                        DirectPaymentSamples.all(),
                        takenBack(),
                        moved(),
                        affected(),
                        expenditure(),
                        CommitmentSamples.all(),
                        payment(),
                        PaymentSamples.all(),
                        PaymentSamples.run(),
                        RevenueSamples.all(),
                        CashDeskSamples.all(),
                        bank(),
                        DocumentSamples.all(),
                        PersonSamples.all(),
                        YearSamples.all(),
                        TakeoverSamples.all(),
                        ThirdPartySamples.all(),
                        ThirdPartySamples.diverted(),
                        ChartSamples.all(),
                        StatementSamples.all())
                .<LedgerEvent>flatMap(List::stream)
                .toList();
    }

    static List<LedgerEvent> budget() {
        return List.of(
                new CreditsOpened(YEAR, PROGRAMME, Title.T3, CREDITS, "LFI 2025, état B"),
                new AmendingCreditsOpened(YEAR, PROGRAMME, Title.T3, CREDITS, "LFR 2025, état B"),
                new CreditsFrozen(YEAR, PROGRAMME, TitleGroup.HT2, CREDITS, "Réserve de précaution 2025"),
                new CreditsThawed(YEAR, PROGRAMME, TitleGroup.HT2, CREDITS, "Dégel du 1er juin 2025"),
                new CreditsReallocated(YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.HT2, CREDITS),
                new ProgrammeBudgetEvent.CreditsAllotted(YEAR, PROGRAMME, TitleGroup.HT2, BOP, CREDITS),
                new OperatingBudgetEvent.AllotmentReceived(YEAR, BOP, TitleGroup.HT2, CREDITS),
                new OperatingBudgetEvent.CreditsAllotted(YEAR, BOP, TitleGroup.HT2, UNIT, CREDITS),
                new BudgetEnvelopeEvent.AllotmentReceived(ENVELOPE, CREDITS),
                new AssignmentChanged(UNIT, POST, LocalDate.of(2025, 1, 1)),
                new InvoicingServiceChanged(
                        UNIT, true, DAY, "Convention de service facturier du 2 janvier 2025", ActorId.of("denis")));
    }

    static List<LedgerEvent> takenBack() {
        return List.of(
                new UnitCreditsFrozen(ENVELOPE, CREDITS, "Gel du 1er mars 2025"),
                new UnitCreditsThawed(ENVELOPE, CREDITS, "Dégel du 1er juin 2025"),
                new BudgetEnvelopeEvent.AllotmentWithdrawn(ENVELOPE, CREDITS),
                new OperatingBudgetEvent.CreditsTakenBack(YEAR, BOP, TitleGroup.HT2, UNIT, CREDITS),
                new OperatingBudgetEvent.AllotmentWithdrawn(YEAR, BOP, TitleGroup.HT2, CREDITS),
                new ProgrammeBudgetEvent.CreditsTakenBack(YEAR, PROGRAMME, TitleGroup.HT2, BOP, CREDITS));
    }

    static List<LedgerEvent> moved() {
        return List.of(
                new CreditsMoved(
                        YEAR,
                        PROGRAMME,
                        TransferKind.VIREMENT,
                        MoveDirection.OUT,
                        TitleGroup.HT2,
                        ProgrammeCode.of("0218"),
                        CREDITS,
                        CREDITS,
                        "Décret de virement du 3 juin 2025"),
                new CreditsCarriedForward(
                        YEAR,
                        PROGRAMME,
                        TitleGroup.HT2,
                        PROGRAMME,
                        CREDITS,
                        false,
                        CREDITS.cp(),
                        "Arrêté de report du 2 mars 2026"),
                new CreditsCarriedOver(
                        FiscalYear.of(2026),
                        PROGRAMME,
                        TitleGroup.HT2,
                        PROGRAMME,
                        CREDITS,
                        false,
                        "Arrêté de report du 2 mars 2026"));
    }

    static List<LedgerEvent> affected() {
        return List.of(
                new AuthorisationAffected(ENVELOPE, OPERATION, TWELVE, YEAR, OMAR, DELEGATION),
                new AffectationDrawn(ENVELOPE, OPERATION, EJ, 1, TEN),
                new AffectationRestored(ENVELOPE, OPERATION, EJ, 1, TEN),
                new AffectationWithdrawn(ENVELOPE, OPERATION, TEN, true, OMAR, DELEGATION));
    }

    static List<LedgerEvent> expenditure() {
        return List.of(
                drafted(),
                new CommitmentValidated(EJ, TWELVE, VisaKind.NOT_REQUIRED, THRESHOLDS, OMAR, DELEGATION, DAY),
                new AeCommitted(ENVELOPE, EJ, 1, TWELVE, AmountType.ORIGINAL),
                new ServiceRecorded(EJ, RECEIPT, 1, TWELVE, DAY, GINA),
                new ServiceCertified(
                        EJ,
                        RECEIPT,
                        1,
                        TWELVE,
                        DAY,
                        DAY,
                        OMAR,
                        DELEGATION,
                        List.of(PostingRules.p01(DAY, CHARGE, TWELVE, SUPPLIER.text()))),
                new ServiceInvoiced(EJ, DP, List.of(new ReceiptPart(RECEIPT, 1, TWELVE, Deductions.NONE)), false),
                new CommitmentLinePaid(EJ, DP, 1, TWELVE, AmountType.REDUCTION));
    }

    private static CommitmentDrafted drafted() {
        return new CommitmentDrafted(
                EJ,
                YEAR,
                UNIT,
                CommitmentType.MARCHE,
                new Supplier(SUPPLIER, "Fournitures « Été » SA"),
                "Papier et œuvres d'imprimerie",
                List.of(new Line(1, ENVELOPE, IMPUTATION, CommitmentSamples.PRISON, LineKind.TRANCHE_FERME, TWELVE)),
                GINA);
    }

    static List<LedgerEvent> payment() {
        String supplier = SUPPLIER.text();
        return List.of(
                new InvoiceReceived(
                        DP,
                        DP_NUMBER,
                        PaymentKind.INVOICE,
                        ThirdPartyRef.of(SUPPLIER),
                        "F-2025-001",
                        LocalDate.of(2025, 3, 1),
                        LocalDate.of(2025, 3, 3),
                        TEN,
                        Amount.euros(2_000),
                        TWELVE,
                        IBAN,
                        EJ,
                        PaymentSamples.CORRECTED,
                        POST,
                        ActorId.of("chorus-pro")),
                new InvoiceMatched(
                        DP,
                        List.of(new PaymentLine(1, RECEIPT, DAY, ENVELOPE, CHARGE, TWELVE, Deductions.NONE)),
                        GINA,
                        List.of(GINA, OMAR)),
                new PaymentOrdered(DP, TWELVE, POST, LocalDate.of(2025, 3, 10), OMAR, DELEGATION),
                new RoleGranted(
                        OMAR, Role.AUTHORISING_OFFICER, DAY, LocalDate.of(2025, 12, 31), "Arrêté 2025-12", KATIA),
                new RoleRevoked(OMAR, Role.AUTHORISING_OFFICER, LocalDate.of(2025, 6, 30), "Arrêté 2025-40", KATIA),
                new SpouseDeclared(OMAR, KATIA, DAY),
                new LawParameterSet(
                        new LawValue(
                                LawParameter.VISA_THRESHOLD,
                                LawSubject.of("T3"),
                                List.of(ProgrammeCode.of("0105"), ProgrammeCode.of("0151")),
                                LocalDate.of(2025, 7, 1),
                                LawNumber.of("500000.00"),
                                "Arrêté du 21/11/2013 (MEAE), art. 17"),
                        DAY,
                        ActorId.of("denis")),
                new CpReserved(ENVELOPE, DP, EJ, 1, TWELVE),
                new CpReleased(ENVELOPE, DP, EJ, 1, TWELVE),
                new AeReleased(ENVELOPE, EJ, 1, TWELVE, AmountType.MODIFICATION),
                new AeSterilized(ENVELOPE, EJ, 1, TWELVE, AmountType.MODIFICATION),
                new PaymentAccepted(
                        DP,
                        TWELVE,
                        PaymentSamples.RESULTS,
                        Liability.ACCOUNTANT,
                        IBAN,
                        POST,
                        LocalDate.of(2025, 3, 12),
                        KATIA,
                        List.of(PostingRules.p02(LocalDate.of(2025, 3, 12), IMPUTED, supplier))),
                new PaymentScheduled(DP, RUN, LocalDate.of(2025, 3, 20), KATIA),
                new PaymentExecuted(
                        DP,
                        RUN,
                        "DP100000001-1",
                        TWELVE,
                        LocalDate.of(2025, 3, 20),
                        17,
                        KATIA,
                        List.of(PostingRules.p03(LocalDate.of(2025, 3, 20), IMPUTED, supplier))),
                new CpConsumed(ENVELOPE, DP, EJ, 1, TWELVE, AmountType.REDUCTION),
                new PaymentSettled(
                        DP,
                        DEBIT,
                        TWELVE,
                        LocalDate.of(2025, 3, 23),
                        List.of(PostingRules.p04(LocalDate.of(2025, 3, 23), TWELVE))));
    }

    static List<LedgerEvent> bank() {
        return List.of(
                new BankEntryReceived(DEBIT, IBAN, "BDF-1", Side.DEBIT, TWELVE, LocalDate.of(2025, 3, 23)),
                new BankEntryAllocated(DEBIT, TWELVE, "payment-request:" + DP));
    }
}
