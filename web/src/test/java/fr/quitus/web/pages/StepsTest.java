package fr.quitus.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page of a file proposes are acts that the interface has, on such a file. */
class StepsTest {
    private static final JsonNode DESCRIPTION = JsonMapper.builder()
            .build()
            .readTree(Path.of(System.getProperty("quitus.root", ".."), "docs", "reference", "openapi.json"));

    @Test
    void every_act_that_a_state_calls_for_is_one_of_the_interface() {
        Set<String> unknown = new TreeSet<>();
        for (String command : Steps.named()) {
            if (DESCRIPTION.path("paths").path("/api/v1/commands/" + command).isMissingNode()) {
                unknown.add(command);
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(Steps.named()).hasSizeGreaterThan(40);
    }

    @Test
    void a_file_has_its_page_by_what_the_ledger_calls_it() {
        FileAddresses files = new FileAddresses();

        assertThat(files.of("commitment:2100000012")).isEqualTo("/dossiers/ej/2100000012");
        assertThat(files.of("third-party:73282932000074")).isEqualTo("/dossiers/tiers/73282932000074");
        assertThat(files.of("programme-budget:2025:0156")).isNull();
        assertThat(files.of(null)).isNull();
    }
}
