package fr.quitus.domain.revenue;

import fr.quitus.domain.value.InsteadOf;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Redevable : who owes the State.
 *
 * @param siret of a legal person
 * @param thirdPartyId of a natural one, the number she was registered under; one of the two, never both
 */
public record Debtor(
        @Nullable Siret siret,
        @InsteadOf("siret") @Nullable ThirdPartyId thirdPartyId,
        @Personal String name) {
    public Debtor {
        Texts.personal("Le nom du redevable", name);
        if ((siret == null) == (thirdPartyId == null)) {
            throw new InvalidValue("Le redevable est désigné par son SIRET (siret) ou, pour une personne physique, par"
                    + " son numéro de tiers (thirdPartyId) : l'un des deux.");
        }
    }

    /** A legal person. */
    public Debtor(Siret siret, String name) {
        this(siret, null, name);
    }

    /** The legal or natural person that this designates. */
    public static Debtor of(ThirdPartyRef party, String name) {
        return party.isPerson()
                ? new Debtor(null, ThirdPartyId.of(party.text()), name)
                : new Debtor(Siret.of(party.text()), null, name);
    }

    public ThirdPartyRef ref() {
        return siret != null ? ThirdPartyRef.of(siret) : ThirdPartyRef.of(Objects.requireNonNull(thirdPartyId));
    }
}
