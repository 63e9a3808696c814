package fr.quitus.domain.directpayment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InsteadOf;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to an expense paid without prior ordering. */
public sealed interface DirectPaymentEvent extends LedgerEvent {
    PaymentRequestId directPaymentId();

    @Override
    default String aggregateId() {
        return DirectPayment.aggregateId(directPaymentId());
    }

    /**
     * Dépense payée sans ordonnancement, with entry P20: it waits on a provisional account. Version 2 knows natural
     * persons.
     *
     * @param creditor a company, in clear
     * @param person a natural person; one of the two
     */
    @EventName("direct-payment-made.v2")
    record DirectPaymentMade(
            PaymentRequestId directPaymentId,
            PaymentRequestNumber paymentRequestNumber,
            DirectPaymentKind kind,
            @Nullable String creditor,
            @InsteadOf("creditor") @Nullable PaidPerson person,
            String subject,
            Amount amount,
            BankEntryId bankEntryId,
            LocalDate valueDate,
            FundsCentre fundsCentre,
            AccountingPostId post,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements DirectPaymentEvent {
        public DirectPaymentMade {
            entries = List.copyOf(entries);
        }

        /** Who was paid, as the event has it: a person's name is sealed. */
        public String paid() {
            return person != null ? person.name() : String.valueOf(creditor);
        }
    }

    /** Dépense régularisée, with entry P21. */
    @EventName("direct-payment-regularised.v1")
    record DirectPaymentRegularised(
            PaymentRequestId directPaymentId,
            List<RegularisationLine> lines,
            LocalDate regularisedOn,
            ActorId regularisedBy,
            @Nullable String delegationId,
            List<JournalEntry> entries)
            implements DirectPaymentEvent {
        public DirectPaymentRegularised {
            lines = List.copyOf(lines);
            entries = List.copyOf(entries);
        }
    }

    /** Dépense à régulariser sur l'exercice suivant; it stays on its provisional account, where the books show it. */
    @EventName("direct-payment-carried-forward.v1")
    record DirectPaymentCarriedForward(
            PaymentRequestId directPaymentId,
            FiscalYear from,
            FiscalYear to,
            String legalRef,
            LocalDate carriedOn,
            ActorId carriedBy)
            implements DirectPaymentEvent {}
}
