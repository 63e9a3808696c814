package fr.quitus.interchange.table;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.ProgrammeCode;
import org.jspecify.annotations.Nullable;

/**
 * Imputation d'une ligne de l'extrait Chorus INF-BUD-53, without the prefixes Chorus puts before its codes.
 *
 * @param activity référentiel de programmation
 * @param account compte général (PCE)
 * @param budgetAccount label of the compte budgétaire, cut by Chorus
 * @param projectContract contrat de projet État-Région
 * @param location localisation interministérielle as Chorus writes it: N alone is the whole country
 */
public record ChorusImputation(
        ProgrammeCode programme,
        FunctionalArea functionalArea,
        CostCentre costCentre,
        ActivityCode activity,
        AccountCode account,
        @Nullable String budgetAccount,
        @Nullable MaterialGroup materialGroup,
        @Nullable String projectContract,
        @Nullable String location) {}
