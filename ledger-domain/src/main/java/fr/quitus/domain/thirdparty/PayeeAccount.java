package fr.quitus.domain.thirdparty;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compte bancaire d'un tiers. He is paid on it from the day it takes effect, once the comptable has validated it, until
 * it is closed.
 *
 * @param sharedWith the other parties that named this account before him
 * @param validatedBy absent until the comptable has checked whose account it is
 * @param closedOn the first day on which nothing is paid there any more
 */
public record PayeeAccount(
        @Personal Iban iban,
        @Nullable Bic bic,
        LocalDate from,
        List<ThirdPartyRef> sharedWith,
        ActorId addedBy,
        @Nullable ActorId validatedBy,
        @Nullable LocalDate closedOn) {
    public PayeeAccount {
        sharedWith = List.copyOf(sharedWith);
    }

    boolean isPayableOn(LocalDate day) {
        return validatedBy != null && !from.isAfter(day) && !isClosedOn(day);
    }

    boolean isClosedOn(LocalDate day) {
        return closedOn != null && !closedOn.isAfter(day);
    }

    PayeeAccount validated(ActorId by) {
        return new PayeeAccount(iban, bic, from, sharedWith, addedBy, by, closedOn);
    }

    PayeeAccount closed(LocalDate on) {
        return new PayeeAccount(iban, bic, from, sharedWith, addedBy, validatedBy, on);
    }
}
