package fr.quitus.projections.ports;

import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import java.util.Optional;

/** Nomenclatures : the French labels of codes, and which mission a programme belongs to. Reference data, not events. */
public interface Labels {
    Optional<String> programme(ProgrammeCode programme);

    Optional<String> mission(MissionCode mission);

    Optional<String> revenueLine(RevenueLine revenueLine);

    Optional<MissionCode> missionOf(ProgrammeCode programme);
}
