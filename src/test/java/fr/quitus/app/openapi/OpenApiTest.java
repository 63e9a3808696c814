package fr.quitus.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.door.CommandController;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.openapi.ServedLedger.Reply;
import fr.quitus.domain.LedgerTypes;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description is the application's: complete, valid, committed, and true of what is answered. */
class OpenApiTest {
    private static final Path ROOT = Path.of(System.getProperty("quitus.root", ".."));
    private static final Path COMMITTED = ROOT.resolve("docs/reference/openapi.json");
    private static final String CREDITS = """
            {"year": 2025, "programme": "0156", "title": "T3", "ae": "1000.00", "cp": "900.00", "legalRef": "PLF 2025"}
            """;

    @TempDir
    static Path data;

    private static ServedLedger ledger;
    private static JsonNode document;
    private static DescribedSchemas schemas;

    @BeforeAll
    static void start() {
        ledger = ServedLedger.start(data);
        document = ledger.send(ledger.to("/api/v1/openapi.json").GET()).json();
        schemas = new DescribedSchemas(document);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void the_committed_description_is_what_the_application_tells_without_a_token() throws IOException {
        String told = LedgerJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        if (Boolean.getBoolean("quitus.docs.write")) {
            Files.writeString(COMMITTED, told);
        }

        assertThat(Files.readString(COMMITTED))
                .as("to write it again: mvn -pl src -am test -Dtest=OpenApiTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dquitus.docs.write=true")
                .isEqualTo(told);
    }

    @Test
    void a_reader_of_openapi_that_is_not_ours_understands_all_of_it() {
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.toString());

        assertThat(read.isOpenapi31()).isTrue();
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths().keySet())
                .containsExactlyInAnyOrderElementsOf(document.get("paths").propertyNames());
        assertThat(new OpenAPIV3Parser()
                        .readContents(document.toString().replace("\"info\":", "\"inform\":"))
                        .getMessages())
                .as("that reader sees a fault when there is one")
                .isNotEmpty();
        assertThat(schemas.faultsOfTheSchemas()).isEmpty();
    }

    @Test
    void every_mapped_address_is_described_and_nothing_else() {
        Set<String> mapped = new TreeSet<>();
        ledger.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> mapped.add(verb.name() + " " + path))));
        assertThat(mapped.remove("POST " + CommandController.PATH)).isTrue();
        LedgerTypes.commandsByName().keySet().forEach(name -> mapped.add("POST /api/v1/commands/" + name));
        mapped.add("POST /oauth2/token");

        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(mapped).contains("GET /api/v1/commitments/{number}");
    }

    @Test
    void every_described_address_answers() {
        List<String> asked = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            if (path.getValue().has("get")) {
                Reply reply = ledger.send(ledger.as("ada", path.getKey().replaceAll("\\{[^}]+}", "0"))
                        .GET());
                assertThat(reply.code())
                        .as(path.getKey())
                        .isNotIn("PAGE_INCONNUE", "METHODE_REFUSEE", "ERREUR_INTERNE");
                asked.add(path.getKey());
            }
        });
        assertThat(asked).hasSizeGreaterThan(3);
    }

    @Test
    void every_example_fits_its_schema_and_is_read_by_the_door() {
        LedgerTypes.commandsByName().keySet().forEach(name -> {
            JsonNode example = document.get("paths")
                    .get("/api/v1/commands/" + name)
                    .at("/post/requestBody/content/application~1json/example");
            assertThat(schemas.faults(name, example)).as(name).isEmpty();
            HttpRequest.Builder request = ledger.as("tess", "/api/v1/commands/" + name)
                    .header("Idempotency-Key", "example-" + name)
                    .header("If-Match", "\"0\"")
                    .header("Content-Type", "application/json");
            Reply reply = ledger.send(request.POST(HttpRequest.BodyPublishers.ofString(example.toString())));
            assertThat(reply.code()).as(name).isEqualTo("ROLE_INSUFFISANT");
        });
        assertThat(schemas.faults("OpenCredits", LedgerJson.mapper().readTree("{\"year\":1999}")))
                .as("a validator that finds nothing wrong anywhere would prove nothing")
                .hasSizeGreaterThan(2);
    }

    @Test
    void an_acceptance_a_refusal_and_a_field_error_fit_their_schemas() {
        Reply accepted = ledger.command("denis", "OpenCredits", "fit-1", CREDITS);
        Reply refused = ledger.command(
                "denis",
                "FreezeCredits",
                "fit-2",
                "{\"year\":2025,\"programme\":\"0157\",\"titleGroup\":\"HT2\",\"ae\":\"1.00\",\"legalRef\":\"x\"}");
        Reply invalid = ledger.command("denis", "OpenCredits", "fit-3", "{\"year\":2025}");

        assertThat(accepted.status()).isEqualTo(201);
        assertThat(schemas.faults("CommandReceipt", accepted.json())).isEmpty();
        assertThat(accepted.response().headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .contains("etag", "quitus-position");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(schemas.faults("Problem", refused.json())).isEmpty();
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(schemas.faults("Problem", invalid.json())).isEmpty();
    }

    @Test
    void a_file_fits_its_schema() {
        Reply drafted = ledger.command("gina", "DraftCommitment", "fit-4", """
                {"year": 2025, "fundsCentre": "0156-DR35-U001", "type": "BON_COMMANDE",
                 "supplier": {"siret": "13000495500015", "name": "Fournitures de l'Ouest"}, "subject": "Papier",
                 "lines": [{"imputation": {"functionalArea": "0156-01", "title": "T3", "account": "6113110000"},
                            "amount": "120.00"}]}
                """);
        assertThat(drafted.status()).as(drafted.json().toString()).isEqualTo(201);
        String number = drafted.json().get("ids").get("commitmentNumber").asString();

        Reply file =
                ledger.send(ledger.as("gina", "/api/v1/commitments/" + number).GET());

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.json().at("/file/lines/1/firmAmount").asString()).isEqualTo("120.00");
        assertThat(schemas.faults("FileFileViewOfCommitmentFile", file.json())).isEmpty();
    }
}
