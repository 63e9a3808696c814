package fr.quitus.domain.commitment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.TakeoverOrigin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a legal commitment (EJ) and to the service fait recorded on it. */
public sealed interface CommitmentEvent extends LedgerEvent {
    CommitmentNumber commitmentNumber();

    @Override
    default String aggregateId() {
        return Commitment.aggregateId(commitmentNumber());
    }

    /** What happens to an EJ once it is drafted, told in files of their own. */
    sealed interface Followed extends CommitmentEvent permits VisaEvent, CommitmentChange {}

    /**
     * A line (poste) as drafted, with the envelope it will draw on.
     *
     * @param operation the investment operation whose affected AE it takes, if any
     */
    record Line(
            int no,
            EnvelopeId envelope,
            Imputation imputation,
            @Nullable OperationCode operation,
            LineKind kind,
            Amount amount) {
        /** A line of no operation. */
        public Line(int no, EnvelopeId envelope, Imputation imputation, LineKind kind, Amount amount) {
            this(no, envelope, imputation, null, kind, amount);
        }
    }

    /**
     * Engagement créé. Version 2 says of each line whether it is firm; before it, all were. Version 3 says on which
     * operation's affected AE it draws; before it, no line did. Version 4 knows natural persons.
     */
    @EventName("commitment-drafted.v4")
    record CommitmentDrafted(
            CommitmentNumber commitmentNumber,
            FiscalYear year,
            FundsCentre fundsCentre,
            CommitmentType type,
            Supplier supplier,
            String subject,
            List<Line> lines,
            ActorId draftedBy)
            implements CommitmentEvent {
        public CommitmentDrafted {
            lines = List.copyOf(lines);
        }
    }

    /** Engagement validé : signed for its firm amount. Version 2 keeps the visa thresholds it was held against. */
    @EventName("commitment-validated.v2")
    record CommitmentValidated(
            CommitmentNumber commitmentNumber,
            Amount amount,
            VisaKind visaKind,
            List<VisaThreshold> thresholds,
            ActorId validatedBy,
            @Nullable String delegationId,
            LocalDate validatedOn)
            implements CommitmentEvent {
        public CommitmentValidated {
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * Engagement repris d'un autre système : signed there, for what is left to pay. It consumes no AE of this ledger's
     * years, and goes on as any EJ of an earlier year.
     *
     * @param origin where it was taken over from, for ever
     * @param year the year it goes on in
     * @param signedIn the year it was signed in
     * @param lines each with what is left to pay on it
     * @param visaKind how the visa stood when it was signed
     */
    @EventName("commitment-taken-over.v2")
    record CommitmentTakenOver(
            CommitmentNumber commitmentNumber,
            TakeoverOrigin origin,
            FiscalYear year,
            FiscalYear signedIn,
            FundsCentre fundsCentre,
            CommitmentType type,
            Supplier supplier,
            String subject,
            List<Line> lines,
            VisaKind visaKind,
            LocalDate takenOverOn,
            ActorId takenOverBy)
            implements CommitmentEvent {
        public CommitmentTakenOver {
            lines = List.copyOf(lines);
        }
    }

    /** Service fait constaté. */
    @EventName("service-recorded.v1")
    record ServiceRecorded(
            CommitmentNumber commitmentNumber,
            ServiceReceiptNumber serviceReceiptNumber,
            int line,
            Amount amount,
            LocalDate dateRendered,
            ActorId recordedBy)
            implements CommitmentEvent {}

    /** Service fait certifié, with entry P01. */
    @EventName("service-certified.v1")
    record ServiceCertified(
            CommitmentNumber commitmentNumber,
            ServiceReceiptNumber serviceReceiptNumber,
            int line,
            Amount amount,
            LocalDate dateRendered,
            LocalDate certifiedOn,
            ActorId certifiedBy,
            @Nullable String delegationId,
            List<JournalEntry> entries)
            implements CommitmentEvent {
        public ServiceCertified {
            entries = List.copyOf(entries);
        }
    }

    /** Facture rattachée : a request was received on the EJ, which stays open until that request is matched or ends. */
    @EventName("invoice-attached.v1")
    record InvoiceAttached(
            CommitmentNumber commitmentNumber,
            PaymentRequestId paymentRequestId,
            PaymentRequestNumber paymentRequestNumber)
            implements CommitmentEvent {}

    /**
     * Facture détachée : the request was refused, rejected or cancelled before it claimed anything of the EJ. One that
     * claimed service or an advance gives that back instead.
     */
    @EventName("invoice-detached.v1")
    record InvoiceDetached(CommitmentNumber commitmentNumber, PaymentRequestId paymentRequestId)
            implements CommitmentEvent {}

    /**
     * Part of a service receipt that a request claims.
     *
     * @param amount gross
     * @param deductions what is not paid of it
     */
    record ReceiptPart(ServiceReceiptNumber serviceReceiptNumber, int line, Amount amount, Deductions deductions) {}

    /**
     * Service fait facturé : these parts of receipts are claimed by a payment request and by no other. Version 2 knows
     * deductions and balances.
     *
     * @param balance solde : no other request claims service of these lines after it
     */
    @EventName("service-invoiced.v2")
    record ServiceInvoiced(
            CommitmentNumber commitmentNumber,
            PaymentRequestId paymentRequestId,
            List<ReceiptPart> parts,
            boolean balance)
            implements CommitmentEvent {
        public ServiceInvoiced {
            parts = List.copyOf(parts);
        }
    }

    /** Facturation retirée : the request was refused, rejected or cancelled, and these parts may be claimed again. */
    @EventName("service-invoice-withdrawn.v2")
    record ServiceInvoiceWithdrawn(
            CommitmentNumber commitmentNumber, PaymentRequestId paymentRequestId, List<ReceiptPart> parts)
            implements CommitmentEvent {
        public ServiceInvoiceWithdrawn {
            parts = List.copyOf(parts);
        }
    }

    /** Part of an advance on a line (poste). */
    record AdvancePart(int line, Amount amount) {}

    /** Avance liquidée : requested before any service; later requests take it back. */
    @EventName("advance-requested.v1")
    record AdvanceRequested(
            CommitmentNumber commitmentNumber, PaymentRequestId paymentRequestId, List<AdvancePart> parts)
            implements CommitmentEvent {
        public AdvanceRequested {
            parts = List.copyOf(parts);
        }
    }

    /** Avance retirée : its request was refused, rejected or cancelled before it was paid. */
    @EventName("advance-withdrawn.v1")
    record AdvanceWithdrawn(
            CommitmentNumber commitmentNumber, PaymentRequestId paymentRequestId, List<AdvancePart> parts)
            implements CommitmentEvent {
        public AdvanceWithdrawn {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Avance reprise d'un autre système, where it was paid, with entry RAN for what is not taken back yet. Service to
     * come bears it, on top of what was left to pay of the line.
     *
     * @param paid there
     * @param recovered of it, there
     * @param executed of the line, there: gross amounts claimed for service, which the rhythm of recovery counts
     */
    @EventName("advance-taken-over.v1")
    record AdvanceTakenOver(
            CommitmentNumber commitmentNumber,
            int line,
            Amount paid,
            Balance recovered,
            Balance executed,
            LocalDate takenOverOn,
            ActorId takenOverBy,
            List<JournalEntry> entries)
            implements CommitmentEvent {
        public AdvanceTakenOver {
            entries = List.copyOf(entries);
        }

        /** What later requests take back. */
        public Balance outstanding() {
            return paid.balance().minus(recovered);
        }
    }

    /**
     * Avoir accepté : what an accepted invoice claimed of service is no longer certified, requested nor paid.
     *
     * @param paymentRequestId the credit note
     * @param correctedRequestId the invoice
     */
    @EventName("service-credited.v1")
    record ServiceCredited(
            CommitmentNumber commitmentNumber,
            PaymentRequestId paymentRequestId,
            PaymentRequestId correctedRequestId,
            List<ReceiptPart> parts)
            implements CommitmentEvent {
        public ServiceCredited {
            parts = List.copyOf(parts);
        }
    }

    /** Poste payé : the payment reduces the commitment's line (amount type 200). */
    @EventName("commitment-line-paid.v1")
    record CommitmentLinePaid(
            CommitmentNumber commitmentNumber,
            PaymentRequestId paymentRequestId,
            int line,
            Amount amount,
            AmountType amountType)
            implements CommitmentEvent {}
}
