package fr.quitus.app.projection;

import fr.quitus.app.reference.Mission;
import fr.quitus.app.reference.Programme;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.projections.ports.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The labels of the reference data. */
final class ReferenceLabels implements Labels {
    private final Map<String, String> programmes;
    private final Map<String, String> missions;
    private final Map<String, String> missionOfProgramme;
    private final Map<String, String> revenueLines;

    ReferenceLabels(ReferenceData data) {
        programmes = index(data.programmes(), Programme::code, Programme::label);
        missions = index(data.missions(), Mission::code, Mission::label);
        missionOfProgramme = index(data.programmes(), Programme::code, Programme::mission);
        revenueLines = index(
                data.revenueLines(),
                fr.quitus.app.reference.RevenueLine::code,
                fr.quitus.app.reference.RevenueLine::label);
    }

    private static <T> Map<String, String> index(List<T> rows, Function<T, String> key, Function<T, String> value) {
        return rows.stream().collect(Collectors.toUnmodifiableMap(key, value));
    }

    @Override
    public Optional<String> programme(ProgrammeCode programme) {
        return Optional.ofNullable(programmes.get(programme.text()));
    }

    @Override
    public Optional<String> mission(MissionCode mission) {
        return Optional.ofNullable(missions.get(mission.text()));
    }

    @Override
    public Optional<String> revenueLine(RevenueLine revenueLine) {
        return Optional.ofNullable(revenueLines.get(revenueLine.text()));
    }

    @Override
    public Optional<MissionCode> missionOf(ProgrammeCode programme) {
        return Optional.ofNullable(missionOfProgramme.get(programme.text())).map(MissionCode::of);
    }
}
