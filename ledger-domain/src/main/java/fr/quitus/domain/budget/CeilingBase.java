package fr.quitus.domain.budget;

import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import java.util.Map;
import java.util.Set;

/**
 * Assiette d'un plafond de mouvements : the credits that a ceiling is a share of, and what was moved of them so far.
 *
 * @param whose as a refusal says it, after what is limited
 * @param initial what the loi de finances de l'année opened (LOLF art. 12 and 13)
 * @param voted what all finance acts of the year opened (LOLF art. 14)
 */
record CeilingBase(String whose, Credits initial, Credits voted, Moved moved) {

    /** One programme, as for virements: LOLF art. 12-I holds them on "chacun des programmes concernés". */
    static CeilingBase ofProgramme(FiscalYear year, ProgrammeCode programme, ProgrammeBudget budget) {
        return new CeilingBase(
                "du programme " + programme + " en " + year, budget.initial(), budget.voted(), budget.moved());
    }

    /**
     * What a kind is held against on a programme. LOLF art. 13 and 14 take a share of "les crédits ouverts par la loi
     * de finances" as a whole: all programmes of the nomenclature count together. A programme it does not know counts
     * alone, with the same share of its own credits, so that the whole is held whatever is known.
     *
     * @param budgets those of the year, as far as {@link #counted} asks for them
     */
    static CeilingBase of(
            TransferKind kind,
            FiscalYear year,
            ProgrammeCode programme,
            Map<ProgrammeCode, ProgrammeBudget> budgets,
            Ministries ministries) {
        Set<ProgrammeCode> counted = counted(kind, programme, ministries);
        if (!counted.contains(programme)) {
            return ofProgramme(year, programme, budgets.getOrDefault(programme, ProgrammeBudget.EMPTY));
        }
        Credits initial = Credits.NONE;
        Credits voted = Credits.NONE;
        Moved moved = Moved.NONE;
        for (ProgrammeCode code : counted) {
            ProgrammeBudget budget = budgets.getOrDefault(code, ProgrammeBudget.EMPTY);
            initial = initial.plus(budget.initial());
            voted = voted.plus(budget.voted());
            moved = moved.plus(budget.moved());
        }
        return new CeilingBase("en " + year + ", tous programmes ensemble,", initial, voted, moved);
    }

    /** The programmes that count together for a kind; none where the programme counts alone. */
    static Set<ProgrammeCode> counted(TransferKind kind, ProgrammeCode programme, Ministries ministries) {
        return switch (kind) {
            case VIREMENT, TRANSFERT -> Set.of();
            case DECRET_D_AVANCE, ANNULATION ->
                ministries.programmes().contains(programme) ? ministries.programmes() : Set.of();
        };
    }

    /** Already moved by the kind. */
    Credits already(TransferKind kind) {
        return switch (kind) {
            case VIREMENT -> moved.transferred();
            case TRANSFERT -> Credits.NONE;
            case DECRET_D_AVANCE -> moved.advanced();
            case ANNULATION -> moved.cancelled();
        };
    }
}
