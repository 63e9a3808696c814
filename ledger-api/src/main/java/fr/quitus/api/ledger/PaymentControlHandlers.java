package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.payment.CarryForwardDecisions;
import fr.quitus.domain.payment.ControlCommand.ProvideDocuments;
import fr.quitus.domain.payment.ControlCommand.RefuseRequisition;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.ControlCommand.RequisitionAccountant;
import fr.quitus.domain.payment.ControlCommand.SuspendPayment;
import fr.quitus.domain.payment.ControlCommand.WaivePrescription;
import fr.quitus.domain.payment.ControlDecisions;
import fr.quitus.domain.payment.DeadlineCommand.InterruptPaymentDeadline;
import fr.quitus.domain.payment.DeadlineCommand.ResumePaymentDeadline;
import fr.quitus.domain.payment.DeadlineDecisions;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.payment.PaymentRequest;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Délai et contrôle du comptable: what may interrupt a payment request on its way. */
final class PaymentControlHandlers {
    private final Streams.Repositories repositories;

    PaymentControlHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(InterruptPaymentDeadline c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        return streams.outcome(
                DeadlineDecisions.decide(c, call.act(), request, commitment), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(ResumePaymentDeadline c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        return streams.outcome(
                DeadlineDecisions.decide(c, call.act(), request, commitment), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(SuspendPayment c, @MetaDataValue(Call.METADATA) Call call) {
        return onRequestAlone(c, call, ControlDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ProvideDocuments c, @MetaDataValue(Call.METADATA) Call call) {
        return onRequestAlone(c, call, ControlDecisions::decide);
    }

    @CommandHandler
    Outcome handle(RequisitionAccountant c, @MetaDataValue(Call.METADATA) Call call) {
        return onRequestAlone(c, call, ControlDecisions::decide);
    }

    @CommandHandler
    Outcome handle(RefuseRequisition c, @MetaDataValue(Call.METADATA) Call call) {
        return onRequestAlone(c, call, ControlDecisions::decide);
    }

    @CommandHandler
    Outcome handle(WaivePrescription c, @MetaDataValue(Call.METADATA) Call call) {
        return onRequestAlone(c, call, ControlDecisions::decide);
    }

    @CommandHandler
    Outcome handle(RejectPaymentRequest c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentHandlers.commitmentOf(streams, request); // its receipts may be claimed again
        streams.envelopesOf(request.opened());
        return streams.outcome(ControlDecisions.decide(c, call.act(), request), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(CarryForwardPaymentRequest c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        var envelopes = streams.envelopes(CarryForwardDecisions.envelopes(request));
        return streams.outcome(
                CarryForwardDecisions.decide(c, call.act(), request, envelopes), PaymentHandlers.ids(request));
    }

    /** An act that looks at nothing but its request. */
    private <C extends OnPaymentRequest> Outcome onRequestAlone(C command, Call call, Deciding<C> deciding) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, command.paymentRequestId(), call);
        return streams.outcome(deciding.decide(command, call.act(), request), PaymentHandlers.ids(request));
    }

    /** One of the decisions, by the kind of its command. */
    private interface Deciding<C> {
        Decision<? extends LedgerEvent> decide(C command, Act act, PaymentRequest request);
    }
}
