package fr.quitus.domain.budget;

import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;

/** Budget d'un programme pour un exercice. */
public record ProgrammeBudgetId(FiscalYear year, ProgrammeCode programme) {
    public String aggregateId() {
        return "programme-budget:" + year + ":" + programme;
    }
}
