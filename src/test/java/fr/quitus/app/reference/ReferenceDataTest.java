package fr.quitus.app.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private static final Path SOURCE = Path.of(
            System.getProperty("quitus.shared", "../shared"), "data", "plf2025_depenses_destination_nature.csv");

    private final ReferenceData data = ReferenceData.load();

    @Test
    void the_general_budget_is_that_of_the_bill_to_the_euro() {
        assertThat(data.creditsOf(BudgetType.BG)).isEqualTo(new Credits(618_306_450_885L, 593_670_651_747L));
    }

    @Test
    void the_nomenclature_is_complete() {
        Map<String, BudgetType> typeOf =
                data.missions().stream().collect(Collectors.toMap(Mission::code, Mission::budgetType));

        assertThat(data.missions()).hasSize(46);
        assertThat(data.programmes()).hasSize(167);
        assertThat(data.actions()).hasSize(697);
        assertThat(data.revenueLines()).hasSize(57);
        assertThat(data.missions())
                .filteredOn(m -> m.budgetType() == BudgetType.BG)
                .hasSize(34);
        assertThat(data.programmes())
                .filteredOn(p -> typeOf.get(p.mission()) == BudgetType.BG)
                .hasSize(135);
        assertThat(data.revenueLines())
                .extracting(RevenueLine::code)
                .startsWith("2110")
                .endsWith("2699");
    }

    @Test
    void every_programme_has_an_action_and_every_action_has_credits() {
        assertThat(data.actions().stream().map(Action::programme).collect(Collectors.toSet()))
                .isEqualTo(data.programmes().stream().map(Programme::code).collect(Collectors.toSet()));
        assertThat(data.credits().stream()
                        .map(line -> line.programme() + "-" + line.action())
                        .collect(Collectors.toSet()))
                .isEqualTo(data.actions().stream().map(Action::functionalArea).collect(Collectors.toSet()));
    }

    @Test
    void programmes_and_missions_add_up_to_the_published_file() throws IOException {
        assumeTrue(Files.exists(SOURCE), "quitus.shared is absent, nothing to compare with: " + SOURCE);
        Map<String, Credits> byProgramme = new TreeMap<>();
        Map<String, Credits> byMission = new TreeMap<>();
        List<String> lines = Files.readAllLines(SOURCE);
        assertThat(lines).hasSize(2_416);
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = published(line);
            Credits credits = new Credits(Long.parseLong(values.get(11)), Long.parseLong(values.get(12)));
            byProgramme.merge("0" + values.get(3), credits, Credits::plus);
            byMission.merge(values.get(2), credits, Credits::plus);
        }

        assertThat(data.creditsByProgramme()).isEqualTo(byProgramme);
        assertThat(data.creditsByMission()).isEqualTo(byMission);
    }

    @Test
    void the_bill_is_never_shown_as_voted() throws IOException {
        for (String file : List.of("missions-2025", "programmes-2025", "actions-2025", "credits-plf-2025")) {
            try (var in = ReferenceDataTest.class.getResourceAsStream("/reference/" + file + ".csv")) {
                assertThat(in).isNotNull();
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains(ReferenceData.CREDITS_LABEL)
                        .contains("Licence Ouverte 2.0");
            }
        }
    }

    @Test
    void refuses_a_programme_of_an_unknown_mission() {
        List<Programme> programmes = new ArrayList<>(data.programmes());
        programmes.add(new Programme("0999", "Programme inconnu", "??", "Aucun"));

        assertThatThrownBy(() -> new ReferenceData(
                        data.missions(), programmes, data.actions(), data.credits(), data.revenueLines()))
                .hasMessageContaining("unknown mission ??");
    }

    /** The published file quotes with double quotes; ours does not, hence a reader of its own here. */
    private static List<String> published(String line) {
        List<String> values = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("(?:^|;)(?:\"((?:[^\"]|\"\")*)\"|([^;]*))").matcher(line);
        while (matcher.find()) {
            values.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return values;
    }
}
