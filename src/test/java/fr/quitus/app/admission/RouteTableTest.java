package fr.quitus.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.json.LedgerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RouteTableTest {
    private static final Path DESCRIPTION =
            Path.of(System.getProperty("quitus.root", ".."), "docs/reference/openapi.json");

    /** An address of the API, with names in place of its parameters. */
    private record Asked(String method, String path) {}

    private static List<Asked> operations() throws IOException {
        JsonNode paths =
                LedgerJson.mapper().readTree(Files.readString(DESCRIPTION)).path("paths");
        List<Asked> all = new ArrayList<>();
        for (String path : paths.propertyNames()) {
            for (String method : paths.path(path).propertyNames()) {
                all.add(new Asked(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]*}", "any")));
            }
        }
        return all;
    }

    @Test
    void every_address_of_the_api_stands_in_the_table() throws IOException {
        List<Asked> operations = operations();

        assertThat(operations).hasSizeGreaterThan(200);
        assertThat(operations).allSatisfy(asked -> assertThat(RouteTable.known(asked.method(), asked.path(), null))
                .isPresent());
    }

    @Test
    void every_row_of_the_table_is_somebodys_way() throws IOException {
        List<Integer> used = operations().stream()
                .map(asked -> RouteTable.rowOf(asked.method(), asked.path()))
                .toList();

        for (int row = 0; row < RouteTable.rows(); row++) {
            assertThat(used).as(RouteTable.pathOf(row)).contains(row);
        }
    }

    @Test
    void requests_go_by_what_they_are_for() {
        assertWay("POST", "/api/v1/commands/ExecuteRun", Pool.COMMANDS, Lane.PAYMENT);
        assertWay("POST", "/api/v1/commands/DraftCommitment", Pool.COMMANDS, Lane.COMMAND);
        assertWay("POST", "/api/v1/payment-runs/R1/execution", Pool.FILES, Lane.PAYMENT);
        assertWay("POST", "/api/v1/bank-files", Pool.FILES, Lane.PAYMENT);
        assertWay("POST", "/api/v1/command-files", Pool.FILES, Lane.COMMAND);
        assertWay("POST", "/api/v1/takeovers/checks", Pool.FILES, Lane.BULK);
        assertWay("GET", "/api/v1/work-list/counts", Pool.READS, Lane.WORK_LIST);
        assertWay("GET", "/api/v1/payment-requests/1", Pool.READS, Lane.WORK_LIST);
        assertWay("GET", "/api/v1/audit-trail/refusals", Pool.READS, Lane.SEARCH);
        assertWay("GET", "/api/v1/trial-balance", Pool.READS, Lane.WORK_LIST);
        assertWay("GET", "/api/v1/trial-balance.csv", Pool.READS, Lane.BULK);
        assertWay("GET", "/api/v1/statements", Pool.READS, Lane.WORK_LIST);
        assertWay("GET", "/api/v1/statements/S1", Pool.READS, Lane.BULK);
        assertWay("HEAD", "/api/v1/fec", Pool.READS, Lane.BULK);
        // A longer name is another address, not one below.
        assertWay("GET", "/api/v1/feck", Pool.READS, Lane.WORK_LIST);
        assertWay("POST", "/api/v2/anything", Pool.COMMANDS, Lane.COMMAND);
    }

    @Test
    void a_book_asked_for_as_csv_is_an_export() {
        assertThat(RouteTable.of("GET", "/api/v1/trial-balance", "text/csv;q=0.9, */*"))
                .isEqualTo(Route.to(Pool.READS, Lane.BULK));
        assertThat(RouteTable.of("GET", "/api/v1/trial-balance", "application/json"))
                .isEqualTo(Route.to(Pool.READS, Lane.WORK_LIST));
    }

    @Test
    void what_tells_whether_the_service_lives_and_pages_ask_for_nothing() {
        assertThat(List.of(
                        RouteTable.of("GET", "/actuator/health", null),
                        RouteTable.of("GET", "/actuator/health/liveness", null),
                        RouteTable.of("GET", "/actuator/health/readiness", null),
                        RouteTable.of("GET", "/actuator/prometheus", null),
                        RouteTable.of("GET", "/api/v1/openapi.json", null),
                        RouteTable.of("GET", "/error", null),
                        RouteTable.of("POST", "/oauth2/token", null),
                        RouteTable.of("GET", "/travail", null)))
                .containsOnly(Route.OPEN);
        assertThat(List.of(
                        RouteTable.of("GET", "/api/v1/admission", null),
                        RouteTable.of("POST", "/api/v1/bays/a/promote", null),
                        RouteTable.of("GET", "/api/v1/rebuilds/1/events", "text/event-stream")))
                .containsOnly(Route.OPERATIONS);
    }

    private static void assertWay(String method, String path, Pool pool, Lane lane) {
        assertThat(RouteTable.of(method, path, null)).as(method + " " + path).isEqualTo(Route.to(pool, lane));
    }
}
