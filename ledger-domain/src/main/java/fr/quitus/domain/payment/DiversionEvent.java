package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;

/** What happens to the part of a payment request that pays the creditor's own debts. */
public sealed interface DiversionEvent extends PaymentRequestEvent {

    /** Oppositions servies, with entry P12: these shares of the net payable go to the beneficiaries. */
    @EventName("oppositions-applied.v1")
    record OppositionsApplied(
            PaymentRequestId paymentRequestId,
            List<Seizure> seizures,
            LocalDate appliedOn,
            ActorId appliedBy,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public OppositionsApplied {
            seizures = List.copyOf(seizures);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Oppositions ramenées au reste dû, with entry P12 reversed: a compensation or a credit note comes before them, and
     * these parts of their shares are the creditor's again, for it to take.
     *
     * @param givenBack what each share that is lowered loses; one that loses all is no more
     */
    @EventName("oppositions-lowered.v1")
    record OppositionsLowered(
            PaymentRequestId paymentRequestId,
            List<SharePart> givenBack,
            LocalDate loweredOn,
            ActorId loweredBy,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public OppositionsLowered {
            givenBack = List.copyOf(givenBack);
            entries = List.copyOf(entries);
        }
    }

    /** Compensation avec un titre du créancier, with entry P13: no transfer is made of this part. */
    @EventName("payable-offset.v1")
    record PayableOffset(
            PaymentRequestId paymentRequestId,
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            LocalDate offsetOn,
            ActorId offsetBy,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public PayableOffset {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Part saisie mise en paiement, with entry P03 on the beneficiaries' account.
     *
     * @param reference of the opposition
     * @param paymentDays délai global de paiement, as for the creditor's own transfer
     */
    @EventName("seizure-paid.v1")
    record SeizurePaid(
            PaymentRequestId paymentRequestId,
            PaymentRunId runId,
            String reference,
            String endToEndId,
            @Personal Iban beneficiaryIban,
            Amount amount,
            LocalDate valueDate,
            int paymentDays,
            ActorId paidBy,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public SeizurePaid {
            entries = List.copyOf(entries);
        }
    }

    /** Part saisie réglée, with entry P04. */
    @EventName("seizure-settled.v1")
    record SeizureSettled(
            PaymentRequestId paymentRequestId,
            String reference,
            String endToEndId,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public SeizureSettled {
            entries = List.copyOf(entries);
        }
    }

    /** Virement d'une part saisie revenu, with entry P05, or P05b when it was never debited. */
    @EventName("seizure-returned.v1")
    record SeizureReturned(
            PaymentRequestId paymentRequestId,
            String reference,
            String endToEndId,
            ReturnKind kind,
            ReturnReasonCode reasonCode,
            BankEntryId bankReference,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public SeizureReturned {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Virement d'une part saisie réémis, with entry P06; or sent for the first time with entry P03, when the opposition
     * was served on a transfer of the creditor's that had come back.
     */
    @EventName("seizure-reissued.v1")
    record SeizureReissued(
            PaymentRequestId paymentRequestId,
            String reference,
            String endToEndId,
            @Personal Iban beneficiaryIban,
            Amount amount,
            LocalDate valueDate,
            ActorId reissuedBy,
            List<JournalEntry> entries)
            implements DiversionEvent {
        public SeizureReissued {
            entries = List.copyOf(entries);
        }
    }
}
