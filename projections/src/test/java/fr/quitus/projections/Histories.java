package fr.quitus.projections;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.CashPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingOutcome;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.MoveDirection;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.TransferKind;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.cashdesk.CashMeans;
import fr.quitus.domain.chartchange.ChartEvent.AccountClosed;
import fr.quitus.domain.chartchange.ChartEvent.AccountOpened;
import fr.quitus.domain.chartchange.ChartEvent.AccountRenamed;
import fr.quitus.domain.commitment.CommitmentChange;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ReceiptEvent;
import fr.quitus.domain.revenue.ReceiptKind;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRegistered;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountValidated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyReactivated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartySuspended;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.StatementId;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of the reference fixture, as the domain would have decided them: 2026, programme 0156, two units. */
public final class Histories {
    public static final FiscalYear YEAR = FiscalYear.of(2026);
    public static final FundsCentre UNIT_1 = FundsCentre.of("0156-DR35-U001");
    public static final FundsCentre UNIT_2 = FundsCentre.of("0156-DR36-U002");
    public static final Iban STATE_ACCOUNT = Iban.of("FR7630001007941234567890185");

    private static final ProgrammeCode PROGRAMME = ProgrammeCode.of("0156");
    private static final AccountCode CHARGE = AccountCode.of("6113110000");
    private static final AccountCode PRODUCT = AccountCode.of("7060000000");
    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final ActorId GINA = ActorId.of("gina");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final ActorId KATIA = ActorId.of("katia");

    private Histories() {}

    public static Credits credits(long ae, long cp) {
        return Credits.of(Amount.euros(ae), Amount.euros(cp));
    }

    /** 1 000 000 / 900 000 opened, 5 % frozen, allotted down to two units; then T2 300 000 of which 60 000 to HT2. */
    public static List<LedgerEvent> budget() {
        OperatingBudgetCode bop = OperatingBudgetCode.of("0156-DR35");
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new ProgrammeBudgetEvent.CreditsOpened(
                YEAR, PROGRAMME, Title.T3, credits(600_000, 500_000), "LFI 2026"));
        events.add(new ProgrammeBudgetEvent.CreditsOpened(
                YEAR, PROGRAMME, Title.T5, credits(400_000, 400_000), "LFI 2026"));
        events.add(new ProgrammeBudgetEvent.CreditsFrozen(
                YEAR, PROGRAMME, TitleGroup.HT2, credits(50_000, 45_000), "LOLF art. 14"));
        events.add(new ProgrammeBudgetEvent.CreditsAllotted(
                YEAR, PROGRAMME, TitleGroup.HT2, bop, credits(500_000, 450_000)));
        events.add(new OperatingBudgetEvent.AllotmentReceived(YEAR, bop, TitleGroup.HT2, credits(500_000, 450_000)));
        events.addAll(allotment(bop, UNIT_1, 100_000, 80_000));
        events.addAll(allotment(bop, UNIT_2, 20_000, 20_000));
        events.add(new ProgrammeBudgetEvent.CreditsOpened(
                YEAR, PROGRAMME, Title.T2, credits(300_000, 300_000), "LFI 2026"));
        events.add(new ProgrammeBudgetEvent.CreditsReallocated(
                YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.HT2, credits(60_000, 60_000)));
        events.add(new ProgrammeBudgetEvent.CreditsThawed(
                YEAR, PROGRAMME, TitleGroup.HT2, credits(10_000, 5_000), "LOLF art. 14"));
        return events;
    }

    private static List<LedgerEvent> allotment(OperatingBudgetCode bop, FundsCentre unit, long ae, long cp) {
        return List.of(
                new OperatingBudgetEvent.CreditsAllotted(YEAR, bop, TitleGroup.HT2, unit, credits(ae, cp)),
                new BudgetEnvelopeEvent.AllotmentReceived(new EnvelopeId(YEAR, unit, TitleGroup.HT2), credits(ae, cp)));
    }

    /** U1 has 3 000 frozen and 1 000 / 500 thawed, gives 10 000 / 5 000 back to its BOP, which gives as much back. */
    public static List<LedgerEvent> takenBack() {
        OperatingBudgetCode bop = OperatingBudgetCode.of("0156-DR35");
        EnvelopeId envelope = new EnvelopeId(YEAR, UNIT_1, TitleGroup.HT2);
        return List.of(
                new BudgetEnvelopeEvent.UnitCreditsFrozen(envelope, credits(3_000, 1_000), "Gel"),
                new BudgetEnvelopeEvent.UnitCreditsThawed(envelope, credits(1_000, 500), "Dégel"),
                new BudgetEnvelopeEvent.AllotmentWithdrawn(envelope, credits(10_000, 5_000)),
                new OperatingBudgetEvent.CreditsTakenBack(YEAR, bop, TitleGroup.HT2, UNIT_1, credits(10_000, 5_000)),
                new OperatingBudgetEvent.AllotmentWithdrawn(YEAR, bop, TitleGroup.HT2, credits(10_000, 5_000)),
                new ProgrammeBudgetEvent.CreditsTakenBack(
                        YEAR, PROGRAMME, TitleGroup.HT2, bop, credits(10_000, 5_000)));
    }

    /** 10 000 to programme 0218, 3 000 advanced, and 2 000 / 1 000 carried forward to 2027. */
    public static List<LedgerEvent> moved() {
        ProgrammeCode other = ProgrammeCode.of("0218");
        Credits ten = credits(10_000, 10_000);
        Credits two = credits(2_000, 1_000);
        return List.of(
                moved(PROGRAMME, TransferKind.VIREMENT, MoveDirection.OUT, other, ten),
                moved(other, TransferKind.VIREMENT, MoveDirection.IN, PROGRAMME, ten),
                moved(PROGRAMME, TransferKind.DECRET_D_AVANCE, MoveDirection.IN, null, credits(3_000, 3_000)),
                new ProgrammeBudgetEvent.CreditsCarriedForward(
                        YEAR, PROGRAMME, TitleGroup.HT2, PROGRAMME, two, false, two.cp(), "Arrêté"),
                new ProgrammeBudgetEvent.CreditsCarriedOver(
                        FiscalYear.of(2027), PROGRAMME, TitleGroup.HT2, PROGRAMME, two, false, "Arrêté"));
    }

    private static LedgerEvent moved(
            ProgrammeCode programme,
            TransferKind kind,
            MoveDirection direction,
            @Nullable ProgrammeCode counterpart,
            Credits credits) {
        return new ProgrammeBudgetEvent.CreditsMoved(
                YEAR, programme, kind, direction, TitleGroup.HT2, counterpart, credits, null, "Décret");
    }

    /**
     * Two operations on U1: one of this year, 15 000 of 30 000 committed, one carried over; 5 000 of each
     * withdrawn.
     */
    public static List<LedgerEvent> affected() {
        EnvelopeId envelope = new EnvelopeId(YEAR, UNIT_1, TitleGroup.HT2);
        OperationCode prison = OperationCode.of("TF-2026-0017");
        OperationCode road = OperationCode.of("TF-2025-0003");
        CommitmentNumber ej = commitment(900);
        Amount twenty = Amount.euros(20_000);
        Amount five = Amount.euros(5_000);
        return List.of(
                new BudgetEnvelopeEvent.AuthorisationAffected(envelope, prison, Amount.euros(30_000), YEAR, OMAR, null),
                new BudgetEnvelopeEvent.AuthorisationAffected(
                        envelope, road, Amount.euros(15_000), FiscalYear.of(2025), OMAR, null),
                new BudgetEnvelopeEvent.AffectationDrawn(envelope, prison, ej, 1, twenty),
                new BudgetEnvelopeEvent.AeCommitted(envelope, ej, 1, twenty, AmountType.ORIGINAL),
                new BudgetEnvelopeEvent.AeReleased(envelope, ej, 1, five, AmountType.MODIFICATION),
                new BudgetEnvelopeEvent.AffectationRestored(envelope, prison, ej, 1, five),
                new BudgetEnvelopeEvent.AffectationWithdrawn(envelope, prison, five, true, OMAR, null),
                new BudgetEnvelopeEvent.AffectationWithdrawn(envelope, road, five, false, OMAR, null),
                new BudgetEnvelopeEvent.AeSterilized(envelope, ej, 1, Amount.euros(700), AmountType.MODIFICATION));
    }

    /** The budget closed: what U1 had set aside or available, and what its BOP and its programme had left, lapses. */
    public static List<LedgerEvent> lapsed() {
        OperatingBudgetCode bop = OperatingBudgetCode.of("0156-DR35");
        EnvelopeId envelope = new EnvelopeId(YEAR, UNIT_1, TitleGroup.HT2);
        LocalDate day = LocalDate.of(2027, 1, 21);
        Amount ten = Amount.euros(10_000);
        return List.of(
                new BudgetEnvelopeEvent.SetAsideCreditsLapsed(
                        envelope, credits(2_000, 500), Amount.euros(5_000).balance(), day, GINA),
                new BudgetEnvelopeEvent.AffectationLapsed(envelope, OperationCode.of("TF-2026-0017"), ten, day, GINA),
                new BudgetEnvelopeEvent.AffectationLapsed(envelope, OperationCode.of("TF-2025-0003"), ten, day, GINA),
                new BudgetEnvelopeEvent.CreditsLapsed(envelope, credits(1_000, 1_000), day, GINA),
                new ProgrammeBudgetEvent.CreditsLapsedBelow(
                        YEAR, PROGRAMME, TitleGroup.HT2, bop, UNIT_1, credits(28_000, 1_500), day, GINA),
                new OperatingBudgetEvent.OperatingBudgetCreditsLapsed(
                        YEAR, bop, TitleGroup.HT2, credits(380_000, 350_000), day, GINA),
                new ProgrammeBudgetEvent.CreditsLapsedBelow(
                        YEAR, PROGRAMME, TitleGroup.HT2, bop, null, credits(380_000, 350_000), day, GINA),
                new ProgrammeBudgetEvent.ProgrammeCreditsLapsed(
                        YEAR, PROGRAMME, TitleGroup.HT2, credits(500_000, 450_000), credits(40_000, 40_000), day, GINA),
                new ProgrammeBudgetEvent.CreditsCarriedForward(
                        YEAR, PROGRAMME, TitleGroup.HT2, PROGRAMME, credits(50_000, 30_000), false, null, "Arrêté"));
    }

    /** In November 2026 an EJ of 2027 is signed, and one more that is withdrawn; the first is charged in January. */
    public static List<LedgerEvent> anticipated() {
        FiscalYear next = FiscalYear.of(2027);
        EnvelopeId envelope = new EnvelopeId(next, UNIT_1, TitleGroup.HT2);
        LocalDate first = LocalDate.of(2027, 1, 1);
        Amount ten = Amount.euros(10_000);
        Imputation imputation = new Imputation(FunctionalArea.of("0156-01"), Title.T3, CHARGE, null, null, null, null);
        List<LedgerEvent> events = new ArrayList<>();
        for (int number : List.of(700, 701)) {
            CommitmentNumber ej = commitment(number);
            events.add(new CommitmentEvent.CommitmentDrafted(
                    ej,
                    next,
                    UNIT_1,
                    CommitmentType.MARCHE,
                    new Supplier(SUPPLIER, "Nettoyage"),
                    "Nettoyage 2027",
                    List.of(new CommitmentEvent.Line(1, envelope, imputation, LineKind.TRANCHE_FERME, ten)),
                    GINA));
            events.add(new CommitmentChange.CommitmentAnticipated(
                    ej, ten, VisaKind.NOT_REQUIRED, List.of(), first, OMAR, "D-1", LocalDate.of(2026, 11, 2)));
            events.add(new ProgrammeBudgetEvent.AnticipationCounted(
                    YEAR, PROGRAMME, Title.T3, ej, ten, Amount.euros(250_000).balance()));
            events.add(new BudgetEnvelopeEvent.AeAnticipated(envelope, ej, 1, ten));
        }
        events.add(new CommitmentChange.CommitmentCancelled(
                commitment(701), "Besoin abandonné", OMAR, LocalDate.of(2026, 12, 1)));
        events.add(new ProgrammeBudgetEvent.AnticipationReturned(YEAR, PROGRAMME, Title.T3, commitment(701), ten));
        events.add(new BudgetEnvelopeEvent.AeAnticipationEnded(envelope, commitment(701), 1, ten));
        return events;
    }

    /** The year has begun, and the EJ takes its AE. */
    public static List<LedgerEvent> charged() {
        EnvelopeId envelope = new EnvelopeId(FiscalYear.of(2027), UNIT_1, TitleGroup.HT2);
        CommitmentNumber ej = commitment(700);
        Amount ten = Amount.euros(10_000);
        return List.of(
                new BudgetEnvelopeEvent.AllotmentReceived(envelope, credits(12_000, 12_000)),
                new CommitmentEvent.CommitmentValidated(
                        ej, ten, VisaKind.NOT_REQUIRED, List.of(), OMAR, "D-1", LocalDate.of(2027, 1, 4)),
                new BudgetEnvelopeEvent.AeAnticipationEnded(envelope, ej, 1, ten),
                new BudgetEnvelopeEvent.AeCommitted(envelope, ej, 1, ten, AmountType.ORIGINAL));
    }

    /** EJ drafted, not validated. */
    public static List<LedgerEvent> draft(int number, FundsCentre unit, long euros) {
        EnvelopeId envelope = new EnvelopeId(YEAR, unit, TitleGroup.HT2);
        Imputation imputation = new Imputation(FunctionalArea.of("0156-01"), Title.T3, CHARGE, null, null, null, null);
        return List.of(new CommitmentEvent.CommitmentDrafted(
                commitment(number),
                YEAR,
                unit,
                CommitmentType.MARCHE,
                new Supplier(SUPPLIER, "Fournitures \"Lemoine\" & fils, \\ Rennes"),
                "Papier, n° " + number,
                List.of(new CommitmentEvent.Line(1, envelope, imputation, LineKind.TRANCHE_FERME, Amount.euros(euros))),
                GINA));
    }

    /** EJ → service fait → facture → ordonnancement → prise en charge → paiement → règlement. */
    public static List<LedgerEvent> expenditure(int number, FundsCentre unit, long euros) {
        CommitmentNumber ej = commitment(number);
        EnvelopeId envelope = new EnvelopeId(YEAR, unit, TitleGroup.HT2);
        Amount amount = Amount.euros(euros);
        ServiceReceiptNumber receipt = ServiceReceiptNumber.of("%09d".formatted(number));
        PaymentRequestId dp = PaymentRequestId.ofInvoice(SUPPLIER, "F-" + number, 2026);
        List<PostingRules.Imputed> lines = List.of(new PostingRules.Imputed(CHARGE, amount));
        LocalDate certified = LocalDate.of(2026, 3, 2);
        LocalDate accepted = LocalDate.of(2026, 3, 12);
        LocalDate paid = LocalDate.of(2026, 3, 20);
        LocalDate settled = LocalDate.of(2026, 3, 23);
        BankEntryId bankEntry = BankEntryId.ofStatement(STATE_ACCOUNT, "D" + number);
        List<LedgerEvent> events = new ArrayList<>(draft(number, unit, euros));
        events.add(new CommitmentEvent.CommitmentValidated(
                ej, amount, VisaKind.NOT_REQUIRED, List.of(), OMAR, "D-1", LocalDate.of(2026, 2, 2)));
        events.add(new BudgetEnvelopeEvent.AeCommitted(envelope, ej, 1, amount, AmountType.ORIGINAL));
        events.add(new CommitmentEvent.ServiceRecorded(ej, receipt, 1, amount, certified, GINA));
        events.add(new CommitmentEvent.ServiceCertified(
                ej,
                receipt,
                1,
                amount,
                certified,
                certified,
                OMAR,
                "D-1",
                List.of(PostingRules.p01(certified, CHARGE, amount, SUPPLIER.text()))));
        events.add(new PaymentRequestEvent.InvoiceReceived(
                dp,
                PaymentRequestNumber.of(String.valueOf(100_000_000 + number)),
                PaymentKind.INVOICE,
                ThirdPartyRef.of(SUPPLIER),
                "F-" + number,
                certified,
                LocalDate.of(2026, 3, 3),
                amount,
                null,
                amount,
                STATE_ACCOUNT,
                ej,
                null,
                null,
                GINA));
        events.add(new PaymentRequestEvent.InvoiceMatched(
                dp,
                List.of(new PaymentLine(1, receipt, certified, envelope, CHARGE, amount, Deductions.NONE)),
                GINA,
                List.of(GINA, OMAR)));
        events.add(new CommitmentEvent.ServiceInvoiced(
                ej, dp, List.of(new CommitmentEvent.ReceiptPart(receipt, 1, amount, Deductions.NONE)), false));
        events.add(new PaymentRequestEvent.PaymentOrdered(
                dp, amount, AccountingPostId.of("CBCM-FIN"), LocalDate.of(2026, 3, 10), OMAR, "D-1"));
        events.add(new BudgetEnvelopeEvent.CpReserved(envelope, dp, ej, 1, amount));
        events.add(new PaymentRequestEvent.PaymentAccepted(
                dp,
                amount,
                Map.of(),
                Liability.ACCOUNTANT,
                STATE_ACCOUNT,
                AccountingPostId.of("CBCM-FIN"),
                accepted,
                KATIA,
                List.of(PostingRules.p02(accepted, lines, SUPPLIER.text()))));
        events.add(new BudgetEnvelopeEvent.CpConsumed(envelope, dp, ej, 1, amount, AmountType.REDUCTION));
        events.add(new CommitmentEvent.CommitmentLinePaid(ej, dp, 1, amount, AmountType.REDUCTION));
        events.add(new PaymentRequestEvent.PaymentExecuted(
                dp,
                PaymentRunId.of("RUN-1"),
                "E2E-" + number,
                amount,
                paid,
                17,
                KATIA,
                List.of(PostingRules.p03(paid, lines, SUPPLIER.text()))));
        events.add(new PaymentRequestEvent.PaymentSettled(
                dp, bankEntry, amount, settled, List.of(PostingRules.p04(settled, amount))));
        return events;
    }

    /** Titre of 5 000 taken in charge, paid 5 200: 200 too much. */
    public static List<LedgerEvent> revenue(int number) {
        RevenueOrderNumber title = RevenueOrderNumber.of("%010d".formatted(number));
        Amount amount = Amount.euros(5_000);
        Amount excess = Amount.euros(200);
        LocalDate taken = LocalDate.of(2026, 4, 1);
        LocalDate cashed = LocalDate.of(2026, 5, 4);
        BankEntryId bankEntry = BankEntryId.ofStatement(STATE_ACCOUNT, "C" + number);
        return List.of(
                new RevenueOrderEvent.ClaimEstablished(
                        title,
                        YEAR,
                        UNIT_1,
                        new Debtor(SUPPLIER, "Redevable"),
                        "Occupation du domaine",
                        List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, amount)),
                        null,
                        GINA),
                new RevenueOrderEvent.RevenueOrderTakenInCharge(
                        title,
                        amount,
                        AccountingPostId.of("CBCM-FIN"),
                        taken,
                        KATIA,
                        List.of(RevenuePostings.p30(
                                taken, List.of(new PostingRules.Imputed(PRODUCT, amount)), SUPPLIER.text()))),
                new ReceiptEvent.ReceiptAllocated(
                        title,
                        ReceiptKind.BANK,
                        bankEntry,
                        null,
                        null,
                        amount,
                        List.of(),
                        cashed,
                        KATIA,
                        List.of(RevenuePostings.p31(cashed, amount, SUPPLIER.text()))),
                new ReceiptEvent.BudgetRevenueRecorded(title, YEAR, RevenueLine.of("2306"), amount),
                new ReceiptEvent.OverpaymentRecorded(
                        title, bankEntry, excess, List.of(RevenuePostings.p33(cashed, excess, SUPPLIER.text()))));
    }

    /** A year: the budget, then {@code files} expenditures, one draft and one title. */
    public static List<LedgerEvent> year(int files) {
        List<LedgerEvent> events = new ArrayList<>(budget());
        for (int i = 1; i <= files; i++) {
            events.addAll(expenditure(i, i % 2 == 0 ? UNIT_2 : UNIT_1, 1_000));
        }
        events.addAll(draft(files + 1, UNIT_1, 12_000));
        events.addAll(revenue(1));
        return events;
    }

    /** Two parties that name one account; the first is suspended for a day, and gives part of a payment up. */
    public static List<LedgerEvent> thirdParties() {
        ThirdPartyRef first = ThirdPartyRef.of(SUPPLIER);
        ThirdPartyRef second = ThirdPartyRef.of("1000000002");
        LocalDate day = LocalDate.of(2026, 2, 2);
        return List.of(
                new ThirdPartyRegistered(ThirdPartyId.of("1000000001"), SUPPLIER, "Fournisseur", day, GINA),
                new NaturalPersonRegistered(
                        ThirdPartyId.of("1000000002"), new NaturalPerson("Le Gall", "Anne"), day, GINA),
                new PayeeAccountAdded(first, STATE_ACCOUNT, null, day, "RIB", List.of(), day, GINA),
                new PayeeAccountValidated(first, STATE_ACCOUNT, null, day, KATIA),
                new PayeeAccountAdded(second, STATE_ACCOUNT, null, day, "RIB", List.of(first), day, GINA),
                new ThirdPartySuspended(first, "Liquidation", day, KATIA),
                new ThirdPartyReactivated(first, "Plan", day, KATIA),
                new OppositionRegistered(
                        first,
                        "SATD-1",
                        OppositionKind.SEIZURE,
                        1,
                        null,
                        null,
                        new Beneficiary("SIE", STATE_ACCOUNT),
                        day,
                        null,
                        KATIA),
                new OppositionDrawn(
                        first, "SATD-1", PaymentRequestId.ofInvoice(SUPPLIER, "F1", 2026), Amount.euros(350)),
                new OppositionRestored(
                        first, "SATD-1", PaymentRequestId.ofInvoice(SUPPLIER, "F1", 2026), Amount.euros(50)));
    }

    /** Two receipts at the desk; one of them owes a title and gets it. */
    public static List<LedgerEvent> cash() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        AccountingPostId post = AccountingPostId.of("CBCM-FIN");
        Amount amount = Amount.euros(80);
        List<ClaimLine> lines = List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, amount));
        List<LedgerEvent> events = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            events.add(new CashReceiptRecorded(
                    post,
                    number,
                    number == 1 ? CashMeans.CASH : CashMeans.CHEQUE,
                    null,
                    "Droits d'entrée",
                    lines,
                    amount,
                    YEAR,
                    day,
                    number == 1 ? UNIT_1 : null,
                    KATIA,
                    List.of(CashPostings.p43(
                            day,
                            (number == 1 ? CashMeans.CASH : CashMeans.CHEQUE).account(),
                            List.of(new PostingRules.Imputed(PRODUCT, amount)),
                            amount,
                            post + "/" + number))));
        }
        events.add(new RegularisationTitleIssued(
                post,
                1,
                RevenueOrderNumber.of("3100000009"),
                YEAR,
                UNIT_1,
                null,
                "Droits d'entrée",
                lines,
                amount,
                day,
                OMAR,
                null));
        events.addAll(till(post, lines, amount, day));
        return events;
    }

    /** A cheque that comes back, and coins that nobody claims. */
    private static List<LedgerEvent> till(AccountingPostId post, List<ClaimLine> lines, Amount amount, LocalDate day) {
        return List.of(
                new ChequeReturnedUnpaid(
                        post,
                        2,
                        UNIT_1,
                        "Droits d'entrée",
                        lines,
                        amount,
                        YEAR,
                        false,
                        BankEntryId.ofStatement(STATE_ACCOUNT, "IMPAYE-1"),
                        day,
                        day,
                        KATIA,
                        List.of(CashPostings.p43e(day, amount, post + "/2"))),
                new UnpaidChequeClaimed(post, 2, RevenueOrderNumber.of("3100000010"), amount, day, GINA),
                new CashCounted(
                        post,
                        Balance.parse("80.00"),
                        Balance.parse("81.00"),
                        YEAR,
                        RevenueLine.of("2697"),
                        "Arrêté",
                        day,
                        KATIA,
                        List.of(CashPostings.p43c(day, Amount.euros(1), post.text()))));
    }

    /** The same year, and every other thing that can happen to credits. */
    public static List<LedgerEvent> wholeYear(int files) {
        List<LedgerEvent> events = year(files);
        events.addAll(takenBack());
        events.addAll(moved());
        events.addAll(affected());
        events.addAll(lapsed());
        events.addAll(anticipated());
        events.addAll(charged());
        events.addAll(thirdParties());
        events.addAll(cash());
        events.addAll(TakenOver.all());
        events.add(new PaymentRunOpened(
                PaymentRunId.of("RUN-2"),
                LocalDate.of(2026, 12, 30),
                AccountingPostId.of("CBCM-FIN"),
                new TreasuryAccount("Trésor", STATE_ACCOUNT, Bic.of("BDFEFRPPXXX")),
                KATIA));
        events.add(new StatementPublished(
                StatementId.of("BALANCE-2026"),
                StatementKind.BALANCE_GENERALE,
                LocalDate.of(2026, 12, 31),
                12,
                "ab".repeat(32),
                LocalDate.of(2027, 1, 15),
                KATIA));
        events.addAll(audited());
        return events;
    }

    /** An account that is opened, renamed and closed; a finding on it, and one on a commitment. */
    public static List<LedgerEvent> audited() {
        AccountCode travel = AccountCode.of("6251000000");
        LocalDate day = LocalDate.of(2026, 11, 2);
        AuditedThing file = AuditedThing.of("event:commitment:" + commitment(1) + "@0");
        ActorId ada = ActorId.of("ada");
        AuditFindingRef first = AuditFindingRef.of("CC-1");
        return List.of(
                new AccountOpened(travel, "Voyages", day, "Arrêté", day, KATIA),
                new AccountRenamed(travel, "Missions", day.plusDays(9), "Arrêté", day, KATIA),
                new AccountClosed(travel, day.plusDays(30), "Arrêté", day, KATIA),
                new AuditFindingRecorded(
                        first, file, UNIT_1, null, FindingSeverity.MAJEURE, "Sans devis.", "GBCP", day, ada),
                new AuditFindingRecorded(
                        AuditFindingRef.of("CC-2"),
                        AuditedThing.of("account:" + travel),
                        null,
                        null,
                        FindingSeverity.MINEURE,
                        "Peu servi.",
                        "PCE",
                        day,
                        ada),
                new AuditFindingAnswered(first, file, "Le voici.", day.plusDays(1), OMAR, Role.AUTHORISING_OFFICER),
                new AuditFindingAnswered(first, file, "Signé.", day.plusDays(2), OMAR, Role.AUTHORISING_OFFICER),
                new AuditFindingClosed(first, file, FindingOutcome.LEVE, "Vu.", day.plusDays(3), ada));
    }

    private static CommitmentNumber commitment(int number) {
        return CommitmentNumber.of("21%08d".formatted(number));
    }
}
