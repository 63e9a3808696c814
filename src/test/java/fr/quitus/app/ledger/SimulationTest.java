package fr.quitus.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.Simulation;
import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.DocumentStore;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.app.personal.SealingInMemory;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingCommand.AnswerAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.CloseAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.RecordAuditFinding;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingOutcome;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.budget.FinanceAct;
import fr.quitus.domain.budget.InvoicingCommand.SetInvoicingService;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.cashdesk.CashDeskCommand.ClaimUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.ConfirmRemittance;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashCount;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.RegulariseCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RemitCash;
import fr.quitus.domain.cashdesk.CashMeans;
import fr.quitus.domain.chartchange.ChartCommand.CloseAccount;
import fr.quitus.domain.chartchange.ChartCommand.OpenAccount;
import fr.quitus.domain.chartchange.ChartCommand.RenameAccount;
import fr.quitus.domain.commitment.ChangeCommand.AnticipateCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ChargeAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeCommand.WithdrawAnticipatedCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ExemptFromVisa;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ReviewCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateInEmergency;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Opinion;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.directpayment.DirectPaymentCommand.CarryForwardDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RecordDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentKind;
import fr.quitus.domain.directpayment.PaidPerson;
import fr.quitus.domain.habilitation.Recording;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.ledgerentry.EntryCommand;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionCommand.ReissueSeizure;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.payment.SettlementCommand.ClaimRestoration;
import fr.quitus.domain.payment.SettlementCommand.NetCreditNote;
import fr.quitus.domain.payment.SettlementCommand.ReleaseRetention;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.payment.SplitCommand.SplitInvoice;
import fr.quitus.domain.payment.TransferCommand.WithdrawFromRun;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.payment.WithdrawalCommand.CancelPaymentRequest;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.payroll.PayrollCommand.LiquidatePayroll;
import fr.quitus.domain.payroll.PayrollCommand.PayPayroll;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.RecordPrescription;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.ForfeitOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.Instalment;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.OpenContributionCredits;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordDebtAcknowledgement;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.statement.StatementCommand.PublishStatement;
import fr.quitus.domain.statement.StatementDecisions.Fixed;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.OppositionCommand.RegisterOpposition;
import fr.quitus.domain.thirdparty.OppositionCommand.ReleaseOpposition;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ReactivateThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.StatementId;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.NamedEventSerializer;
import fr.quitus.eventstore.memory.MemoryEventLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final RevenueOrderNumber NO_TITLE = RevenueOrderNumber.of("3100009999");
    private static final int RANDOM_COMMANDS = 10_000;
    private static final Pattern NUMBERED = Pattern.compile("\"paymentRequestNumber\":\"([0-9]{9})\"");
    private static final Pattern NAMES = Pattern.compile("Imprimerie de l'Ouest|Le Gall|Redevable");
    private static final long SEED = 20_130_619;

    private static final Instant NOW = Instant.parse("2025-03-02T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2025, 3, 2);
    private static final FiscalYear YEAR = FiscalYear.of(2025);
    private static final ProgrammeCode PROGRAMME = ProgrammeCode.of("0156");
    private static final OperatingBudgetCode BOP = OperatingBudgetCode.of("0156-DR35");
    private static final Siret SUPPLIER = Siret.of("85129663200017");
    private static final List<Siret> PARTIES = List.of(Siret.of("73282932000074"), Siret.of("35600000000048"));
    private static final Iban IBAN = Iban.of("FR1420041010050500013M02606");
    private static final TreasuryAccount TREASURY = new TreasuryAccount("Trésor public", IBAN, Bic.of("BDFEFRPPCCT"));
    private static final Map<AccountantCheck, Boolean> ALL_CHECKS =
            Stream.of(AccountantCheck.values()).collect(Collectors.toMap(check -> check, _ -> true));
    private static final List<FundsCentre> UNITS =
            List.of(FundsCentre.of("0156-DR35-U001"), FundsCentre.of("0156-DR35-U002"));

    private final MemoryEventLog log = new MemoryEventLog();
    private final PersonalData personal = SealingInMemory.personalData();
    private final LedgerConfig config = new LedgerConfig();
    private final NamedEventSerializer serializer =
            config.eventSerializer(EventReader.ofLedger(name -> Optional.empty()));
    private final AxonEventStorage storage = config.eventStorage(log, serializer);
    private final CommandJournal journal = config.commandJournal(log, storage, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Configuration axon = config.axon(
            log,
            storage,
            serializer,
            journal,
            new LedgerConfiguration.Ports(
                    new CountedNumbers(new AtomicInteger()),
                    DocumentStore.NONE,
                    personal,
                    new UnkeptPaymentFiles(),
                    (kind, asOf, position) -> Optional.of(new Fixed(position == null ? 7 : position, "0".repeat(64)))),
            LedgerConfiguration.Settings.STRICT,
            new EmptyBooks());
    private final CommandGate gate = config.commandGate(
            axon,
            journal,
            config.lawInForce(config.files(axon)),
            config.yearsInForce(config.files(axon), journal),
            new HabilitationsInForce(config.files(axon), Recording.OPTIONAL),
            new Admission(AdmissionLimits.defaults()));

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<CommitmentNumber> commitments = new ArrayList<>();
    private final List<ServiceReceiptNumber> receipts = new ArrayList<>();
    private final List<RevenueOrderNumber> titles = new ArrayList<>();
    private final List<PaymentRequestId> requests = new ArrayList<>();
    private final List<ThirdPartyId> persons = new ArrayList<>();
    private final List<PaymentRequestId> directPayments = new ArrayList<>();
    private int keys;
    /** Number of the last line of the journal that was looked at; the journal is read once, from there on. */
    private long journalled = -1;

    @AfterEach
    void stop() {
        axon.shutdown();
        log.close();
    }

    @Test
    void a_simulation_says_of_ten_thousand_commands_what_the_act_then_does() {
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < RANDOM_COMMANDS; i++) {
            LedgerCommand command = anyCommand();
            CommandGate.Ask ask = asked(command, anyVersion());
            outcomes.merge(compared(ask), 1, Integer::sum);
        }

        assertThat(outcomes).as("what happened").containsKey("accepted").hasSizeGreaterThan(8);
        assertThat(persons).as("natural persons").isNotEmpty();
        assertThat(log.read(-1, Integer.MAX_VALUE))
                .as("names are sealed in what was compared")
                .noneMatch(event -> NAMES.matcher(new String(event.payload(), StandardCharsets.UTF_8))
                        .find());
        assertThat(outcomes.get("accepted")).isBetween(RANDOM_COMMANDS / 10, RANDOM_COMMANDS * 9 / 10);
    }

    /** @return what became of both: accepted, or the code of the refusal */
    private String compared(CommandGate.Ask ask) {
        long head = log.head();
        Simulation simulation;
        try {
            simulation = gate.simulate(ask);
        } catch (RuntimeException stale) {
            assertThat(log.head()).isEqualTo(head);
            assertThatThrownBy(() -> gate.ask(ask)).hasToString(stale.toString());
            return "stale";
        }
        assertThat(log.head()).as("a simulation writes nothing").isEqualTo(head);
        assertThat(newLines()).as("nor a line in the journal").isZero();

        Answer.Given given = gate.ask(ask);
        assertThat(newLines()).as("the act writes one").isEqualTo(1);
        return switch (given.answer()) {
            case Answer.Refused refused -> {
                assertThat(simulation.answer()).isEqualTo(refused);
                assertThat(simulation.events()).isEmpty();
                yield refused.code();
            }
            case Answer.Accepted accepted -> {
                assertThat(simulation.answer()).isInstanceOf(Answer.Accepted.class);
                assertThat(numbered(simulation, accepted.ids(), written(head))).isEqualTo(written(head));
                assertThat(((Answer.Accepted) simulation.answer()).version()).isEqualTo(accepted.version());
                remember(accepted.ids());
                yield "accepted";
            }
        };
    }

    private int newLines() {
        int lines = log.journal(journalled, Integer.MAX_VALUE).size();
        journalled += lines;
        return lines;
    }

    /** The events a simulation shows, with the numbers the act was given instead of zeros. */
    private List<String> numbered(Simulation simulation, Map<String, String> ids, List<String> written) {
        return simulation.events().stream()
                .map(event -> LedgerTypes.nameOf(event) + LedgerJson.mapper().writeValueAsString(event))
                .map(json -> json.replace(
                                "\"0000000000\"",
                                '"'
                                        + ids.getOrDefault(
                                                "commitmentNumber",
                                                ids.getOrDefault(
                                                        "thirdPartyId", ids.getOrDefault("revenueOrderNumber", "-")))
                                        + '"')
                        .replace(
                                "\"000000000\"",
                                '"'
                                        + ids.getOrDefault(
                                                "serviceReceiptNumber",
                                                ids.getOrDefault(
                                                        "remainderRequestNumber",
                                                        ids.getOrDefault("paymentRequestNumber", numberedIn(written))))
                                        + '"'))
                .map(personal::reveal)
                .toList();
    }

    /** The number of the request that the act opened and that no id tells, as the log has it. */
    private static String numberedIn(List<String> written) {
        return written.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("-");
    }

    private List<String> written(long afterPosition) {
        return log.read(afterPosition, Integer.MAX_VALUE).stream()
                .map(event -> event.name() + new String(event.payload(), StandardCharsets.UTF_8))
                .map(personal::reveal)
                .toList();
    }

    private void remember(Map<String, String> ids) {
        Optional.ofNullable(ids.get("commitmentNumber"))
                .map(CommitmentNumber::of)
                .ifPresent(commitments::add);
        Optional.ofNullable(ids.get("serviceReceiptNumber"))
                .map(ServiceReceiptNumber::of)
                .ifPresent(receipts::add);
        Optional.ofNullable(ids.get("revenueOrderNumber"))
                .map(RevenueOrderNumber::of)
                .ifPresent(titles::add);
        Optional.ofNullable(ids.get("directPaymentId"))
                .map(PaymentRequestId::of)
                .ifPresent(directPayments::add);
        Optional.ofNullable(ids.get("paymentRequestId"))
                .map(PaymentRequestId::of)
                .ifPresent(requests::add);
        Optional.ofNullable(ids.get("remainderRequestId"))
                .map(PaymentRequestId::of)
                .ifPresent(requests::add);
        Optional.ofNullable(ids.get("thirdParty"))
                .map(ThirdPartyRef::of)
                .filter(ThirdPartyRef::isPerson)
                .map(ref -> ThirdPartyId.of(ref.text()))
                .ifPresent(persons::add);
    }

    private CommandGate.Ask asked(LedgerCommand command, @Nullable Long version) {
        List<Role> allowed = command.allowedRoles().stream().sorted().toList();
        Role role = random.nextInt(20) == 0 ? Role.AUDITOR : allowed.get(random.nextInt(allowed.size()));
        Perimeter everything = new Perimeter(Set.of("*"), Set.of(AccountingPostId.of("CBCM-FIN")));
        Caller caller = new Caller(ActorId.of(role.name().toLowerCase(Locale.ROOT)), role, everything, null);
        return new CommandGate.Ask(command, "k" + keys++, caller, version, NOW, "test");
    }

    private @Nullable Long anyVersion() {
        return random.nextInt(50) == 0 ? Long.valueOf(random.nextLong(4)) : null;
    }

    /** Of years that are over: the acts of the test are of 2025. */
    private LedgerCommand anyYearCommand() {
        FiscalYear year = FiscalYear.of(2021 + random.nextInt(3));
        EntryReference entry = EntryReference.of("OD-" + random.nextInt(20));
        return switch (random.nextInt(14)) {
            case 10 -> new EntryCommand.ReverseInventoryEntry(entry);
            case 11 -> new LapseOperatingBudgetCredits(any(List.of(year, YEAR), YEAR), BOP, TitleGroup.HT2);
            case 12 -> new LapseProgrammeCredits(any(List.of(year, YEAR), YEAR), PROGRAMME, TitleGroup.HT2);
            case 13 ->
                new CarryForwardDirectPayment(
                        any(directPayments, PaymentRequestId.ofInvoice(SUPPLIER, "none", YEAR.value())), "Décision");
            case 7 -> new EntryCommand.ApproveManualEntry(entry);
            case 8 -> new EntryCommand.ReverseManualEntry(entry, DAY, "Erreur");
            case 9 -> {
                Amount amount = Amount.ofCents(1 + random.nextLong(2_000_000));
                AccountCode credited = AccountCode.of(random.nextInt(4) == 0 ? "4011000000" : "4686000000");
                yield new EntryCommand.EnterManualEntry(
                        entry,
                        null,
                        AccountingPostId.of("CBCM-FIN"),
                        DAY,
                        "Motif",
                        List.of(
                                new EntryLine(AccountCode.of("6113110000"), Side.DEBIT, amount),
                                new EntryLine(credited, Side.CREDIT, amount)));
            }
            case 5 -> new LapseCredits(any(List.of(year, YEAR), YEAR), UNITS.getFirst(), TitleGroup.HT2);
            case 6 ->
                new CarryForwardPaymentRequest(
                        any(requests, PaymentRequestId.ofInvoice(SUPPLIER, "none", YEAR.value())));
            case 0 -> new YearCommand.OpenFiscalYear(year, "LFI");
            case 1 -> new YearCommand.EnterComplementaryPeriod(year, "Décret");
            case 2 -> new YearCommand.CloseBudget(year);
            case 3 -> new YearCommand.OpenInventory(year);
            default -> new YearCommand.CloseFiscalYear(year);
        };
    }

    private LedgerCommand anySignature(CommitmentNumber commitment) {
        return switch (random.nextInt(12)) {
            case 0 -> new AnticipateCommitment(commitment);
            case 1 -> new ChargeAnticipatedCommitment(commitment);
            case 2 -> new WithdrawAnticipatedCommitment(commitment, "Motif");
            default -> new ValidateCommitment(commitment);
        };
    }

    private LedgerCommand anyCommand() {
        Amount amount = Amount.ofCents(1 + random.nextLong(50_000));
        TitleGroup group = random.nextInt(8) == 0 ? TitleGroup.T2 : TitleGroup.HT2;
        FundsCentre unit = any(UNITS, UNITS.getFirst());
        CommitmentNumber commitment = any(commitments, CommitmentNumber.of("2100009999"));
        ServiceReceiptNumber receipt = any(receipts, ServiceReceiptNumber.of("500009999"));
        PaymentRequestId request = any(requests, PaymentRequestId.ofInvoice(SUPPLIER, "none", YEAR.value()));
        PaymentRunId run = PaymentRunId.of("RUN-" + (1 + random.nextInt(4)));
        return switch (random.nextInt(35)) {
            case 30 -> anyYearCommand();
            case 0 ->
                new OpenCredits(
                        YEAR,
                        PROGRAMME,
                        Title.T3,
                        amount,
                        amount,
                        "LF",
                        any(List.of(FinanceAct.values()), FinanceAct.INITIAL));
            case 1 -> new FreezeCredits(YEAR, PROGRAMME, group, amount, null, "R");
            case 2 -> new ThawCredits(YEAR, PROGRAMME, group, amount, null, "R");
            case 3 -> new ReallocateBetweenTitles(YEAR, PROGRAMME, group, TitleGroup.HT2, amount, null);
            case 4 -> new AllotToOperatingBudget(YEAR, BOP, group, amount, amount);
            case 5 -> new AllotToUnit(YEAR, unit, group, amount, amount);
            case 6 -> new AssignAccountingPost(unit, AccountingPostId.of("CBCM-FIN"), DAY.minusDays(random.nextInt(9)));
            case 7, 8 -> drafted(unit, amount);
            case 9 -> anySignature(commitment);
            case 10 -> new RecordService(commitment, 1 + random.nextInt(2), amount, DAY);
            case 11 -> new CertifyService(commitment, receipt);
            case 12 ->
                new ReceiveInvoice(
                        supplier().ref(),
                        "F" + random.nextInt(500),
                        DAY,
                        DAY,
                        amount,
                        null,
                        amount,
                        IBAN,
                        commitment,
                        null,
                        null);
            case 13 -> new MatchInvoice(request, null);
            case 14 -> new AcceptPaymentRequest(request, ALL_CHECKS);
            case 15 -> new OpenRun(run, DAY, AccountingPostId.of("CBCM-FIN"), TREASURY);
            case 16 -> new ScheduleInRun(request, run, DAY);
            case 17 -> new ExecuteRun(run, request, DAY);
            case 18 -> random.nextInt(4) == 0 ? new CloseRun(run) : new ExecuteRun(run, request, DAY);
            case 19 -> new WithdrawFromRun(request, "Compte à vérifier");
            case 20, 21, 22 -> onThirdParty();
            case 24, 25, 26 -> onTitle(unit, amount);
            case 27, 28 -> collecting(any(titles, NO_TITLE), amount);
            case 29 -> recovering(any(titles, NO_TITLE), amount);
            case 23 ->
                new PublishStatement(
                        StatementId.of("BILAN-" + random.nextInt(5)),
                        StatementKind.values()[random.nextInt(3)],
                        DAY.plusDays(random.nextInt(3) - 1),
                        random.nextBoolean() ? null : Long.valueOf(random.nextInt(9)));
            case 31 -> onVisaOrPayable(commitment, request);
            case 32, 33 -> withoutOrdering(unit, amount);
            case 34 -> new OrderPayment(request);
            default -> new OrderPayment(request);
        };
    }

    private LedgerCommand onTitle(FundsCentre unit, Amount amount) {
        RevenueOrderNumber title = any(titles, NO_TITLE);
        return switch (random.nextInt(4)) {
            case 0 ->
                new EstablishClaim(
                        YEAR,
                        unit,
                        Debtor.of(supplier().ref(), "Redevable"),
                        "Redevance",
                        List.of(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), amount)));
            case 1 -> new IssueRevenueOrder(title, DAY);
            case 2 -> new TakeInCharge(title);
            default -> random.nextInt(4) == 0 ? new RejectRevenueOrder(title, "Sans titre") : new TakeInCharge(title);
        };
    }

    private LedgerCommand collecting(RevenueOrderNumber title, Amount amount) {
        RevenueOrderNumber other = any(titles, NO_TITLE);
        String reference = "REF-" + random.nextInt(200);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new AllocateReceipt(title, amount, null, DAY, IBAN, reference);
            case 3 -> new AllocateReceipt(title, amount, amount.plus(amount), DAY, IBAN, reference);
            case 4 -> new RecordUnidentifiedReceipt(amount, DAY, IBAN, reference, "Inconnu");
            case 5 -> new IdentifyReceipt(title, BankEntryId.ofStatement(IBAN, reference), amount);
            case 6 ->
                new DistributeReceipt(
                        title.equals(other) ? List.of(title) : List.of(title, other),
                        null,
                        amount,
                        DAY,
                        IBAN,
                        reference);
            case 7 ->
                new RefundOverpayment(
                        title,
                        null,
                        IBAN,
                        DAY,
                        random.nextBoolean() ? null : PaymentRunId.of("RUN-" + random.nextInt(3)));
            case 8 -> new OffsetOverpayment(title, other, null);
            case 9 -> new ForfeitOverpayment(title);
            case 10 -> new ConfirmRefund(title, "RT" + title + "-1", amount, DAY, IBAN, reference);
            case 11 ->
                new RecordRefundReturn(
                        title, "RT" + title + "-1", false, ReturnReasonCode.of("AC04"), amount, DAY, IBAN, reference);
            case 12 -> new ReissueRefund(title, "RT" + title + "-1", IBAN, DAY);
            default -> new RecordRecoveryAfterWriteOff(title, amount, DAY, IBAN, reference);
        };
    }

    private LedgerCommand recovering(RevenueOrderNumber title, Amount amount) {
        return switch (random.nextInt(17)) {
            case 0 -> new ReduceRevenueOrder(title, amount, "Erreur");
            case 1 -> new CancelRevenueOrder(title, "Erreur");
            case 2, 3 -> new TakeReductionInCharge(title);
            case 4 -> new GrantRemission(title, amount, null, "Décision", null);
            case 5 ->
                amount.cents() % 2 == 0
                        ? new MarkClaimDoubtful(title, amount, "Liquidation")
                        : new ReviseImpairment(title, amount, null, "Évaluation");
            case 6 -> new WriteOff(title, "Insolvable");
            case 7 -> new RecordPrescription(title);
            case 8 -> new ApplySurcharge(title);
            case 9 ->
                amount.cents() % 2 == 0 ? new SendReminder(title) : new RecordDebtAcknowledgement(title, DAY, "Lettre");
            case 10 -> new SendFormalNotice(title);
            case 11 -> new IssueThirdPartySeizure(title, SUPPLIER, amount);
            case 12 -> new GrantInstalmentPlan(title, List.of(new Instalment(DAY, amount)));
            case 13 -> new RecordInstalmentDefault(title);
            case 14 -> new ContestRevenueOrder(title, ContestationKind.CLAIM, DAY, DAY, "Moyens");
            case 15 -> new DecideContestation(title, ContestationOutcome.REJECTED, "Motifs");
            default -> new OpenContributionCredits(title, YEAR, PROGRAMME, Title.T3, amount, amount, "Arrêté");
        };
    }

    /** Of the chart and of audits; what it opens is never imputed, and what it closes nobody uses. */
    private LedgerCommand beside(CommitmentNumber commitment) {
        AuditFindingRef finding = AuditFindingRef.of("CC-" + random.nextInt(30));
        AccountCode account = AccountCode.of("625" + random.nextInt(5) + "000000");
        return switch (random.nextInt(6)) {
            case 0 -> new OpenAccount(account, "Voyages", DAY.plusDays(random.nextInt(3)), "Arrêté");
            case 1 -> new RenameAccount(account, "Missions " + random.nextInt(9), DAY, "Arrêté");
            case 2 -> new CloseAccount(account, DAY.plusDays(random.nextInt(3)), "Arrêté");
            case 3 ->
                new RecordAuditFinding(
                        finding,
                        AuditedThing.of(random.nextBoolean() ? "commitment:" + commitment : "account:" + account),
                        FindingSeverity.MINEURE,
                        "Constat",
                        "GBCP");
            case 4 -> new AnswerAuditFinding(finding, "Réponse");
            default ->
                new CloseAuditFinding(
                        finding, random.nextBoolean() ? FindingOutcome.LEVE : FindingOutcome.MAINTENU, "Vu");
        };
    }

    private LedgerCommand onVisaOrPayable(CommitmentNumber commitment, PaymentRequestId request) {
        return switch (random.nextInt(12)) {
            case 11 ->
                new ClaimRestoration(
                        request,
                        Amount.ofCents(1 + random.nextInt(5_000)),
                        RestorationCause.UNDUE_PAYMENT,
                        null,
                        RevenueLine.of("2697"),
                        "Indu");
            case 10 -> new SplitInvoice(request, Amount.ofCents(1 + random.nextInt(5_000)), null);
            case 8 -> new RestoreCredits(request, Amount.euros(1), null, DAY, IBAN, "RET-" + random.nextInt(20));
            case 0 -> new RefuseInvoice(request, "Prestation non conforme");
            case 1 -> new CancelPaymentRequest(request, "Reçue par erreur");
            case 2 ->
                new NetCreditNote(
                        request, any(requests, PaymentRequestId.ofInvoice(SUPPLIER, "none", YEAR.value())), null);
            case 3 -> new ClaimCreditNote(request, RevenueLine.of("2306"));
            case 4 -> new ReleaseRetention(request);
            case 5 -> new ValidateInEmergency(commitment, "Inondation");
            case 6 -> new ExemptFromVisa(commitment, "Programmation");
            case 9 -> beside(commitment);
            case 7 -> new ReviewCommitment(commitment, Opinion.FAVORABLE, "Rien à signaler");
            default ->
                new SetLawParameter(
                        LawParameter.VISA_THRESHOLD,
                        LawSubject.of("T3"),
                        List.of(PROGRAMME),
                        DAY.plusDays(random.nextInt(3)),
                        LawNumber.of("40" + random.nextInt(10) + ".00"),
                        "Arrêté");
        };
    }

    private LedgerCommand withoutOrdering(FundsCentre unit, Amount amount) {
        int month = 1 + random.nextInt(12);
        AccountingPostId post = AccountingPostId.of("CBCM-FIN");
        return switch (random.nextInt(11)) {
            case 8 -> new RecordCashCount(post, amount, "Arrêté");
            case 9 ->
                new RecordUnpaidCheque(
                        post, 1 + random.nextInt(40), unit, amount, DAY, IBAN, "IMPAYE-" + random.nextInt(20));
            case 10 ->
                new ClaimUnpaidCheque(
                        post,
                        1 + random.nextInt(40),
                        random.nextBoolean() ? null : new Debtor(SUPPLIER, "Tireur"),
                        random.nextBoolean() ? null : amount);
            case 4 ->
                new RecordCashReceipt(
                        post,
                        random.nextBoolean() ? CashMeans.CASH : CashMeans.CHEQUE,
                        random.nextBoolean() ? null : new Debtor(SUPPLIER, "Visiteur"),
                        "Entrées",
                        List.of(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), amount)),
                        DAY,
                        random.nextBoolean() ? null : unit);
            case 5 -> new RegulariseCashReceipt(post, 1 + random.nextInt(40));
            case 6 -> new RemitCash(post, random.nextBoolean() ? CashMeans.CASH : CashMeans.CHEQUE, amount);
            case 7 ->
                new ConfirmRemittance(post, 1 + random.nextInt(20), amount, DAY, IBAN, "VERS-" + random.nextInt(20));
            case 0 ->
                new RecordDirectPayment(
                        IBAN,
                        "BDF-" + random.nextInt(200),
                        amount,
                        DAY,
                        unit,
                        DirectPaymentKind.PRELEVEMENT,
                        persons.isEmpty() ? "EDF" : null,
                        persons.isEmpty() ? null : new PaidPerson(persons.getLast(), "Anne Le Gall"),
                        "Électricité");
            case 1 -> new LiquidatePayroll(unit, YEAR, month, amount, null);
            case 2 -> new PayPayroll(unit, YEAR, month, DAY);
            default -> new SetInvoicingService(unit, random.nextBoolean(), DAY.plusDays(random.nextInt(90)), "C");
        };
    }

    /** On others than the supplier, whose file would refuse most invoices of an unknown account. */
    private LedgerCommand onThirdParty() {
        Siret siret = PARTIES.get(random.nextInt(PARTIES.size()));
        ThirdPartyRef party = persons.isEmpty() || random.nextBoolean()
                ? ThirdPartyRef.of(siret)
                : ThirdPartyRef.of(persons.getLast());
        return switch (random.nextInt(12)) {
            case 0 -> new RegisterThirdParty(siret, "Fournitures de l'Ouest");
            case 1 -> new RegisterNaturalPerson(new NaturalPerson("Le Gall", "Anne"));
            case 2, 3 -> new AddPayeeAccount(party, IBAN, null, DAY.minusDays(random.nextInt(9)), "RIB");
            case 4 -> new ValidatePayeeAccount(party, IBAN, random.nextInt(2) == 0 ? null : "Même groupe");
            case 5 -> new ClosePayeeAccount(party, IBAN, DAY.plusDays(random.nextInt(3) - 1), "Clos");
            case 6 -> new SuspendThirdParty(party, "Liquidation");
            case 7 ->
                new RegisterOpposition(
                        party,
                        "SATD-" + random.nextInt(20),
                        OppositionKind.SEIZURE,
                        1 + random.nextInt(3),
                        null,
                        null,
                        new Beneficiary("SIE de Rennes", IBAN),
                        DAY.minusDays(random.nextInt(3) - 1),
                        null);
            case 8 -> new ReleaseOpposition(party, "SATD-" + random.nextInt(20), "Dette payée");
            case 9 ->
                new OffsetPayable(
                        any(requests, PaymentRequestId.ofInvoice(SUPPLIER, "none", YEAR.value())),
                        RevenueOrderNumber.of("3100000001"),
                        null);
            case 10 ->
                new ReissueSeizure(
                        any(requests, PaymentRequestId.ofInvoice(SUPPLIER, "none", YEAR.value())), "SATD-1", null, DAY);
            default -> new ReactivateThirdParty(party, "Plan");
        };
    }

    /** Now and then a natural person, known or not. */
    private Supplier supplier() {
        return random.nextInt(10) == 0
                ? new Supplier(any(persons, ThirdPartyId.of("1999999999")), "Anne Le Gall")
                : new Supplier(SUPPLIER, "Imprimerie de l'Ouest");
    }

    private DraftCommitment drafted(FundsCentre unit, Amount amount) {
        Imputation imputation = new Imputation(
                FunctionalArea.of("0156-01"), Title.T3, AccountCode.of("6113110000"), null, null, null, null);
        return new DraftCommitment(
                YEAR,
                unit,
                CommitmentType.MARCHE,
                supplier(),
                "Impression des avis",
                List.of(new DraftLine(imputation, amount)));
    }

    /** One of the newest, for what is done goes on with what was done. */
    private <T> T any(List<T> known, T none) {
        return known.isEmpty() ? none : known.get(known.size() - 1 - random.nextInt(Math.min(known.size(), 8)));
    }
}
