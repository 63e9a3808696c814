package fr.quitus.domain.thirdparty;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the file of a third party. */
public sealed interface ThirdPartyEvent extends LedgerEvent
        permits ThirdPartyEvent.ThirdPartyRegistered,
                ThirdPartyEvent.NaturalPersonRegistered,
                ThirdPartyEvent.PayeeAccountAdded,
                ThirdPartyEvent.PayeeAccountValidated,
                ThirdPartyEvent.PayeeAccountClosed,
                ThirdPartyEvent.ThirdPartySuspended,
                ThirdPartyEvent.ThirdPartyReactivated,
                OppositionEvent {
    ThirdPartyRef thirdParty();

    @Override
    default String aggregateId() {
        return ThirdParty.aggregateId(thirdParty());
    }

    /** Tiers enregistré : a legal person, known by her SIRET. */
    @EventName("third-party-registered.v1")
    record ThirdPartyRegistered(
            ThirdPartyId thirdPartyId,
            Siret siret,
            @Personal String name,
            LocalDate registeredOn,
            ActorId registeredBy) implements ThirdPartyEvent {
        @Override
        public ThirdPartyRef thirdParty() {
            return ThirdPartyRef.of(siret);
        }
    }

    /** Personne physique enregistrée : known by the number she is given. */
    @EventName("natural-person-registered.v1")
    record NaturalPersonRegistered(
            ThirdPartyId thirdPartyId, NaturalPerson person, LocalDate registeredOn, ActorId registeredBy)
            implements ThirdPartyEvent {
        @Override
        public ThirdPartyRef thirdParty() {
            return ThirdPartyRef.of(thirdPartyId);
        }
    }

    /**
     * Compte bancaire ajouté : nothing is paid there before the comptable has validated it.
     *
     * @param justification the document that shows the account is his
     * @param sharedWith the parties that already named this account, sorted: a warning for the comptable
     */
    @EventName("payee-account-added.v1")
    record PayeeAccountAdded(
            ThirdPartyRef thirdParty,
            @Personal Iban iban,
            @Nullable Bic bic,
            LocalDate from,
            String justification,
            List<ThirdPartyRef> sharedWith,
            LocalDate addedOn,
            ActorId addedBy)
            implements ThirdPartyEvent {
        public PayeeAccountAdded {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    /**
     * Compte bancaire validé par le comptable.
     *
     * @param sharedReason why he admits an account that other parties named too
     */
    @EventName("payee-account-validated.v1")
    record PayeeAccountValidated(
            ThirdPartyRef thirdParty,
            @Personal Iban iban,
            @Nullable String sharedReason,
            LocalDate validatedOn,
            ActorId validatedBy)
            implements ThirdPartyEvent {}

    /**
     * Compte bancaire fermé.
     *
     * @param closedOn the first day on which nothing is paid there any more
     */
    @EventName("payee-account-closed.v1")
    record PayeeAccountClosed(
            ThirdPartyRef thirdParty, @Personal Iban iban, LocalDate closedOn, String reason, ActorId closedBy)
            implements ThirdPartyEvent {}

    /** Tiers suspendu. */
    @EventName("third-party-suspended.v1")
    record ThirdPartySuspended(ThirdPartyRef thirdParty, String reason, LocalDate suspendedOn, ActorId suspendedBy)
            implements ThirdPartyEvent {}

    /** Tiers réactivé. */
    @EventName("third-party-reactivated.v1")
    record ThirdPartyReactivated(
            ThirdPartyRef thirdParty, String reason, LocalDate reactivatedOn, ActorId reactivatedBy)
            implements ThirdPartyEvent {}
}
