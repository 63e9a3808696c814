package fr.quitus.domain.lawchange;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur les paramètres de droit. */
public sealed interface LawCommand extends LedgerCommand {
    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.BUDGET_DIRECTORATE, Role.BUDGET_MINISTER);
    }

    /**
     * Fixation d'un paramètre : a text gives a value from a date on. Acts already decided keep the value they were
     * decided with.
     *
     * @param subject the title of a threshold ({@code T3}), {@code TRANSACTION}, or the holiday ({@code 07-14}, {@code
     *     PAQUES+1})
     * @param programmes those that a ministry's own order is about; absent for all the others
     * @param value in the parameter's unit: euros, per cent, days, years, or 1 and 0; absent lifts a threshold
     * @param legalReference the text that sets it
     */
    record SetLawParameter(
            LawParameter parameter,
            @Nullable LawSubject subject,
            @Nullable List<ProgrammeCode> programmes,
            LocalDate from,
            @Nullable LawNumber value,
            String legalReference)
            implements LawCommand {
        public SetLawParameter {
            programmes = programmes == null ? null : List.copyOf(programmes);
            Dates.bounded("La date d'effet (from)", from);
            Texts.required("Le texte (legalReference)", legalReference);
        }

        LawValue asValue() {
            return new LawValue(
                    parameter, subject, programmes == null ? List.of() : programmes, from, value, legalReference);
        }
    }
}
