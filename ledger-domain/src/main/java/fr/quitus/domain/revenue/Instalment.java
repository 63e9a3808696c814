package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import java.time.LocalDate;

/** Échéance d'un plan. */
public record Instalment(LocalDate dueOn, Amount amount) {
    public Instalment {
        Dates.bounded("L'échéance (dueOn)", dueOn);
    }
}
