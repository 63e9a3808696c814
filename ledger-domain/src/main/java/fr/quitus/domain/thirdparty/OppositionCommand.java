package fr.quitus.domain.thirdparty;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.OnThirdParty;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Oppositions, saisies et cessions : the comptable who was notified of them registers and releases them. */
public sealed interface OppositionCommand extends OnThirdParty {
    /** Lowest rank that can be given. */
    int PRIORITY_MAX = 999;

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.PUBLIC_ACCOUNTANT);
    }

    /**
     * Enregistrement d'une opposition, d'une saisie (SATD) ou d'une cession de créance notified to the comptable.
     *
     * @param reference the act's own, unique for the party
     * @param priority rank: 1 is served first; of one rank, who was registered first is
     * @param ceiling absent means everything that is owed
     * @param commitmentNumber the only EJ it bears on; absent means all
     * @param until last day of its effect; absent means until it is released
     */
    record RegisterOpposition(
            ThirdPartyRef thirdParty,
            String reference,
            OppositionKind kind,
            int priority,
            @Nullable Amount ceiling,
            @Nullable CommitmentNumber commitmentNumber,
            Beneficiary beneficiary,
            LocalDate notifiedOn,
            @Nullable LocalDate until)
            implements OppositionCommand {
        public RegisterOpposition {
            Texts.required("La référence de l'acte (reference)", reference);
            if (priority < 1 || priority > PRIORITY_MAX) {
                throw new InvalidValue("Le rang (priority) va de 1 à " + PRIORITY_MAX + " : " + priority + ".");
            }
            Dates.bounded("La date de notification (notifiedOn)", notifiedOn);
            if (until != null && notifiedOn != null) {
                Dates.bounded("La date de fin (until)", until);
                if (until.isBefore(notifiedOn)) {
                    throw new InvalidValue("La fin de l'opposition (until) précède sa notification (notifiedOn).");
                }
            }
        }
    }

    /** Mainlevée. */
    record ReleaseOpposition(ThirdPartyRef thirdParty, String reference, String reason) implements OppositionCommand {
        public ReleaseOpposition {
            Texts.required("La référence de l'acte (reference)", reference);
            Texts.required("Le motif (reason)", reason);
        }
    }
}
