package fr.quitus.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.admission.RetryAfter;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.ErrorCode;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.value.Texts;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page about the HTTP interface, its examples run as a reader would run them. */
class HttpPageTest {
    private static final Path PAGE = Path.of(System.getProperty("quitus.root", ".."), "docs/reference/http.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```(\n\n```json\n(.*?)```)?", Pattern.DOTALL);
    private static final Pattern LIMIT = Pattern.compile("(?m)^\\| `(\\w+)\\.([A-Z_]+)` \\| (\\d+) \\|");
    private static final String SEPARATOR = "@@@@";
    private static final Map<String, Class<?>> LIMITED = Stream.of(
                    CommandGate.class,
                    AdmissionLimits.class,
                    RetryAfter.class,
                    LedgerJson.class,
                    Texts.class,
                    DraftCommitment.class,
                    EstablishClaim.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    @TempDir
    Path data;

    @Test
    void the_examples_answer_what_the_page_shows() throws Exception {
        String page = Files.readString(PAGE);
        List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
        List<JsonNode> answers = run(blocks);
        if (Boolean.getBoolean("quitus.docs.write")) {
            page = withAnswers(page, answers);
            Files.writeString(PAGE, page);
        }

        List<JsonNode> shown = BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(2) != null)
                .map(block -> LedgerJson.mapper().readTree(block.group(3)))
                .toList();
        assertThat(answers).hasSizeGreaterThan(4).isEqualTo(shown);
        assertThat(answers.stream().map(answer -> answer.path("code").asString("")))
                .contains("DISPONIBLE_INSUFFISANT", "REQUETE_INVALIDE", "VERSION_PERIMEE");
    }

    @Test
    void every_code_of_the_door_stands_beside_its_status() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        Set<String> rules = Stream.of(Rejection.values()).map(Enum::name).collect(Collectors.toSet());

        assertThat(ErrorCode.all())
                .filteredOn(code -> !rules.contains(code.code()))
                .allSatisfy(code -> assertThat(lines)
                        .as(code.code())
                        .anyMatch(line -> line.startsWith("| ")
                                && line.split("\\|", -1)[1].contains(String.valueOf(code.status()))
                                && line.contains("`" + code.code() + "`")));
    }

    @Test
    void the_limits_are_those_of_the_code() throws ReflectiveOperationException, IOException {
        List<MatchResult> limits =
                LIMIT.matcher(Files.readString(PAGE)).results().toList();

        assertThat(limits).hasSizeGreaterThan(7);
        for (MatchResult limit : limits) {
            Class<?> owner = Objects.requireNonNull(LIMITED.get(limit.group(1)), limit.group(1));
            Field field = owner.getDeclaredField(limit.group(2));
            field.setAccessible(true);
            assertThat(((Number) field.get(null)).longValue())
                    .as(limit.group())
                    .isEqualTo(Long.parseLong(limit.group(3)));
        }
    }

    /** All blocks in one shell, as a reader's terminal keeps its variables; the answers of those that show one. */
    private List<JsonNode> run(List<MatchResult> blocks) throws Exception {
        try (ServedLedger ledger = ServedLedger.start(data)) {
            StringBuilder script = new StringBuilder("set -eu\n");
            for (MatchResult block : blocks) {
                script.append(block.group(1)
                        .replaceFirst("http://127\\.0\\.0\\.1:8080", "http://127.0.0.1:" + ledger.port()));
                script.append("echo '").append(SEPARATOR).append("'\n");
            }
            Process shell = new ProcessBuilder("sh", "-c", script.toString())
                    .redirectErrorStream(true)
                    .start();
            shell.getOutputStream().close();
            String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as(out).isZero();

            String[] outputs = out.split(SEPARATOR, -1);
            List<JsonNode> answers = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).group(2) != null) {
                    answers.add(LedgerJson.mapper().readTree(outputs[i]));
                }
            }
            return answers;
        }
    }

    private static String withAnswers(String page, List<JsonNode> answers) {
        int[] next = {0};
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(
                        block.group(2) == null
                                ? block.group()
                                : "```sh\n" + block.group(1) + "```\n\n```json\n" + pretty(answers.get(next[0]++))
                                        + "\n```"));
    }

    private static String pretty(JsonNode json) {
        return LedgerJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
