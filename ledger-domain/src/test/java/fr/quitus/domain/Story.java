package fr.quitus.domain;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.P2;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.R1;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A ledger and the words of its tests: what is given, what is asked, what is answered. */
public final class Story {
    public static final PaymentRunId RUN = PaymentRunId.of("CAMPAGNE-2026-03");
    private final InMemoryLedger ledger = new InMemoryLedger();

    /** Fixture G0: U1 has AE 100 000 and CP 80 000, U2 20 000 of each; P1 and P2 are their comptables. */
    public static Story g0() {
        Story story = new Story();
        story.accepted(opening(Title.T3, "1000000", "900000"), DIRECTORATE.on("2026-01-02"));
        story.accepted(
                new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, euros("500000"), euros("450000")),
                RACHEL.on("2026-01-03"));
        story.accepted(
                new AllotToUnit(YEAR, U1, TitleGroup.HT2, euros("100000"), euros("80000")), BASTIEN.on("2026-01-05"));
        story.accepted(
                new AllotToUnit(YEAR, U2, TitleGroup.HT2, euros("20000"), euros("20000")), BASTIEN.on("2026-01-05"));
        story.accepted(new AssignAccountingPost(U1, P1, date("2026-01-01")), DIRECTORATE.on("2026-01-05"));
        story.accepted(new AssignAccountingPost(U2, P2, date("2026-01-01")), DIRECTORATE.on("2026-01-05"));
        return story;
    }

    public static Story empty() {
        return new Story();
    }

    public InMemoryLedger ledger() {
        return ledger;
    }

    /** The act must be accepted; its events. */
    public List<LedgerEvent> accepted(LedgerCommand command, Act act) {
        return switch (ledger.submit(command, act)) {
            case Decision.Accepted<? extends LedgerEvent>(var events) -> List.copyOf(events);
            case Decision.Refused<? extends LedgerEvent>(Refusal refusal) ->
                throw new AssertionError(command + " is refused: " + refusal);
        };
    }

    /** The act must be refused, and leave everything as it was. */
    public Refusal refused(LedgerCommand command, Act act) {
        InMemoryLedger.States before = ledger.states();
        int eventsBefore = ledger.log().size();
        return switch (ledger.submit(command, act)) {
            case Decision.Accepted<? extends LedgerEvent>(var events) ->
                throw new AssertionError(command + " is accepted: " + events);
            case Decision.Refused<? extends LedgerEvent>(Refusal refusal) -> {
                assertThat(ledger.states()).isEqualTo(before);
                assertThat(ledger.log()).hasSize(eventsBefore);
                assertThat(refusal.detail()).isNotBlank();
                yield refusal;
            }
        };
    }

    public Rejection rejection(LedgerCommand command, Act act) {
        return refused(command, act).code();
    }

    // given: an EJ of Gina's, signed by Omar

    public CommitmentNumber aDraftedCommitment(String amount) {
        return aDraftedCommitment(drafting(Title.T3, amount));
    }

    public CommitmentNumber aDraftedCommitment(DraftCommitment command) {
        return only(accepted(command, GINA.on("2026-02-02")), CommitmentDrafted.class)
                .commitmentNumber();
    }

    public CommitmentNumber aValidatedCommitment(String amount) {
        CommitmentNumber number = aDraftedCommitment(amount);
        accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        return number;
    }

    public ServiceReceiptNumber aRecordedService(CommitmentNumber number, String amount) {
        var command = new RecordService(number, 1, euros(amount), date("2026-03-01"));
        return only(accepted(command, GINA.on("2026-03-01")), ServiceRecorded.class)
                .serviceReceiptNumber();
    }

    public ServiceReceiptNumber aCertifiedService(CommitmentNumber number, String amount) {
        ServiceReceiptNumber receipt = aRecordedService(number, amount);
        accepted(new CertifyService(number, receipt), OMAR.on("2026-03-02"));
        return receipt;
    }

    /** A validated EJ whose whole amount is certified. */
    public CommitmentNumber aServedCommitment(String amount) {
        CommitmentNumber number = aValidatedCommitment(amount);
        aCertifiedService(number, amount);
        return number;
    }

    // given: the DP of an EJ wholly served

    public PaymentRequestId aReceivedInvoice(CommitmentNumber number, String amount) {
        ReceiveInvoice command =
                invoicing(number, "F-" + ledger.states().payments().size(), amount);
        accepted(command, GINA.on("2026-03-03"));
        return command.paymentRequestId();
    }

    public PaymentRequestId aMatchedInvoice(String amount) {
        PaymentRequestId id = aReceivedInvoice(aServedCommitment(amount), amount);
        accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        return id;
    }

    public PaymentRequestId anOrderedPayment(String amount) {
        PaymentRequestId id = aMatchedInvoice(amount);
        accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        return id;
    }

    public PaymentRequestId anAcceptedPayment(String amount) {
        PaymentRequestId id = anOrderedPayment(amount);
        accepted(accepting(id), KATIA.on("2026-03-12"));
        return id;
    }

    public PaymentRequestId aScheduledPayment(String amount) {
        PaymentRequestId id = anAcceptedPayment(amount);
        accepted(new ScheduleInRun(id, RUN, date("2026-03-20")), KATIA.on("2026-03-12"));
        return id;
    }

    public PaymentExecuted anExecutedPayment(String amount) {
        PaymentRequestId id = aScheduledPayment(amount);
        var events = accepted(new ExecuteRun(RUN, id, date("2026-03-20")), KATIA.on("2026-03-20"));
        return only(events, PaymentExecuted.class);
    }

    // given: a title of Gina's, issued by Omar

    public RevenueOrderNumber anEstablishedClaim(String amount) {
        return only(accepted(claiming(amount), GINA.on("2026-02-02")), ClaimEstablished.class)
                .revenueOrderNumber();
    }

    public RevenueOrderNumber anIssuedTitle(String amount) {
        RevenueOrderNumber number = anEstablishedClaim(amount);
        accepted(new IssueRevenueOrder(number, date("2026-04-15")), OMAR.on("2026-02-03"));
        return number;
    }

    public RevenueOrderNumber aTitleTakenInCharge(String amount) {
        RevenueOrderNumber number = anIssuedTitle(amount);
        accepted(new TakeInCharge(number), KATIA.on("2026-02-04"));
        return number;
    }

    // what people ask

    public static OpenCredits opening(Title title, String ae, String cp) {
        return new OpenCredits(YEAR, PROGRAMME, title, euros(ae), euros(cp), "LFI 2026");
    }

    public static DraftCommitment drafting(Title title, String amount) {
        return drafting(new DraftLine(imputation(title, CHARGE), euros(amount)));
    }

    public static DraftCommitment drafting(DraftLine... lines) {
        return new DraftCommitment(YEAR, U1, CommitmentType.MARCHE, F1, "Maintenance", List.of(lines));
    }

    public static ReceiveInvoice invoicing(CommitmentNumber number, String invoiceNumber, String amount) {
        Amount total = euros(amount);
        return new ReceiveInvoice(
                F1_SIRET, invoiceNumber, date("2026-03-02"), null, total, null, total, F1_IBAN, number);
    }

    public static AcceptPaymentRequest accepting(PaymentRequestId id) {
        return new AcceptPaymentRequest(id, allSatisfied());
    }

    public static Map<AccountantCheck, Boolean> allSatisfied() {
        return Arrays.stream(AccountantCheck.values()).collect(Collectors.toMap(Function.identity(), _ -> true));
    }

    public static ConfirmSettlement settling(PaymentExecuted executed, String reference) {
        return new ConfirmSettlement(
                executed.paymentRequestId(),
                executed.endToEndId(),
                executed.amount(),
                date("2026-03-23"),
                TREASURY,
                reference);
    }

    public static EstablishClaim claiming(String amount) {
        return claiming(new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros(amount)));
    }

    public static EstablishClaim claiming(ClaimLine... lines) {
        return new EstablishClaim(YEAR, U1, R1, "Redevance", List.of(lines));
    }

    public static AllocateReceipt cashing(RevenueOrderNumber number, String amount, String reference) {
        return new AllocateReceipt(number, euros(amount), null, date("2026-03-05"), TREASURY, reference);
    }

    public static Amount euros(String amount) {
        return Amount.parse(amount);
    }

    public static LocalDate date(String date) {
        return LocalDate.parse(date);
    }

    /** The one event of a kind among those an act made. */
    public static <E extends LedgerEvent> E only(List<? extends LedgerEvent> events, Class<E> kind) {
        List<E> found = events.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
