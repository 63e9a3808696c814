package fr.quitus.domain.commitment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to an EJ after it was drafted: changed, carried forward, closed, cancelled. */
public sealed interface CommitmentChange extends CommitmentEvent.Followed {

    /**
     * A line whose amount changes.
     *
     * @param firm whether the amount is firm; that of a tranche not yet affirmed consumes nothing
     * @param released AE of this year that the reduction makes available again
     * @param sterilized AE of earlier years that it does not (GBCP art. 160)
     */
    record LineChange(int line, boolean firm, Balance from, Balance to, Balance released, Balance sterilized) {}

    /**
     * Engagement par anticipation : signed before the year whose credits it draws on (LOLF art. 9). It consumes them
     * once that year has begun, by the validation that then follows.
     */
    @EventName("commitment-anticipated.v1")
    record CommitmentAnticipated(
            CommitmentNumber commitmentNumber,
            Amount amount,
            VisaKind visaKind,
            List<VisaThreshold> thresholds,
            LocalDate serviceFrom,
            ActorId anticipatedBy,
            @Nullable String delegationId,
            LocalDate anticipatedOn)
            implements CommitmentChange {
        public CommitmentAnticipated {
            thresholds = List.copyOf(thresholds);
        }
    }

    /** Avenant. */
    @EventName("commitment-amended.v1")
    record CommitmentAmended(
            CommitmentNumber commitmentNumber,
            List<LineChange> changes,
            List<VisaThreshold> thresholds,
            String reason,
            ActorId amendedBy,
            @Nullable String delegationId,
            LocalDate amendedOn)
            implements CommitmentChange {
        public CommitmentAmended {
            changes = List.copyOf(changes);
            thresholds = List.copyOf(thresholds);
        }
    }

    /** Tranche affermie : what was conditional of the line is firm. */
    @EventName("tranche-affirmed.v1")
    record TrancheAffirmed(
            CommitmentNumber commitmentNumber,
            int line,
            Amount amount,
            List<VisaThreshold> thresholds,
            ActorId affirmedBy,
            @Nullable String delegationId,
            LocalDate affirmedOn)
            implements CommitmentChange {
        public TrancheAffirmed {
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * Changement d'imputation of a line, with the envelopes it leaves and joins. Version 2 knows affected AE.
     *
     * @param operation the investment operation it draws on from now on, if any
     * @param released AE of this year that leave the one for the other
     * @param sterilized AE of earlier years that were taken again from the receiver; zero since they move as they are
     */
    @EventName("commitment-reimputed.v2")
    record CommitmentReimputed(
            CommitmentNumber commitmentNumber,
            int line,
            EnvelopeId from,
            EnvelopeId to,
            Imputation imputation,
            @Nullable OperationCode operation,
            Balance released,
            Balance sterilized,
            List<VisaThreshold> thresholds,
            ActorId reimputedBy,
            @Nullable String delegationId,
            LocalDate reimputedOn)
            implements CommitmentChange {
        public CommitmentReimputed {
            thresholds = List.copyOf(thresholds);
        }

        /** AE that the receiver gave. */
        Balance moved() {
            return released.plus(sterilized);
        }
    }

    /**
     * Engagement réduit d'un rétablissement de crédits : what its creditor paid back is committed no more.
     *
     * @param paymentRequestId the request it was paid by
     */
    @EventName("commitment-lowered.v1")
    record CommitmentLowered(
            CommitmentNumber commitmentNumber,
            PaymentRequestId paymentRequestId,
            List<LineChange> changes,
            ActorId loweredBy,
            LocalDate loweredOn)
            implements CommitmentChange {
        public CommitmentLowered {
            changes = List.copyOf(changes);
        }
    }

    /** Exception au non-recyclage : AE of earlier years that are withdrawn become available again. */
    @EventName("recycling-exception-granted.v1")
    record RecyclingExceptionGranted(
            CommitmentNumber commitmentNumber, String legalRef, ActorId grantedBy, LocalDate grantedOn)
            implements CommitmentChange {}

    /** A line that goes on in the next year, with what is left to pay on it. */
    record CarriedLine(int line, EnvelopeId from, EnvelopeId to, Balance residual) {}

    /** Bascule : the EJ goes on in the next year, whose AE it does not consume. */
    @EventName("commitment-carried-forward.v1")
    record CommitmentCarriedForward(
            CommitmentNumber commitmentNumber,
            FiscalYear from,
            FiscalYear to,
            List<CarriedLine> lines,
            AmountType amountType,
            LocalDate carriedOn)
            implements CommitmentChange {
        public CommitmentCarriedForward {
            lines = List.copyOf(lines);
        }
    }

    /** Clôture : what was never served is given up. */
    @EventName("commitment-closed.v1")
    record CommitmentClosed(
            CommitmentNumber commitmentNumber,
            Balance residual,
            List<LineChange> changes,
            ActorId closedBy,
            LocalDate closedOn)
            implements CommitmentChange {
        public CommitmentClosed {
            changes = List.copyOf(changes);
        }
    }

    /** Brouillon abandonné : it had consumed nothing. */
    @EventName("commitment-cancelled.v1")
    record CommitmentCancelled(
            CommitmentNumber commitmentNumber, String reason, ActorId cancelledBy, LocalDate cancelledOn)
            implements CommitmentChange {}

    /**
     * Service fait annulé, with entry P01R if it was certified.
     *
     * @param certified what had been certified of it
     */
    @EventName("service-receipt-cancelled.v1")
    record ServiceReceiptCancelled(
            CommitmentNumber commitmentNumber,
            ServiceReceiptNumber serviceReceiptNumber,
            int line,
            Balance certified,
            String reason,
            ActorId cancelledBy,
            @Nullable String delegationId,
            LocalDate cancelledOn,
            List<JournalEntry> entries)
            implements CommitmentChange {
        public ServiceReceiptCancelled {
            entries = List.copyOf(entries);
        }
    }
}
