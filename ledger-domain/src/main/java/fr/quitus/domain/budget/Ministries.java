package fr.quitus.domain.budget;

import fr.quitus.domain.value.ProgrammeCode;
import java.util.Optional;

/** Ministère d'un programme, as far as the nomenclature in use knows it. Reference data, not events. */
@FunctionalInterface
public interface Ministries {
    /** No programme's ministry is known: rules that need it do not apply. */
    Ministries UNKNOWN = _ -> Optional.empty();

    Optional<String> of(ProgrammeCode programme);
}
