package fr.quitus.domain.thirdparty;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to the oppositions on a third party. */
public sealed interface OppositionEvent extends ThirdPartyEvent {
    /** The act's own reference. */
    String reference();

    /** Opposition enregistrée : from now on what is owed to the party goes to the beneficiary first. */
    @EventName("opposition-registered.v1")
    record OppositionRegistered(
            ThirdPartyRef thirdParty,
            String reference,
            OppositionKind kind,
            int priority,
            @Nullable Amount ceiling,
            @Nullable CommitmentNumber commitmentNumber,
            Beneficiary beneficiary,
            LocalDate notifiedOn,
            @Nullable LocalDate until,
            ActorId registeredBy)
            implements OppositionEvent {}

    /** Mainlevée de l'opposition. */
    @EventName("opposition-released.v1")
    record OppositionReleased(
            ThirdPartyRef thirdParty, String reference, String reason, LocalDate releasedOn, ActorId releasedBy)
            implements OppositionEvent {}

    /** Opposition servie : a payment request gave this much of what it owed the party to the beneficiary. */
    @EventName("opposition-drawn.v1")
    record OppositionDrawn(ThirdPartyRef thirdParty, String reference, PaymentRequestId paymentRequestId, Amount amount)
            implements OppositionEvent {}

    /** Opposition rendue : what came before it took this much of its share of a request; its ceiling has it again. */
    @EventName("opposition-restored.v1")
    record OppositionRestored(
            ThirdPartyRef thirdParty, String reference, PaymentRequestId paymentRequestId, Amount amount)
            implements OppositionEvent {}
}
