package fr.quitus.domain.budget;

import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperatingBudgetCode;

/** Budget opérationnel de programme (BOP) pour un exercice. */
public record OperatingBudgetId(FiscalYear year, OperatingBudgetCode code) {
    public String aggregateId() {
        return "operating-budget:" + year + ":" + code;
    }
}
