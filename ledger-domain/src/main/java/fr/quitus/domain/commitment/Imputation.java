package fr.quitus.domain.commitment;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.InterministerialLocation;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.Title;
import org.jspecify.annotations.Nullable;

/**
 * Imputation d'un poste d'EJ, by destination (functional area) and by nature (title, account), as Chorus carries it.
 */
public record Imputation(
        FunctionalArea functionalArea,
        Title title,
        AccountCode account,
        @Nullable ActivityCode activity,
        @Nullable CostCentre costCentre,
        @Nullable MaterialGroup materialGroup,
        @Nullable InterministerialLocation location) {}
