package fr.quitus.domain;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.audit.AuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand;
import fr.quitus.domain.audit.AuditFindingDecisions;
import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.bank.BankCommand;
import fr.quitus.domain.bank.BankDecisions;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntryEvent;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.AffectationCommand;
import fr.quitus.domain.budget.BudgetCommand;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.EnvelopeDecisions;
import fr.quitus.domain.budget.FundsCentreEvent;
import fr.quitus.domain.budget.InvoicingCommand;
import fr.quitus.domain.budget.LapseDecisions;
import fr.quitus.domain.budget.Ministries;
import fr.quitus.domain.budget.MovementCommand;
import fr.quitus.domain.budget.MovementDecisions;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.OperatingBudgetId;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.cashdesk.CashDesk;
import fr.quitus.domain.cashdesk.CashDeskCommand;
import fr.quitus.domain.cashdesk.CashDeskDecisions;
import fr.quitus.domain.cashdesk.CashDeskEvent;
import fr.quitus.domain.cashdesk.TillDecisions;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartCommand;
import fr.quitus.domain.chartchange.ChartDecisions;
import fr.quitus.domain.chartchange.ChartEvent;
import fr.quitus.domain.chartchange.ChartGuard;
import fr.quitus.domain.commitment.AnticipationDecisions;
import fr.quitus.domain.commitment.ChangeCommand;
import fr.quitus.domain.commitment.ChangeDecisions;
import fr.quitus.domain.commitment.ClosingDecisions;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentCommand;
import fr.quitus.domain.commitment.CommitmentDecisions;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.commitment.Regularisation;
import fr.quitus.domain.commitment.VisaDecisions;
import fr.quitus.domain.directpayment.DirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand;
import fr.quitus.domain.directpayment.DirectPaymentDecisions;
import fr.quitus.domain.directpayment.DirectPaymentEvent;
import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.document.KnownFile;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.lawchange.LawCommand;
import fr.quitus.domain.lawchange.LawDecisions;
import fr.quitus.domain.lawchange.LawEvent;
import fr.quitus.domain.ledgerentry.EntryCommand;
import fr.quitus.domain.ledgerentry.EntryDecisions;
import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.ledgerentry.ManualEntry;
import fr.quitus.domain.payment.CarryForwardCommand;
import fr.quitus.domain.payment.CarryForwardDecisions;
import fr.quitus.domain.payment.ControlCommand;
import fr.quitus.domain.payment.ControlDecisions;
import fr.quitus.domain.payment.DeadlineCommand;
import fr.quitus.domain.payment.DeadlineDecisions;
import fr.quitus.domain.payment.DeadlineEvent;
import fr.quitus.domain.payment.DiversionCommand;
import fr.quitus.domain.payment.DiversionDecisions;
import fr.quitus.domain.payment.ExecutionDecisions;
import fr.quitus.domain.payment.InvoicingService;
import fr.quitus.domain.payment.NettingDecisions;
import fr.quitus.domain.payment.PaymentCommand;
import fr.quitus.domain.payment.PaymentDecisions;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunCommand;
import fr.quitus.domain.payment.PaymentRunDecisions;
import fr.quitus.domain.payment.PaymentRunEvent;
import fr.quitus.domain.payment.ReceptionDecisions;
import fr.quitus.domain.payment.ReissueDecisions;
import fr.quitus.domain.payment.RestorationClaims;
import fr.quitus.domain.payment.RestorationDecisions;
import fr.quitus.domain.payment.SeizureTransfers;
import fr.quitus.domain.payment.SettlementCommand;
import fr.quitus.domain.payment.SettlementDecisions;
import fr.quitus.domain.payment.SettlementEvent;
import fr.quitus.domain.payment.SplitCommand;
import fr.quitus.domain.payment.SplitDecisions;
import fr.quitus.domain.payment.SplitEvent;
import fr.quitus.domain.payment.TransferCommand;
import fr.quitus.domain.payment.TransferDecisions;
import fr.quitus.domain.payment.WithdrawalCommand;
import fr.quitus.domain.payment.WithdrawalDecisions;
import fr.quitus.domain.payroll.Payroll;
import fr.quitus.domain.payroll.PayrollCommand;
import fr.quitus.domain.payroll.PayrollDecisions;
import fr.quitus.domain.payroll.PayrollEvent;
import fr.quitus.domain.revenue.RevenueCommand;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverCommand;
import fr.quitus.domain.takeover.TakeoverEvent;
import fr.quitus.domain.thirdparty.AccountHolderEvent;
import fr.quitus.domain.thirdparty.AccountHolders;
import fr.quitus.domain.thirdparty.OppositionCommand;
import fr.quitus.domain.thirdparty.OppositionDecisions;
import fr.quitus.domain.thirdparty.Registration;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand;
import fr.quitus.domain.thirdparty.ThirdPartyDecisions;
import fr.quitus.domain.thirdparty.ThirdPartyEvent;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.yearend.LeftOfTheYear;
import fr.quitus.domain.yearend.ResultAccounts;
import fr.quitus.domain.yearend.YearCommand;
import fr.quitus.domain.yearend.YearDecisions;
import fr.quitus.domain.yearend.YearEvent;
import fr.quitus.domain.yearend.YearGuard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole ledger in memory, for tests: every act goes through the pure {@code decide}, every event through {@code
 * evolve},
 * and the events are kept in one log. It does what the shells of the door do, and nothing else.
 */
public final class InMemoryLedger {
    /** Every state by its identity, comparable with another ledger's. */
    public record States(
            Map<ProgrammeBudgetId, ProgrammeBudget> programmes,
            Map<OperatingBudgetId, OperatingBudget> operatingBudgets,
            Map<EnvelopeId, BudgetEnvelope> envelopes,
            Map<FundsCentre, AccountantAssignment> assignments,
            Map<CommitmentNumber, Commitment> commitments,
            Map<PaymentRequestId, PaymentRequest> payments,
            Map<PaymentRunId, PaymentRun> runs,
            Map<RevenueOrderNumber, RevenueOrder> titles,
            Map<BankEntryId, BankEntry> bankEntries,
            Map<ThirdPartyRef, ThirdParty> thirdParties,
            Map<PayeeAccountId, AccountHolders> accountHolders,
            Map<AccountingPostId, CashDesk> cashDesks) {
        static States empty() {
            return new States(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>());
        }

        States copy() {
            return new States(
                    new LinkedHashMap<>(programmes),
                    new LinkedHashMap<>(operatingBudgets),
                    new LinkedHashMap<>(envelopes),
                    new LinkedHashMap<>(assignments),
                    new LinkedHashMap<>(commitments),
                    new LinkedHashMap<>(payments),
                    new LinkedHashMap<>(runs),
                    new LinkedHashMap<>(titles),
                    new LinkedHashMap<>(bankEntries),
                    new LinkedHashMap<>(thirdParties),
                    new LinkedHashMap<>(accountHolders),
                    new LinkedHashMap<>(cashDesks));
        }
    }

    private final States states = States.empty();
    private final List<LedgerEvent> log = new ArrayList<>();
    private final List<Integer> unitEnds = new ArrayList<>();
    private final Map<PaymentRequestId, DirectPayment> directPayments = new LinkedHashMap<>();
    private final Map<PaymentRequestId, Payroll> payrolls = new LinkedHashMap<>();
    private LawParameters law = LawParameters.SHIPPED;
    private ChartOfAccounts chart = ChartOfAccounts.SHIPPED;
    private final Map<AuditFindingRef, AuditFinding> findings = new LinkedHashMap<>();
    private FiscalYears years = FiscalYears.NONE;
    private final Map<EntryReference, ManualEntry> manualEntries = new LinkedHashMap<>();
    private final Map<TakeoverId, Takeover> takeovers = new LinkedHashMap<>();
    private int receiptsRecorded;
    private int partiesNumbered;
    private Ministries ministries = Ministries.UNKNOWN;
    private Registration registration = Registration.OPTIONAL;
    private int requestsNumbered;

    /** The ledger that these events make. */
    public static InMemoryLedger replay(List<LedgerEvent> events) {
        InMemoryLedger ledger = new InMemoryLedger();
        ledger.append(events);
        return ledger;
    }

    /** From now on these ministries are known. */
    public void knowing(Ministries known) {
        ministries = known;
    }

    /** From now on nothing is engaged with a supplier who has no file. */
    public void requiringRegistration() {
        registration = Registration.REQUIRED;
    }

    public List<LedgerEvent> log() {
        return Collections.unmodifiableList(log);
    }

    /** The log as it was appended: the events of each act together. */
    public List<List<LedgerEvent>> units() {
        List<List<LedgerEvent>> units = new ArrayList<>();
        int from = 0;
        for (int end : unitEnds) {
            units.add(List.copyOf(log.subList(from, end)));
            from = end;
        }
        return units;
    }

    /** A copy of every state, which later acts do not change. */
    public States states() {
        return states.copy();
    }

    public ProgrammeBudget programme(int year, String code) {
        var id = new ProgrammeBudgetId(FiscalYear.of(year), ProgrammeCode.of(code));
        return states.programmes.getOrDefault(id, ProgrammeBudget.EMPTY);
    }

    public BudgetEnvelope envelope(EnvelopeId id) {
        return states.envelopes.getOrDefault(id, BudgetEnvelope.EMPTY);
    }

    public Commitment commitment(CommitmentNumber number) {
        return states.commitments.getOrDefault(number, Commitment.ABSENT);
    }

    public Takeover takeover(TakeoverId id) {
        return takeovers.getOrDefault(id, Takeover.ABSENT);
    }

    /** The number of the next service fait, and of those after it. */
    ServiceReceiptNumber receiptNumber(int after) {
        return ServiceReceiptNumber.of(String.valueOf(500_000_001L + receiptsRecorded + after));
    }

    public PaymentRequest payment(PaymentRequestId id) {
        return states.payments.getOrDefault(id, PaymentRequest.ABSENT);
    }

    public PaymentRun run(PaymentRunId id) {
        return states.runs.getOrDefault(id, PaymentRun.UNOPENED);
    }

    /** That of the run a request is in, if it is in one. */
    private PaymentRun runOf(PaymentRequest request) {
        return request instanceof PaymentRequest.InRun(var _, var _, var id) ? run(id) : PaymentRun.UNOPENED;
    }

    public RevenueOrder title(RevenueOrderNumber number) {
        return states.titles.getOrDefault(number, RevenueOrder.ABSENT);
    }

    public BankEntry bankEntry(BankEntryId id) {
        return states.bankEntries.getOrDefault(id, BankEntry.UNSEEN);
    }

    public CashDesk cashDesk(AccountingPostId post) {
        return states.cashDesks.getOrDefault(post, CashDesk.EMPTY);
    }

    public ThirdParty thirdParty(ThirdPartyRef ref) {
        return states.thirdParties.getOrDefault(ref, ThirdParty.UNREGISTERED);
    }

    /** Decides, and appends the events of an accepted act. */
    public Decision<? extends LedgerEvent> submit(LedgerCommand command, Act act) {
        Decision<? extends LedgerEvent> decision = decision(command, act);
        if (decision instanceof Decision.Accepted<? extends LedgerEvent>(var events)) {
            append(events);
        }
        return decision;
    }

    /** What would be decided, of which nothing is kept. */
    public Decision<? extends LedgerEvent> decision(LedgerCommand command, Act act) {
        Act underLaw = new Act(
                act.actor(),
                act.role(),
                act.perimeter(),
                act.delegation(),
                act.occurredAt(),
                law,
                years,
                chart,
                act.spouses());
        return ChartGuard.guarded(YearGuard.guarded(decide(command, underLaw), underLaw), underLaw);
    }

    private Decision<? extends LedgerEvent> decide(LedgerCommand command, Act act) {
        return switch (command) {
            case BudgetCommand c -> decide(c, act);
            case CommitmentCommand c -> decide(c, act);
            case PaymentCommand c -> decide(c, act);
            case PaymentRunCommand c -> decide(c, act);
            case RevenueCommand c -> InMemoryRevenues.decide(c, act, this);
            case BankCommand.RecordUnidentifiedReceipt c -> BankDecisions.decide(c, act, bankEntry(c.bankEntryId()));
            case CashDeskCommand c -> decide(c, act);
            case DirectPaymentCommand c -> decide(c, act);
            case PayrollCommand c -> decide(c, act);
            case LawCommand.SetLawParameter c -> LawDecisions.decide(c, act);
            case ChartCommand.OpenAccount c -> ChartDecisions.decide(c, act, chart);
            case ChartCommand.RenameAccount c -> ChartDecisions.decide(c, act, chart);
            case ChartCommand.CloseAccount c -> ChartDecisions.decide(c, act, chart);
            case AuditFindingCommand c -> decide(c, act);
            case YearCommand c -> decide(c, act);
            case EntryCommand c -> decide(c, act);
            case TakeoverCommand c -> InMemoryTakeovers.decide(c, act, this);
            case ThirdPartyCommand c -> decide(c, act);
            default -> throw new IllegalArgumentException("no family for " + command);
        };
    }

    private Decision<? extends LedgerEvent> decide(BudgetCommand command, Act act) {
        return switch (command) {
            case BudgetCommand.OpenCredits c ->
                programme(c.year(), c.programme()).decide(c);
            case BudgetCommand.FreezeCredits c ->
                programme(c.year(), c.programme()).decide(c);
            case BudgetCommand.ThawCredits c ->
                programme(c.year(), c.programme()).decide(c);
            case BudgetCommand.ReallocateBetweenTitles c ->
                programme(c.year(), c.programme()).decide(c, act);
            case BudgetCommand.AllotToOperatingBudget c ->
                withReceipt(
                        states.programmes
                                .getOrDefault(c.source(), ProgrammeBudget.EMPTY)
                                .decide(c, act),
                        new OperatingBudgetEvent.AllotmentReceived(
                                c.year(), c.operatingBudget(), c.titleGroup(), c.credits()));
            case BudgetCommand.AllotToUnit c ->
                withReceipt(
                        states.operatingBudgets
                                .getOrDefault(c.source(), OperatingBudget.EMPTY)
                                .decide(c, act),
                        new BudgetEnvelopeEvent.AllotmentReceived(
                                new EnvelopeId(c.year(), c.fundsCentre(), c.titleGroup()), c.credits()));
            case BudgetCommand.FreezeUnitCredits c -> EnvelopeDecisions.decide(c, act, envelope(c.envelope()));
            case BudgetCommand.ThawUnitCredits c -> EnvelopeDecisions.decide(c, act, envelope(c.envelope()));
            case BudgetCommand.WithdrawAllotment c ->
                c.envelope()
                        .map(id -> EnvelopeDecisions.decide(c, act, id, envelope(id)))
                        .orElseGet(() -> states.operatingBudgets
                                .getOrDefault(c.operatingBudgetId(), OperatingBudget.EMPTY)
                                .decide(c, act));
            case MovementCommand c -> decide(c, act);
            case AffectationCommand.AffectAuthorisation c ->
                EnvelopeDecisions.decide(c, act, envelope(c.envelope()), states.envelopes);
            case AffectationCommand.WithdrawAffectation c -> EnvelopeDecisions.decide(c, act, envelope(c.envelope()));
            case BudgetCommand.AssignAccountingPost c ->
                assignment(c.fundsCentre()).decide(c);
            case InvoicingCommand.SetInvoicingService c ->
                assignment(c.fundsCentre()).decide(c, act);
        };
    }

    private Decision<? extends LedgerEvent> decide(EntryCommand command, Act act) {
        ManualEntry entry = manualEntries.getOrDefault(command.entry(), ManualEntry.ABSENT);
        return switch (command) {
            case EntryCommand.EnterManualEntry c -> EntryDecisions.decide(c, act, entry);
            case EntryCommand.ApproveManualEntry c -> EntryDecisions.decide(c, act, entry);
            case EntryCommand.ReverseManualEntry c -> EntryDecisions.decide(c, act, entry);
            case EntryCommand.ReverseInventoryEntry c -> EntryDecisions.decide(c, act, entry);
        };
    }

    /** On files it knows as far as their unit goes; events, accounts and statements are never unknown here. */
    private Decision<? extends LedgerEvent> decide(AuditFindingCommand command, Act act) {
        AuditFinding finding = findings.getOrDefault(command.finding(), AuditFinding.ABSENT);
        return switch (command) {
            case AuditFindingCommand.RecordAuditFinding c ->
                AuditFindingDecisions.decide(c, act, finding, known(c.about(), act));
            case AuditFindingCommand.AnswerAuditFinding c ->
                AuditFindingDecisions.decide(
                        c,
                        act,
                        finding,
                        finding.about().flatMap(about -> known(about, act)).orElse(KnownFile.OF_NO_PERIMETER));
            case AuditFindingCommand.CloseAuditFinding c -> AuditFindingDecisions.decide(c, act, finding);
        };
    }

    private Optional<KnownFile> known(AuditedThing about, Act act) {
        return switch (about.kind()) {
            case AuditedThing.OfFile(var file) -> known(file);
            case AuditedThing.OfEvent e ->
                log.stream()
                                        .filter(event -> event.aggregateId().equals(e.aggregateId()))
                                        .count()
                                > e.sequence()
                        ? e.file().map(this::known).orElse(Optional.of(KnownFile.OF_NO_PERIMETER))
                        : Optional.empty();
            case AuditedThing.OfAccount(var account) ->
                Optional.of(KnownFile.OF_NO_PERIMETER)
                        .filter(_ -> !act.chart().history(account).isEmpty());
            case AuditedThing.OfStatement _ -> Optional.empty();
        };
    }

    private Optional<KnownFile> known(FileId file) {
        return switch (file.kind()) {
            case FileId.OfCommitment(var number) ->
                commitment(number).opened().map(f -> new KnownFile(f.fundsCentre(), null));
            case FileId.OfRevenueOrder(var number) ->
                title(number)
                        .opened()
                        .map(f -> new KnownFile(
                                f.fundsCentre(), title(number).assignedPost().orElse(null)));
            case FileId.OfPaymentRequest _, FileId.OfThirdParty _ -> Optional.of(KnownFile.OF_NO_PERIMETER);
        };
    }

    private Decision<? extends LedgerEvent> decide(YearCommand command, Act act) {
        return switch (command) {
            case YearCommand.OpenFiscalYear c -> YearDecisions.decide(c, act, years);
            case YearCommand.EnterComplementaryPeriod c -> YearDecisions.decide(c, act, years);
            case YearCommand.CloseBudget c -> YearDecisions.decide(c, act, years, toRegularise(c.year()));
            case YearCommand.OpenInventory c -> YearDecisions.decide(c, act, years);
            case YearCommand.CloseFiscalYear c ->
                YearDecisions.decide(
                        c,
                        act,
                        years,
                        resultAccounts(c.year()),
                        toRegularise(c.year()),
                        LeftOfTheYear.of(log, c.year()));
        };
    }

    private List<ToRegularise> toRegularise(FiscalYear year) {
        List<ToRegularise> waiting = new ArrayList<>();
        for (DirectPayment payment : directPayments.values()) {
            if (payment instanceof DirectPayment.Made(var file) && file.year().compareTo(year) <= 0) {
                waiting.add(new ToRegularise(file.number(), file.fundsCentre(), file.amount()));
            }
        }
        return waiting;
    }

    /** Charges and products at the end of a year. */
    public ResultAccounts resultAccounts(FiscalYear year) {
        return ResultAccounts.of(
                log.stream().flatMap(event -> event.entries().stream()).toList(), year);
    }

    /** Where every year stands. */
    public FiscalYears years() {
        return years;
    }

    private Decision<? extends LedgerEvent> decide(MovementCommand command, Act act) {
        return switch (command) {
            case MovementCommand.TransferCredits c -> {
                Map<ProgrammeCode, ProgrammeBudget> budgets = new LinkedHashMap<>();
                states.programmes.forEach((id, budget) -> {
                    if (id.year().equals(c.year())) {
                        budgets.put(id.programme(), budget);
                    }
                });
                yield MovementDecisions.decide(c, act, budgets, ministries);
            }
            case MovementCommand.LapseCredits c -> LapseDecisions.decide(c, act, envelope(c.envelope()));
            case MovementCommand.LapseOperatingBudgetCredits c ->
                LapseDecisions.decide(c, act, states.operatingBudgets.getOrDefault(c.target(), OperatingBudget.EMPTY));
            case MovementCommand.LapseProgrammeCredits c ->
                LapseDecisions.decide(c, act, programme(c.year(), c.programme()));
            case MovementCommand.CarryOverCredits c ->
                MovementDecisions.decide(
                        c,
                        act,
                        c.source().map(states.programmes::get).orElse(ProgrammeBudget.EMPTY),
                        states.programmes.getOrDefault(c.target(), ProgrammeBudget.EMPTY));
        };
    }

    ProgrammeBudget programme(FiscalYear year, ProgrammeCode code) {
        return states.programmes.getOrDefault(new ProgrammeBudgetId(year, code), ProgrammeBudget.EMPTY);
    }

    public AccountantAssignment assignment(FundsCentre fundsCentre) {
        return states.assignments.getOrDefault(fundsCentre, AccountantAssignment.NONE);
    }

    private static Decision<? extends LedgerEvent> withReceipt(
            Decision<? extends LedgerEvent> source, LedgerEvent receipt) {
        if (source instanceof Decision.Accepted<? extends LedgerEvent>(var events)) {
            List<LedgerEvent> both = new ArrayList<>(events);
            both.add(receipt);
            return Decision.accept(both);
        }
        return source;
    }

    private Decision<? extends LedgerEvent> decide(CommitmentCommand command, Act act) {
        return switch (command) {
            case CommitmentCommand.DraftCommitment c ->
                CommitmentDecisions.decide(
                        c,
                        act,
                        CommitmentNumber.of(String.valueOf(2_100_000_001L + states.commitments.size())),
                        thirdParty(c.supplier().ref()),
                        registration);
            case CommitmentCommand.ValidateCommitment c ->
                CommitmentDecisions.decide(
                        c, act, commitment(c.commitmentNumber()), states.envelopes, FourEyes.REQUIRED);
            case CommitmentCommand.ValidateInEmergency c ->
                CommitmentDecisions.decide(
                        c, act, commitment(c.commitmentNumber()), states.envelopes, FourEyes.REQUIRED);
            case CommitmentCommand.ExemptFromVisa c -> Regularisation.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.ReviewCommitment c ->
                Regularisation.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.RecordService c ->
                CommitmentDecisions.decide(
                        c,
                        act,
                        commitment(c.commitmentNumber()),
                        ServiceReceiptNumber.of(String.valueOf(500_000_001L + receiptsRecorded)));
            case CommitmentCommand.CertifyService c ->
                CommitmentDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.CancelServiceReceipt c ->
                CommitmentDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.SubmitForVisa c -> VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.GrantVisa c -> VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.RefuseVisa c -> VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.RequestInformation c ->
                VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.ProduceInformation c ->
                VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.IssueOpinion c -> VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.DisregardOpinion c -> VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case CommitmentCommand.OverrideVisaRefusal c ->
                VisaDecisions.decide(c, act, commitment(c.commitmentNumber()));
            case ChangeCommand c -> decide(c, act, commitment(c.commitmentNumber()));
        };
    }

    private Decision<? extends LedgerEvent> decide(ChangeCommand command, Act act, Commitment commitment) {
        // As the shells do: an act sees the envelopes that its family names, and no other.
        Map<EnvelopeId, BudgetEnvelope> envelopes = new LinkedHashMap<>(states.envelopes);
        envelopes.keySet().retainAll(ChangeDecisions.envelopes(command, commitment));
        return switch (command) {
            case ChangeCommand.AnticipateCommitment c ->
                AnticipationDecisions.decide(
                        c,
                        act,
                        commitment,
                        AnticipationDecisions.programme(commitment)
                                .map(states.programmes::get)
                                .orElse(ProgrammeBudget.EMPTY),
                        FourEyes.REQUIRED);
            case ChangeCommand.ChargeAnticipatedCommitment c ->
                AnticipationDecisions.decide(c, act, commitment, envelopes);
            case ChangeCommand.WithdrawAnticipatedCommitment c -> AnticipationDecisions.decide(c, act, commitment);
            case ChangeCommand.AmendCommitment c -> ChangeDecisions.decide(c, act, commitment, envelopes);
            case ChangeCommand.AffirmTranche c -> ChangeDecisions.decide(c, act, commitment, envelopes);
            case ChangeCommand.ReimputeCommitment c -> ChangeDecisions.decide(c, act, commitment, envelopes);
            case ChangeCommand.GrantRecyclingException c -> ClosingDecisions.decide(c, act, commitment);
            case ChangeCommand.CarryForwardCommitment c -> ClosingDecisions.decide(c, act, commitment);
            case ChangeCommand.CloseCommitment c -> ClosingDecisions.decide(c, act, commitment);
            case ChangeCommand.CancelCommitment c -> ClosingDecisions.decide(c, act, commitment);
        };
    }

    private PaymentRequest partReceived(PaymentCommand.ReceiveInvoice c) {
        PaymentRequest part = payment(c.paymentRequestId());
        while (ReceptionDecisions.isAnotherPart(c, part)) {
            part = payment(PaymentRequestId.ofRemainder(ReceptionDecisions.idOf(c, part)));
        }
        return part instanceof PaymentRequest.Absent ? payment(c.paymentRequestId()) : part;
    }

    private Decision<? extends LedgerEvent> decide(PaymentCommand command, Act act) {
        return switch (command) {
            case PaymentCommand.ReceiveInvoice c ->
                ReceptionDecisions.decide(
                        c,
                        act,
                        partReceived(c),
                        commitment(c.commitmentNumber()),
                        thirdParty(c.supplier()),
                        commitment(c.commitmentNumber())
                                .opened()
                                .map(file -> assignment(file.fundsCentre()))
                                .orElse(AccountantAssignment.NONE),
                        nextPaymentRequest());
            case SplitCommand.SplitInvoice c ->
                SplitDecisions.decide(
                        c,
                        act,
                        payment(c.paymentRequestId()),
                        payment(PaymentRequestId.ofRemainder(c.paymentRequestId())),
                        commitmentOf(payment(c.paymentRequestId())),
                        nextPaymentRequest());
            case PaymentCommand.MatchInvoice c ->
                InvoicingService.decide(
                        c,
                        act,
                        payment(c.paymentRequestId()),
                        payment(c.paymentRequestId())
                                .opened()
                                .map(PaymentFile::correctedRequestId)
                                .map(this::payment)
                                .orElse(PaymentRequest.ABSENT),
                        commitmentOf(payment(c.paymentRequestId())),
                        states.assignments,
                        states.envelopes);
            case PaymentCommand.OrderPayment c -> {
                PaymentRequest request = payment(c.paymentRequestId());
                AccountantAssignment assignment = PaymentDecisions.orderable(request)
                        .map(file -> assignment(file.fundsCentre()))
                        .orElse(AccountantAssignment.NONE);
                yield PaymentDecisions.decide(c, act, request, assignment, states.envelopes);
            }
            case PaymentCommand.AcceptPaymentRequest c ->
                PaymentRunDecisions.leaving(
                        PaymentDecisions.decide(
                                c,
                                act,
                                payment(c.paymentRequestId()),
                                commitmentOf(payment(c.paymentRequestId())),
                                supplierOf(payment(c.paymentRequestId()))),
                        payment(c.paymentRequestId()),
                        runOf(payment(c.paymentRequestId())));
            case PaymentCommand.ScheduleInRun c -> {
                PaymentRequest request = payment(c.paymentRequestId());
                yield PaymentRunDecisions.scheduling(
                        PaymentDecisions.decide(c, act, request), c, request, run(c.runId()));
            }
            case PaymentCommand.ExecuteRun c -> {
                PaymentRequest request = payment(c.paymentRequestId());
                Commitment commitment = commitmentOf(request);
                var decided = ExecutionDecisions.decide(
                        c,
                        act,
                        request,
                        commitment,
                        states.envelopes,
                        supplierOf(request),
                        Optional.of(nextPaymentRequest()));
                yield PaymentRunDecisions.ordering(
                        decided,
                        c.runId(),
                        c.valueDate(),
                        act,
                        request,
                        PaymentRunDecisions.creditor(request, commitment, supplierOf(request)),
                        run(c.runId()),
                        () -> FakeTransferFormat.FAKE);
            }
            case PaymentCommand.ConfirmSettlement c ->
                TransferDecisions.decide(
                        c,
                        act,
                        payment(c.paymentRequestId()),
                        bankEntry(BankEntryId.ofStatement(c.treasuryIban(), c.servicerReference())));
            case CarryForwardCommand.CarryForwardPaymentRequest c ->
                CarryForwardDecisions.decide(c, act, payment(c.paymentRequestId()), states.envelopes);
            case DeadlineCommand c -> decide(c, act, payment(c.paymentRequestId()));
            case ControlCommand c -> decide(c, act, payment(c.paymentRequestId()));
            case TransferCommand c -> decide(c, act, payment(c.paymentRequestId()));
            case WithdrawalCommand c -> decide(c, act, payment(c.paymentRequestId()));
            case SettlementCommand c -> decide(c, act, payment(c.paymentRequestId()));
            case DiversionCommand.OffsetPayable c ->
                DiversionDecisions.decide(
                        c,
                        act,
                        payment(c.paymentRequestId()),
                        title(c.revenueOrderNumber()),
                        supplierOf(payment(c.paymentRequestId())),
                        commitmentOf(payment(c.paymentRequestId())),
                        states.envelopes,
                        Optional.of(nextPaymentRequest()));
            case DiversionCommand.ReissueSeizure c -> {
                PaymentRequest request = payment(c.paymentRequestId());
                var decided = SeizureTransfers.decide(c, act, request);
                yield c.runId() == null
                        ? decided
                        : PaymentRunDecisions.ordering(
                                decided,
                                c.runId(),
                                c.valueDate(),
                                act,
                                request,
                                PaymentRunDecisions.creditor(request, commitmentOf(request), supplierOf(request)),
                                run(c.runId()),
                                () -> FakeTransferFormat.FAKE);
            }
        };
    }

    private Decision<? extends LedgerEvent> decide(WithdrawalCommand command, Act act, PaymentRequest request) {
        return switch (command) {
            case WithdrawalCommand.RefuseInvoice c ->
                WithdrawalDecisions.decide(c, act, request, commitmentOf(request));
            case WithdrawalCommand.CancelPaymentRequest c ->
                WithdrawalDecisions.decide(c, act, request, commitmentOf(request));
        };
    }

    private Decision<? extends LedgerEvent> decide(SettlementCommand command, Act act, PaymentRequest request) {
        return switch (command) {
            case SettlementCommand.NetCreditNote c ->
                NettingDecisions.decide(c, act, request, payment(c.payableId()), supplierOf(payment(c.payableId())));
            case SettlementCommand.ClaimCreditNote c ->
                NettingDecisions.decide(
                        c,
                        act,
                        request,
                        commitmentOf(request),
                        RevenueOrderNumber.of(String.valueOf(1_000_000_001L + states.titles.size())));
            case SettlementCommand.ClaimRestoration c ->
                RestorationClaims.decide(
                        c,
                        act,
                        request,
                        commitmentOf(request),
                        RevenueOrderNumber.of(String.valueOf(1_000_000_001L + states.titles.size())));
            case SettlementCommand.RestoreCredits c ->
                RestorationDecisions.decide(
                        c,
                        act,
                        request,
                        commitmentOf(request),
                        bankEntry(c.statement().id()));
            case SettlementCommand.ReleaseRetention c ->
                SettlementDecisions.decide(c, act, request, commitmentOf(request), nextPaymentRequest());
        };
    }

    private Decision<? extends LedgerEvent> decide(DeadlineCommand command, Act act, PaymentRequest request) {
        return switch (command) {
            case DeadlineCommand.InterruptPaymentDeadline c ->
                DeadlineDecisions.decide(c, act, request, commitmentOf(request));
            case DeadlineCommand.ResumePaymentDeadline c ->
                DeadlineDecisions.decide(c, act, request, commitmentOf(request));
        };
    }

    private static Decision<? extends LedgerEvent> decide(ControlCommand command, Act act, PaymentRequest request) {
        return switch (command) {
            case ControlCommand.SuspendPayment c -> ControlDecisions.decide(c, act, request);
            case ControlCommand.ProvideDocuments c -> ControlDecisions.decide(c, act, request);
            case ControlCommand.RejectPaymentRequest c -> ControlDecisions.decide(c, act, request);
            case ControlCommand.RequisitionAccountant c -> ControlDecisions.decide(c, act, request);
            case ControlCommand.RefuseRequisition c -> ControlDecisions.decide(c, act, request);
            case ControlCommand.WaivePrescription c -> ControlDecisions.decide(c, act, request);
        };
    }

    private Decision<? extends LedgerEvent> decide(TransferCommand command, Act act, PaymentRequest request) {
        return switch (command) {
            case TransferCommand.ChangePayeeAccount c ->
                TransferDecisions.decide(c, act, request, commitmentOf(request), supplierOf(request));
            case TransferCommand.RecordReturn c ->
                TransferDecisions.decide(
                        c, act, request, bankEntry(BankEntryId.ofStatement(c.treasuryIban(), c.servicerReference())));
            case TransferCommand.ReissuePayment c -> {
                var decided = ReissueDecisions.decide(c, act, request, supplierOf(request));
                yield c.runId() == null
                        ? decided
                        : PaymentRunDecisions.ordering(
                                decided,
                                c.runId(),
                                c.valueDate(),
                                act,
                                request,
                                PaymentRunDecisions.creditor(request, commitmentOf(request), supplierOf(request)),
                                run(c.runId()),
                                () -> FakeTransferFormat.FAKE);
            }
            case TransferCommand.WithdrawFromRun c -> PaymentRunDecisions.decide(c, act, request, runOf(request));
        };
    }

    private Decision<? extends LedgerEvent> decide(PaymentRunCommand command, Act act) {
        return switch (command) {
            case PaymentRunCommand.OpenRun c -> PaymentRunDecisions.decide(c, act, run(c.runId()));
            case PaymentRunCommand.CloseRun c ->
                PaymentRunDecisions.decide(c, act, run(c.runId()), () -> FakeTransferFormat.FAKE);
        };
    }

    private PaymentRequestNumber nextPaymentRequest() {
        return PaymentRequestNumber.of(String.valueOf(100_000_001L + requestsNumbered));
    }

    Commitment commitmentOf(PaymentRequest request) {
        return request.opened()
                .map(PaymentFile::commitmentNumber)
                .map(this::commitment)
                .orElse(Commitment.ABSENT);
    }

    private ThirdParty supplierOf(PaymentRequest request) {
        return request.opened().map(file -> thirdParty(file.supplier())).orElse(ThirdParty.UNREGISTERED);
    }

    private Decision<? extends LedgerEvent> decide(ThirdPartyCommand command, Act act) {
        ThirdPartyId next = ThirdPartyId.of(String.valueOf(1_000_000_001L + partiesNumbered));
        return switch (command) {
            case ThirdPartyCommand.RegisterThirdParty c ->
                ThirdPartyDecisions.decide(c, act, thirdParty(c.thirdParty()), next);
            case ThirdPartyCommand.RegisterNaturalPerson c -> ThirdPartyDecisions.decide(c, act, next);
            case ThirdPartyCommand.AddPayeeAccount c ->
                ThirdPartyDecisions.decide(
                        c,
                        act,
                        thirdParty(c.thirdParty()),
                        states.accountHolders.getOrDefault(c.payeeAccountId(), AccountHolders.NONE),
                        c.payeeAccountId());
            case ThirdPartyCommand.ValidatePayeeAccount c ->
                ThirdPartyDecisions.decide(c, act, thirdParty(c.thirdParty()));
            case ThirdPartyCommand.ClosePayeeAccount c ->
                ThirdPartyDecisions.decide(c, act, thirdParty(c.thirdParty()));
            case ThirdPartyCommand.SuspendThirdParty c ->
                ThirdPartyDecisions.decide(c, act, thirdParty(c.thirdParty()));
            case ThirdPartyCommand.ReactivateThirdParty c ->
                ThirdPartyDecisions.decide(c, act, thirdParty(c.thirdParty()));
            case OppositionCommand.RegisterOpposition c ->
                OppositionDecisions.decide(c, act, thirdParty(c.thirdParty()));
            case OppositionCommand.ReleaseOpposition c ->
                OppositionDecisions.decide(c, act, thirdParty(c.thirdParty()));
        };
    }

    private Decision<? extends LedgerEvent> decide(DirectPaymentCommand command, Act act) {
        DirectPayment payment = directPayments.getOrDefault(command.directPaymentId(), DirectPayment.ABSENT);
        return switch (command) {
            case DirectPaymentCommand.RecordDirectPayment c ->
                DirectPaymentDecisions.decide(
                        c,
                        act,
                        payment,
                        assignment(c.fundsCentre()),
                        Optional.ofNullable(c.person())
                                .map(person -> thirdParty(person.ref()))
                                .orElse(ThirdParty.UNREGISTERED),
                        bankEntry(BankEntryId.ofStatement(c.treasuryIban(), c.servicerReference())),
                        nextPaymentRequest());
            case DirectPaymentCommand.RegulariseDirectPayment c ->
                DirectPaymentDecisions.decide(c, act, payment, states.envelopes);
            case DirectPaymentCommand.CarryForwardDirectPayment c -> DirectPaymentDecisions.decide(c, act, payment);
        };
    }

    private Decision<? extends LedgerEvent> decide(CashDeskCommand command, Act act) {
        CashDesk desk = cashDesk(command.post());
        return switch (command) {
            case CashDeskCommand.RecordCashReceipt c -> CashDeskDecisions.decide(c, act, desk);
            case CashDeskCommand.RegulariseCashReceipt c ->
                CashDeskDecisions.decide(
                        c, act, desk, RevenueOrderNumber.of(String.valueOf(1_900_000_000L + c.receiptNumber())));
            case CashDeskCommand.RemitCash c -> CashDeskDecisions.decide(c, act, desk);
            case CashDeskCommand.ConfirmRemittance c ->
                CashDeskDecisions.decide(c, act, desk, bankEntry(c.statement().id()));
            case CashDeskCommand.RecordCashCount c -> TillDecisions.decide(c, act, desk);
            case CashDeskCommand.RecordUnpaidCheque c ->
                TillDecisions.decide(c, act, desk, bankEntry(c.statement().id()));
            case CashDeskCommand.ClaimUnpaidCheque c ->
                TillDecisions.decide(
                        c,
                        act,
                        desk,
                        RevenueOrderNumber.of(String.valueOf(1_000_000_001L + states.titles.size())),
                        TillDecisions.debtor(c, desk)
                                .map(debtor -> thirdParty(debtor.ref()))
                                .orElse(ThirdParty.UNREGISTERED));
        };
    }

    private Decision<? extends LedgerEvent> decide(PayrollCommand command, Act act) {
        Payroll payroll = payrolls.getOrDefault(command.payrollId(), Payroll.ABSENT);
        BudgetEnvelope personnel = envelope(PayrollDecisions.envelope(command));
        return switch (command) {
            case PayrollCommand.LiquidatePayroll c ->
                PayrollDecisions.decide(c, act, payroll, assignment(c.fundsCentre()), personnel);
            case PayrollCommand.PayPayroll c -> PayrollDecisions.decide(c, act, payroll, personnel);
            case PayrollCommand.ConfirmPayrollSettlement c ->
                PayrollDecisions.decide(c, act, payroll, bankEntry(c.statement().id()));
        };
    }

    /** What was decided elsewhere, or is given. */
    public void append(List<? extends LedgerEvent> events) {
        for (LedgerEvent event : events) {
            log.add(event);
            apply(event);
        }
        unitEnds.add(log.size());
    }

    private void apply(LedgerEvent event) {
        switch (event) {
            case ProgrammeBudgetEvent e ->
                fold(
                        states.programmes,
                        new ProgrammeBudgetId(e.year(), e.programme()),
                        ProgrammeBudget.EMPTY,
                        s -> s.evolve(e));
            case OperatingBudgetEvent e ->
                fold(
                        states.operatingBudgets,
                        new OperatingBudgetId(e.year(), e.operatingBudget()),
                        OperatingBudget.EMPTY,
                        s -> s.evolve(e));
            case BudgetEnvelopeEvent e -> fold(states.envelopes, e.envelope(), BudgetEnvelope.EMPTY, s -> s.evolve(e));
            case FundsCentreEvent e ->
                fold(states.assignments, e.fundsCentre(), AccountantAssignment.NONE, s -> s.evolve(e));
            case CommitmentEvent e -> {
                receiptsRecorded += e instanceof CommitmentEvent.ServiceRecorded ? 1 : 0;
                fold(states.commitments, e.commitmentNumber(), Commitment.ABSENT, s -> s.evolve(e));
            }
            case PaymentRequestEvent e -> {
                boolean numbered = e instanceof PaymentRequestEvent.InvoiceReceived
                        || e instanceof SplitEvent.InvoiceRemainderReceived
                        || e instanceof DeadlineEvent.LateInterestRequested
                        || e instanceof SettlementEvent.RetentionReleaseRequested;
                requestsNumbered += numbered ? 1 : 0;
                fold(states.payments, e.paymentRequestId(), PaymentRequest.ABSENT, s -> s.evolve(e));
            }
            case PaymentRunEvent e -> fold(states.runs, e.runId(), PaymentRun.UNOPENED, s -> s.evolve(e));
            case RevenueOrderEvent e ->
                fold(states.titles, e.revenueOrderNumber(), RevenueOrder.ABSENT, s -> s.evolve(e));
            case DirectPaymentEvent e ->
                fold(directPayments, e.directPaymentId(), DirectPayment.ABSENT, s -> s.evolve(e));
            case PayrollEvent e -> fold(payrolls, e.payrollId(), Payroll.ABSENT, s -> s.evolve(e));
            case CashDeskEvent e -> fold(states.cashDesks, e.post(), CashDesk.EMPTY, s -> s.evolve(e));
            case LawEvent e -> law = LawDecisions.evolve(law, e);
            case ChartEvent e -> chart = ChartDecisions.evolve(chart, e);
            case AuditFindingEvent e -> fold(findings, e.finding(), AuditFinding.ABSENT, s -> s.evolve(e));
            case YearEvent e -> years = YearDecisions.evolve(years, e);
            case TakeoverEvent e -> fold(takeovers, e.takeover(), Takeover.ABSENT, s -> s.evolve(e));
            case EntryEvent e -> fold(manualEntries, e.entry(), ManualEntry.ABSENT, s -> s.evolve(e));
            case ThirdPartyEvent e -> {
                boolean numbered = e instanceof ThirdPartyEvent.ThirdPartyRegistered
                        || e instanceof ThirdPartyEvent.NaturalPersonRegistered;
                partiesNumbered += numbered ? 1 : 0;
                fold(states.thirdParties, e.thirdParty(), ThirdParty.UNREGISTERED, s -> s.evolve(e));
            }
            case AccountHolderEvent e ->
                fold(states.accountHolders, e.payeeAccountId(), AccountHolders.NONE, s -> s.evolve(e));
            case BankEntryEvent e -> fold(states.bankEntries, e.bankEntryId(), BankEntry.UNSEEN, s -> s.evolve(e));
            default -> throw new IllegalArgumentException("no family for " + event);
        }
    }

    private static <K, S> void fold(Map<K, S> states, K id, S initial, Function<S, S> evolve) {
        states.put(id, evolve.apply(states.getOrDefault(id, initial)));
    }
}
