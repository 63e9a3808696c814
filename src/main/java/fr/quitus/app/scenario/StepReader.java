package fr.quitus.app.scenario;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Act;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the steps of one file, in order: a step that gives no date is of the same instant as the one before. */
final class StepReader {
    /** Posting templates as the domain reference numbers them. */
    static final String TEMPLATE = "P[0-9]{2}[a-zR]?|OD|AMO|PRO";

    static final int STEPS_MAX = 2000;

    /** A day is taken at this hour in Paris, well within the civil day. */
    private static final LocalTime OFFICE_HOUR = LocalTime.of(10, 0);

    private final YamlFile file;
    private @Nullable String lastInstant;

    StepReader(YamlFile file) {
        this.file = file;
    }

    /** @param given whether a command that says nothing of its answer is expected to be accepted */
    List<Step> steps(List<Node> nodes, boolean given) {
        List<Step> steps = new ArrayList<>();
        for (Node node : nodes) {
            if (steps.size() == STEPS_MAX) {
                throw file.unreadable(node, "plus de " + STEPS_MAX + " étapes.");
            }
            steps.add(step(node, given));
        }
        return steps;
    }

    Step step(Node node, boolean given) {
        SequencedMap<String, Node> keys = file.map(node);
        if (keys.containsKey("check")) {
            YamlFields step = new YamlFields(file, node, "un contrôle", ScenarioKeys.CHECK_STEP);
            return new Step.Verify(step.place(), new CheckReader(file).read(step.node("check")));
        }
        if (keys.containsKey("concurrently")) {
            return concurrently(new YamlFields(file, node, "une étape simultanée", ScenarioKeys.CONCURRENT_STEP));
        }
        YamlFields step = new YamlFields(file, node, "une étape", ScenarioKeys.COMMAND_STEP);
        Step.Sending sending = sending(step, false);
        String command = sending.command().getSimpleName();
        if (given && !step.has("then")) {
            return new Step.Command(sending, List.of(new AnswerExpectation.Accepted(step.place(), command)));
        }
        List<AnswerExpectation> answer = new AnswerReader(file).answer(command, step.node("then"));
        if (!sending.save().isEmpty() && answer.stream().anyMatch(AnswerExpectation.Refused.class::isInstance)) {
            throw step.unreadable("save", "une commande refusée ne donne rien à garder.");
        }
        return new Step.Command(sending, answer);
    }

    private Step concurrently(YamlFields step) {
        YamlFields block =
                new YamlFields(file, step.node("concurrently"), "concurrently", ScenarioKeys.CONCURRENT_BLOCK);
        int max = Step.Concurrently.CONCURRENT_COMMANDS_MAX;
        int times = block.has("times") ? block.whole("times", 1, max) : 1;
        List<Step.Sending> sendings = new ArrayList<>();
        for (Node node : block.items("steps")) {
            sendings.add(sending(
                    new YamlFields(file, node, "une commande simultanée", ScenarioKeys.CONCURRENT_COMMAND), true));
        }
        int count = Math.multiplyExact(times, sendings.size());
        if (count < 2 || count > max) {
            throw block.unreadable("steps", "de 2 à " + max + " commandes sont envoyées à la fois, pas " + count + ".");
        }
        return new Step.Concurrently(step.place(), times, sendings, new AnswerReader(file).group(step.node("then")));
    }

    private Step.Sending sending(YamlFields step, boolean copied) {
        String name = step.text("command");
        Class<? extends LedgerCommand> command = LedgerNames.COMMANDS.get(name);
        if (command == null) {
            throw step.unreadable("command", "« " + name + " » n'est pas une commande connue.");
        }
        Node body = step.optional("with");
        return new Step.Sending(
                step.place(),
                instant(step),
                word(step, "as", "[a-z][a-z0-9-]{0,30}"),
                command,
                body == null ? Body.Fields.NONE : new BodyReader(file).command(command, body),
                save(step, copied),
                step.has("key") ? word(step, "key", "[A-Za-z0-9._:-]{1,64}") : null,
                step.has("ifMatch") ? step.whole("ifMatch", 0, 999_999_999) : null);
    }

    private static String word(YamlFields step, String key, String pattern) {
        String text = step.text(key);
        if (!text.matches(pattern)) {
            throw step.unreadable(key, "« " + text + " » ne convient pas pour « " + key + " ».");
        }
        return text;
    }

    private SequencedMap<String, String> save(YamlFields step, boolean copied) {
        SequencedMap<String, String> save = new LinkedHashMap<>();
        if (step.has("save")) {
            step.map("save").forEach((name, id) -> {
                if (!ScenarioKeys.IDS.contains(file.text(id))) {
                    throw file.unreadable(id, "« " + file.text(id) + " » n'est pas un identifiant de réponse.");
                }
                String sample = copied ? name.replace("${n}", "1") : name;
                if (!sample.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
                    throw file.unreadable(id, "« " + name + " » n'est pas un nom de valeur.");
                }
                save.put(name, file.text(id));
            });
        }
        return save;
    }

    private String instant(YamlFields step) {
        if (step.has("on")) {
            lastInstant = parseInstant(step);
        }
        if (lastInstant == null) {
            throw new UnreadableScenario(step.place(), "la première étape du fichier donne sa date (« on »).");
        }
        return lastInstant;
    }

    private static String parseInstant(YamlFields step) {
        String text = step.text("on");
        try {
            if (text.length() == 10) {
                return date(step, "on")
                        .atTime(OFFICE_HOUR)
                        .atZone(Act.PARIS)
                        .toOffsetDateTime()
                        .toString();
            }
            return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(text).toString()
                    : LocalDateTime.parse(text)
                            .atZone(Act.PARIS)
                            .toOffsetDateTime()
                            .toString();
        } catch (DateTimeException e) {
            throw step.unreadable(
                    "on", "« " + text + " » n'est ni une date (2026-03-10) ni un instant (2026-03-31T23:59+02:00).");
        }
    }

    static LocalDate date(YamlFields fields, String key) {
        try {
            return LocalDate.parse(fields.text(key), DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeException e) {
            throw fields.unreadable(key, "« " + fields.text(key) + " » n'est pas une date, par exemple 2026-03-10.");
        }
    }
}
