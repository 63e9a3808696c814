package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.directpayment.DirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.CarryForwardDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RecordDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RegulariseDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentDecisions;
import fr.quitus.domain.directpayment.PaidPerson;
import fr.quitus.domain.payroll.Payroll;
import fr.quitus.domain.payroll.PayrollCommand;
import fr.quitus.domain.payroll.PayrollCommand.ConfirmPayrollSettlement;
import fr.quitus.domain.payroll.PayrollCommand.LiquidatePayroll;
import fr.quitus.domain.payroll.PayrollCommand.PayPayroll;
import fr.quitus.domain.payroll.PayrollDecisions;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Dépenses sans ordonnancement préalable et paye : each handler loads, decides, applies. */
final class DirectPaymentHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;

    DirectPaymentHandlers(Streams.Repositories repositories, Numbers numbers) {
        this.repositories = repositories;
        this.numbers = numbers;
    }

    @CommandHandler
    Outcome handle(RecordDirectPayment asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaidPerson person = asked.person();
        RecordDirectPayment c = person == null ? asked : streams.sealed(asked, person.ref());
        DirectPayment payment = payment(streams, c.directPaymentId(), call);
        ThirdParty paid = person == null ? ThirdParty.UNREGISTERED : ThirdPartyHandlers.party(streams, person.ref());
        AccountantAssignment assignment = streams.assignment(c.fundsCentre());
        BankEntry entry = streams.bankEntry(BankEntryId.ofStatement(c.treasuryIban(), c.servicerReference()));
        return streams.outcome(
                DirectPaymentDecisions.decide(
                        c, call.act(), payment, assignment, paid, entry, numbers.nextPaymentRequest()),
                Map.of("directPaymentId", c.directPaymentId().text()));
    }

    @CommandHandler
    Outcome handle(RegulariseDirectPayment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        DirectPayment payment = payment(streams, c.directPaymentId(), call);
        Map<EnvelopeId, BudgetEnvelope> envelopes = streams.envelopes(DirectPaymentDecisions.envelopes(c, payment));
        return streams.outcome(
                DirectPaymentDecisions.decide(c, call.act(), payment, envelopes),
                Map.of("directPaymentId", c.directPaymentId().text()));
    }

    @CommandHandler
    Outcome handle(CarryForwardDirectPayment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        DirectPayment payment = payment(streams, c.directPaymentId(), call);
        return streams.outcome(
                DirectPaymentDecisions.decide(c, call.act(), payment),
                Map.of("directPaymentId", c.directPaymentId().text()));
    }

    @CommandHandler
    Outcome handle(LiquidatePayroll c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Payroll payroll = payroll(streams, c, call);
        AccountantAssignment assignment = streams.assignment(c.fundsCentre());
        return streams.outcome(
                PayrollDecisions.decide(c, call.act(), payroll, assignment, personnel(streams, c)), ids(c));
    }

    @CommandHandler
    Outcome handle(PayPayroll c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Payroll payroll = payroll(streams, c, call);
        return streams.outcome(PayrollDecisions.decide(c, call.act(), payroll, personnel(streams, c)), ids(c));
    }

    @CommandHandler
    Outcome handle(ConfirmPayrollSettlement c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Payroll payroll = payroll(streams, c, call);
        BankEntry entry = streams.bankEntry(c.statement().id());
        return streams.outcome(PayrollDecisions.decide(c, call.act(), payroll, entry), ids(c));
    }

    private static DirectPayment payment(Streams streams, PaymentRequestId id, Call call) {
        return streams.target(DirectPaymentStream.class, DirectPayment.aggregateId(id), DirectPaymentStream::new, call);
    }

    private static Payroll payroll(Streams streams, PayrollCommand c, Call call) {
        return streams.target(PayrollStream.class, Payroll.aggregateId(c.payrollId()), PayrollStream::new, call);
    }

    private static BudgetEnvelope personnel(Streams streams, PayrollCommand c) {
        EnvelopeId envelope = PayrollDecisions.envelope(c);
        return streams.envelopes(Set.of(envelope)).getOrDefault(envelope, BudgetEnvelope.EMPTY);
    }

    private static Map<String, String> ids(PayrollCommand c) {
        return Map.of("payrollId", c.payrollId().text());
    }
}
