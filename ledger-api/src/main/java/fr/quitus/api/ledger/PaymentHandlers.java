package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.ExecutionDecisions;
import fr.quitus.domain.payment.InvoicingService;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentDecisions;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunDecisions;
import fr.quitus.domain.payment.ReceptionDecisions;
import fr.quitus.domain.payment.ReissueDecisions;
import fr.quitus.domain.payment.TransferCommand.ChangePayeeAccount;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.payment.TransferDecisions;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Demande de paiement, from the invoice to the bank statement: each handler loads, decides, applies. */
final class PaymentHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;
    private final Supplier<PaymentFiles> files;

    PaymentHandlers(Streams.Repositories repositories, Numbers numbers, Supplier<PaymentFiles> files) {
        this.repositories = repositories;
        this.numbers = numbers;
        this.files = files;
    }

    @CommandHandler
    Outcome handle(ReceiveInvoice asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ReceiveInvoice c = streams.sealed(asked, asked.supplier());
        PaymentRequest request = partReceived(streams, c, request(streams, c.paymentRequestId(), call));
        Commitment commitment = commitment(streams, c.commitmentNumber());
        ThirdParty supplier = ThirdPartyHandlers.party(streams, c.supplier());
        AccountantAssignment assignment = commitment
                .opened()
                .map(file -> streams.assignment(file.fundsCentre()))
                .orElse(AccountantAssignment.NONE);
        PaymentRequestNumber number = numbers.nextPaymentRequest();
        return streams.outcome(
                ReceptionDecisions.decide(c, call.act(), request, commitment, supplier, assignment, number),
                Map.of(
                        "paymentRequestId",
                        ReceptionDecisions.idOf(c, request).text(),
                        "paymentRequestNumber",
                        number.text()));
    }

    /** Of an invoice that was split, the part that may come again for this amount; else its first request. */
    private static PaymentRequest partReceived(Streams streams, ReceiveInvoice c, PaymentRequest first) {
        PaymentRequest part = first;
        while (ReceptionDecisions.isAnotherPart(c, part)) {
            part = other(streams, PaymentRequestId.ofRemainder(ReceptionDecisions.idOf(c, part)));
        }
        return part instanceof PaymentRequest.Absent ? first : part;
    }

    @CommandHandler
    Outcome handle(MatchInvoice c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        PaymentRequest corrected = request.opened()
                .map(PaymentFile::correctedRequestId)
                .map(id -> other(streams, id))
                .orElse(PaymentRequest.ABSENT);
        Commitment commitment = commitmentOf(streams, request);
        Map<FundsCentre, AccountantAssignment> assignments = new LinkedHashMap<>();
        InvoicingService.fundsCentres(request, commitment)
                .forEach(centre -> assignments.put(centre, streams.assignment(centre)));
        var envelopes = streams.envelopes(InvoicingService.envelopes(request, commitment));
        return streams.outcome(
                InvoicingService.decide(c, call.act(), request, corrected, commitment, assignments, envelopes),
                ids(request));
    }

    @CommandHandler
    Outcome handle(OrderPayment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        Optional<PaymentFile> liquidated = PaymentDecisions.orderable(request);
        AccountantAssignment assignment =
                liquidated.map(file -> streams.assignment(file.fundsCentre())).orElse(AccountantAssignment.NONE);
        var envelopes = streams.envelopesOf(liquidated);
        return streams.outcome(PaymentDecisions.decide(c, call.act(), request, assignment, envelopes), ids(request));
    }

    @CommandHandler
    Outcome handle(AcceptPaymentRequest c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        // A credit note changes its EJ when it is accepted, and one signed without its visa is looked at again; the
        // others leave that stream to those who need it.
        boolean engaged = request.opened()
                .filter(file -> file.kind() == PaymentKind.CREDIT_NOTE || file.visaAwaited())
                .isPresent();
        Commitment commitment = engaged ? commitmentOf(streams, request) : Commitment.ABSENT;
        ThirdParty creditor = supplierOf(streams, request);
        return streams.outcome(
                PaymentRunDecisions.leaving(
                        PaymentDecisions.decide(c, call.act(), request, commitment, creditor),
                        request,
                        PaymentRunHandlers.runOf(streams, request)),
                ids(request));
    }

    @CommandHandler
    Outcome handle(ScheduleInRun c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        PaymentRun run = PaymentRunHandlers.run(streams, c.runId());
        return streams.outcome(
                PaymentRunDecisions.scheduling(PaymentDecisions.decide(c, call.act(), request), c, request, run),
                ids(request));
    }

    @CommandHandler
    Outcome handle(ExecuteRun c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        // The request for late interest comes after the one it pays for, as requests come before commitments.
        Commitment commitment = commitmentOf(streams, request);
        boolean isLate = ExecutionDecisions.isLate(
                request, commitment, c.valueDate(), call.act().law());
        Optional<PaymentRequestNumber> lateNumber =
                isLate ? Optional.of(lateInterestNumber(streams, c.paymentRequestId())) : Optional.empty();
        ThirdParty creditor = supplierOf(streams, request);
        var envelopes = streams.envelopesOf(request.opened());
        PaymentRun run = PaymentRunHandlers.run(streams, c.runId());
        Outcome outcome = streams.outcome(
                PaymentRunDecisions.ordering(
                        ExecutionDecisions.decide(c, call.act(), request, commitment, envelopes, creditor, lateNumber),
                        c.runId(),
                        c.valueDate(),
                        call.act(),
                        request,
                        PaymentRunDecisions.creditor(request, commitment, creditor),
                        run,
                        files),
                ids(request));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        for (LedgerEvent event : outcome.events()) {
            if (event instanceof PaymentExecuted executed) {
                ids.put("endToEndId", executed.endToEndId());
            }
            if (event instanceof SeizurePaid paid) {
                ids.putIfAbsent("seizureEndToEndId", paid.endToEndId());
            }
            if (event instanceof LateInterestRequested late) {
                ids.put("lateInterestRequestId", late.paymentRequestId().text());
            }
        }
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }

    @CommandHandler
    Outcome handle(ConfirmSettlement c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        BankEntry entry = streams.bankEntry(BankEntryId.ofStatement(c.treasuryIban(), c.servicerReference()));
        return streams.outcome(TransferDecisions.decide(c, call.act(), request, entry), ids(request));
    }

    @CommandHandler
    Outcome handle(RecordReturn c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        BankEntry entry = streams.bankEntry(BankEntryId.ofStatement(c.treasuryIban(), c.servicerReference()));
        return streams.outcome(TransferDecisions.decide(c, call.act(), request, entry), ids(request));
    }

    @CommandHandler
    Outcome handle(ReissuePayment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, c.paymentRequestId(), call);
        Outcome outcome = streams.outcome(reissued(c, call, request, streams), ids(request));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        for (LedgerEvent event : outcome.events()) {
            if (event instanceof PaymentReissued reissued) {
                ids.put("endToEndId", reissued.endToEndId());
            }
            if (event instanceof SeizureReissued seized) {
                ids.putIfAbsent("seizureEndToEndId", seized.endToEndId());
            }
        }
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }

    private Decision<? extends LedgerEvent> reissued(
            ReissuePayment c, Call call, PaymentRequest request, Streams streams) {
        Commitment commitment = c.runId() == null ? Commitment.ABSENT : commitmentOf(streams, request);
        ThirdParty supplier = supplierOf(streams, request);
        var decided = ReissueDecisions.decide(c, call.act(), request, supplier);
        if (c.runId() == null) {
            return decided;
        }
        PaymentRun run = PaymentRunHandlers.run(streams, c.runId());
        @Nullable String creditor = PaymentRunDecisions.creditor(request, commitment, supplier);
        return PaymentRunDecisions.ordering(
                decided, c.runId(), c.valueDate(), call.act(), request, creditor, run, files);
    }

    @CommandHandler
    Outcome handle(ChangePayeeAccount asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = request(streams, asked.paymentRequestId(), call);
        ChangePayeeAccount c = request.opened()
                .map(file -> streams.sealed(asked, file.supplier()))
                .orElse(asked);
        Commitment commitment = commitmentOf(streams, request);
        return streams.outcome(
                TransferDecisions.decide(c, call.act(), request, commitment, supplierOf(streams, request)),
                ids(request));
    }

    static PaymentRequest request(Streams streams, PaymentRequestId id, Call call) {
        return streams.target(
                PaymentRequestStream.class, PaymentRequest.aggregateId(id), PaymentRequestStream::new, call);
    }

    static Commitment commitment(Streams streams, CommitmentNumber number) {
        return streams.load(CommitmentStream.class, Commitment.aggregateId(number), CommitmentStream::new);
    }

    /** The commitment of an invoice; late interest has none. */
    static Commitment commitmentOf(Streams streams, PaymentRequest request) {
        return request.opened()
                .map(PaymentFile::commitmentNumber)
                .map(number -> commitment(streams, number))
                .orElse(Commitment.ABSENT);
    }

    /** The file of who is to be paid, if he has one. */
    static ThirdParty supplierOf(Streams streams, PaymentRequest request) {
        return request.opened()
                .map(file -> ThirdPartyHandlers.party(streams, file.supplier()))
                .orElse(ThirdParty.UNREGISTERED);
    }

    /** A request beside the one that the command names, and after it. */
    static PaymentRequest other(Streams streams, PaymentRequestId id) {
        return streams.load(PaymentRequestStream.class, PaymentRequest.aggregateId(id), PaymentRequestStream::new);
    }

    private PaymentRequestNumber lateInterestNumber(Streams streams, PaymentRequestId principal) {
        other(streams, PaymentRequestId.ofLateInterest(principal));
        return numbers.nextPaymentRequest();
    }

    static Map<String, String> ids(PaymentRequest request) {
        return request.opened()
                .map(file -> Map.of(
                        "paymentRequestId",
                        file.id().text(),
                        "paymentRequestNumber",
                        file.number().text()))
                .orElse(Map.of());
    }
}
