package fr.quitus.interchange.table;

import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyId;
import org.jspecify.annotations.Nullable;

/** Fournisseur of a line of the Chorus extract; a foreigner or a person has no SIRET. */
public record ChorusSupplier(
        ThirdPartyId id, String name, @Nullable Siret siret) {}
