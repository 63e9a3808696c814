package fr.quitus.domain.commitment;

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
 * Titulaire : the supplier or beneficiary an EJ is signed with.
 *
 * @param siret of a legal person
 * @param thirdPartyId of a natural one, the number she was registered under; one of the two, never both
 */
public record Supplier(
        @Nullable Siret siret,
        @InsteadOf("siret") @Nullable ThirdPartyId thirdPartyId,
        @Personal String name) {
    public Supplier {
        Texts.personal("Le nom du titulaire", name);
        if ((siret == null) == (thirdPartyId == null)) {
            throw new InvalidValue("Le titulaire est désigné par son SIRET (siret) ou, pour une personne physique, par"
                    + " son numéro de tiers (thirdPartyId) : l'un des deux.");
        }
    }

    /** A legal person. */
    public Supplier(Siret siret, String name) {
        this(siret, null, name);
    }

    /** A natural person. */
    public Supplier(ThirdPartyId person, String name) {
        this(null, person, name);
    }

    public ThirdPartyRef ref() {
        return siret != null ? ThirdPartyRef.of(siret) : ThirdPartyRef.of(Objects.requireNonNull(thirdPartyId));
    }
}
