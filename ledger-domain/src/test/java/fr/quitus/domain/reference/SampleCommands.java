package fr.quitus.domain.reference;

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingOutcome;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.budget.FinanceAct;
import fr.quitus.domain.budget.TransferKind;
import fr.quitus.domain.cashdesk.CashMeans;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.ControlKind;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Opinion;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.directpayment.DirectPaymentKind;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.document.DocumentHash;
import fr.quitus.domain.document.DocumentKind;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.payroll.PayrollCommand.Deduction;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.Instalment;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InsteadOf;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.StatementId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One well-formed command of each kind, to ask it what no value changes: who may give it. */
final class SampleCommands {
    private static final Map<Type, Object> VALUES = Map.ofEntries(
            Map.entry(FiscalYear.class, G0.YEAR),
            Map.entry(ProgrammeCode.class, G0.PROGRAMME),
            Map.entry(Title.class, Title.T3),
            Map.entry(TitleGroup.class, TitleGroup.HT2),
            Map.entry(ActorId.class, ActorId.of("omar")),
            Map.entry(Role.class, Role.AUTHORISING_OFFICER),
            Map.entry(Amount.class, Amount.euros(1)),
            Map.entry(Balance.class, Balance.parse("1")),
            Map.entry(String.class, "texte"),
            Map.entry(int.class, 1),
            Map.entry(Boolean.class, true),
            Map.entry(boolean.class, true),
            Map.entry(FinanceAct.class, FinanceAct.INITIAL),
            Map.entry(TransferKind.class, TransferKind.VIREMENT),
            Map.entry(OperationCode.class, OperationCode.of("TF-2026-0017")),
            Map.entry(OperatingBudgetCode.class, G0.BOP),
            Map.entry(FundsCentre.class, G0.U1),
            Map.entry(AccountingPostId.class, G0.P1),
            Map.entry(LocalDate.class, LocalDate.parse("2026-01-01")),
            Map.entry(CommitmentType.class, CommitmentType.MARCHE),
            Map.entry(Supplier.class, G0.F1),
            Map.entry(Debtor.class, G0.R1),
            Map.entry(RestorationCause.class, RestorationCause.STATE_SERVICE_SALE),
            Map.entry(Siret.class, G0.F1_SIRET),
            Map.entry(Iban.class, G0.TREASURY),
            Map.entry(Bic.class, Bic.of(Bic.EXAMPLE)),
            Map.entry(ThirdPartyRef.class, ThirdPartyRef.of(G0.F1_SIRET)),
            Map.entry(OppositionKind.class, OppositionKind.SEIZURE),
            Map.entry(Beneficiary.class, new Beneficiary("Trésorerie", G0.TREASURY)),
            Map.entry(NaturalPerson.class, new NaturalPerson("Martin", "Claude")),
            Map.entry(CommitmentNumber.class, CommitmentNumber.of("2100000001")),
            Map.entry(ServiceReceiptNumber.class, ServiceReceiptNumber.of("500000001")),
            Map.entry(RevenueOrderNumber.class, RevenueOrderNumber.of("1000000001")),
            Map.entry(PaymentRequestId.class, PaymentRequestId.ofInvoice(G0.F2, "F-1", 2026)),
            Map.entry(PaymentRunId.class, PaymentRunId.of("CAMPAGNE-1")),
            Map.entry(PaymentKind.class, PaymentKind.INVOICE),
            Map.entry(RevenueLine.class, RevenueLine.of("2306")),
            Map.entry(TreasuryAccount.class, G0.TREASURY_ACCOUNT),
            Map.entry(LineKind.class, LineKind.TRANCHE_FERME),
            Map.entry(ControlKind.class, ControlKind.VISA),
            Map.entry(Opinion.class, Opinion.FAVORABLE),
            Map.entry(AmendLine.class, new AmendLine(1, Amount.euros(1))),
            Map.entry(Imputation.class, G0.imputation(Title.T3, G0.CHARGE)),
            Map.entry(SuspensionMotive.class, SuspensionMotive.LIQUIDATION_INEXACTE),
            Map.entry(ReturnReasonCode.class, ReturnReasonCode.of("AC04")),
            Map.entry(ReturnKind.class, ReturnKind.RETURNED_AFTER_SETTLEMENT),
            Map.entry(DraftLine.class, new DraftLine(G0.imputation(Title.T3, G0.CHARGE), Amount.euros(1))),
            Map.entry(MatchLine.class, new MatchLine(ServiceReceiptNumber.of("500000001"), Amount.euros(1))),
            Map.entry(ClaimLine.class, new ClaimLine(RevenueLine.of("2306"), G0.PRODUCT, Amount.euros(1))),
            Map.entry(DirectPaymentKind.class, DirectPaymentKind.PRELEVEMENT),
            Map.entry(
                    RegularisationLine.class,
                    new RegularisationLine(G0.imputation(Title.T3, G0.CHARGE), Amount.euros(1))),
            Map.entry(Deduction.class, new Deduction(AccountCode.of("4310000000"), Amount.euros(1))),
            Map.entry(BankEntryId.class, BankEntryId.of(BankEntryId.EXAMPLE)),
            Map.entry(ClaimPart.class, ClaimPart.PRINCIPAL),
            Map.entry(Instalment.class, new Instalment(LocalDate.parse("2026-01-01"), Amount.euros(1))),
            Map.entry(CashMeans.class, CashMeans.CASH),
            Map.entry(ContestationKind.class, ContestationKind.CLAIM),
            Map.entry(ContestationOutcome.class, ContestationOutcome.REJECTED),
            Map.entry(LawParameter.class, LawParameter.VISA_THRESHOLD),
            Map.entry(LawSubject.class, LawSubject.of("T3")),
            Map.entry(LawNumber.class, LawNumber.of("1")),
            Map.entry(FileId.class, FileId.of(FileId.EXAMPLE)),
            Map.entry(DocumentHash.class, DocumentHash.of(DocumentHash.EXAMPLE)),
            Map.entry(DocumentKind.class, DocumentKind.FACTURE),
            Map.entry(EntryReference.class, EntryReference.of(EntryReference.EXAMPLE)),
            Map.entry(EntryKind.class, EntryKind.OD),
            Map.entry(EntryLine.class, new EntryLine(G0.CHARGE, Side.DEBIT, Amount.euros(1))),
            Map.entry(AccountCode.class, G0.CHARGE),
            Map.entry(AuditFindingRef.class, AuditFindingRef.of(AuditFindingRef.EXAMPLE)),
            Map.entry(AuditedThing.class, AuditedThing.of(AuditedThing.EXAMPLE)),
            Map.entry(FindingSeverity.class, FindingSeverity.SIGNIFICATIVE),
            Map.entry(FindingOutcome.class, FindingOutcome.LEVE),
            Map.entry(StatementId.class, StatementId.of(StatementId.EXAMPLE)),
            Map.entry(StatementKind.class, StatementKind.BILAN),
            Map.entry(Long.class, 1_000L),
            Map.entry(Map.class, Map.of()));

    private SampleCommands() {}

    static LedgerCommand of(Class<? extends LedgerCommand> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            if (components[i].isAnnotationPresent(InsteadOf.class)) {
                continue;
            }
            Object value = components[i].getGenericType() instanceof ParameterizedType list && types[i] == List.class
                    ? List.of(Objects.requireNonNull(VALUES.get(list.getActualTypeArguments()[0])))
                    : VALUES.get(types[i]);
            if (value == null) {
                throw new AssertionError("no sample of " + types[i] + ", which " + type + " asks for");
            }
            values[i] = value;
        }
        try {
            Constructor<? extends LedgerCommand> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type, e);
        }
    }
}
