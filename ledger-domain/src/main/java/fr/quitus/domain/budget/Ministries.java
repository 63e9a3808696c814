package fr.quitus.domain.budget;

import fr.quitus.domain.value.ProgrammeCode;
import java.util.Optional;
import java.util.Set;

/** Ministère d'un programme, as far as the nomenclature in use knows it. Reference data, not events. */
@FunctionalInterface
public interface Ministries {
    /** No programme's ministry is known: rules that need it do not apply. */
    Ministries UNKNOWN = _ -> Optional.empty();

    Optional<String> of(ProgrammeCode programme);

    /** Every programme of the nomenclature: those that the ceilings of LOLF art. 13 and 14 are held on together. */
    default Set<ProgrammeCode> programmes() {
        return Set.of();
    }
}
