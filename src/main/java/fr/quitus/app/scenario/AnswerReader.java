package fr.quitus.app.scenario;

import fr.quitus.app.scenario.AnswerExpectation.ExpectedEntry;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what the answers to commands must be, and adds what the runner always checks. */
final class AnswerReader {
    private static final Set<String> OF_A_REFUSAL = Set.of("refused", "facts", "status", "replayed");
    private static final Set<String> OF_AN_ACCEPTANCE =
            Set.of("accepted", "events", "noEvents", "version", "replayed", "postings", "status");

    private final YamlFile file;

    AnswerReader(YamlFile file) {
        this.file = file;
    }

    List<AnswerExpectation> answer(String command, Node node) {
        YamlFields then = new YamlFields(file, node, "then", ScenarioKeys.ANSWER);
        if (then.keys().isEmpty()) {
            throw new UnreadableScenario(then.place(), "cette étape n'attend rien.");
        }
        boolean refused = then.has("refused");
        List<AnswerExpectation> expected = new ArrayList<>();
        if (!refused) {
            Place place = then.has("accepted") ? then.place("accepted") : then.place();
            expected.add(new AnswerExpectation.Accepted(place, command));
        }
        for (String key : then.keys()) {
            if (!(refused ? OF_A_REFUSAL : OF_AN_ACCEPTANCE).contains(key)) {
                throw then.unreadable(
                        key,
                        refused
                                ? "« " + key + " » n'a pas de sens avec « refused »."
                                : "« " + key + " » n'a de sens qu'avec « refused ».");
            }
            one(expected, command, then, key);
        }
        if (refused) {
            expected.add(new AnswerExpectation.LeavesNoEvent(then.place("refused")));
        }
        return expected;
    }

    private void one(List<AnswerExpectation> expected, String command, YamlFields then, String key) {
        Place place = then.place(key);
        switch (key) {
            case "accepted" -> then.onlyTrue(key);
            case "refused" ->
                expected.add(new AnswerExpectation.Refused(place, command, known(then, key, then.text(key))));
            case "facts" ->
                then.map(key)
                        .forEach((name, value) ->
                                expected.add(new AnswerExpectation.Fact(file.place(value), name, file.text(value))));
            case "status" -> expected.add(new AnswerExpectation.Status(place, then.whole(key, 100, 599)));
            case "events" -> expected.add(new AnswerExpectation.Events(place, events(then)));
            case "noEvents" -> {
                then.onlyTrue(key);
                expected.add(new AnswerExpectation.NoEvents(place));
            }
            case "version" -> expected.add(new AnswerExpectation.Version(place, then.whole(key, 0, 999_999_999)));
            case "replayed" -> {
                then.onlyTrue(key);
                expected.add(new AnswerExpectation.Replayed(place));
            }
            case "postings" -> {
                List<ExpectedEntry> entries =
                        then.items(key).stream().map(this::entry).toList();
                expected.add(new AnswerExpectation.Postings(place, entries));
            }
            default -> throw new IllegalStateException("a known key without a reader: " + key);
        }
    }

    private static String known(YamlFields then, String key, String code) {
        if (!LedgerNames.REFUSALS.containsKey(code)) {
            throw then.unreadable(key, "« " + code + " » n'est pas un code de refus connu.");
        }
        return code;
    }

    private static List<String> events(YamlFields then) {
        List<String> names = then.texts("events");
        if (names.isEmpty()) {
            throw then.unreadable("events", "pour n'attendre aucun événement, écrivez « noEvents: true ».");
        }
        for (String name : names) {
            if (!LedgerNames.EVENTS.contains(name)) {
                throw then.unreadable("events", "« " + name + " » n'est pas un événement connu.");
            }
        }
        return names;
    }

    private ExpectedEntry entry(Node node) {
        YamlFields entry = new YamlFields(file, node, "une écriture", ScenarioKeys.ENTRY);
        String template = entry.text("entry");
        if (!template.matches(StepReader.TEMPLATE)) {
            throw entry.unreadable("entry", "« " + template + " » n'est pas un schéma d'écriture (P01, OD…).");
        }
        String date = entry.optionalText("date");
        if (date != null) {
            StepReader.date(entry, "date");
        }
        ExpectedEntry expected = new ExpectedEntry(template, date, side(entry, "debit"), side(entry, "credit"));
        if (!sum(expected.debit()).equals(sum(expected.credit()))) {
            throw entry.unreadable("entry", "l'écriture attendue n'est pas équilibrée.");
        }
        return expected;
    }

    private SortedMap<String, Balance> side(YamlFields entry, String side) {
        SortedMap<String, Balance> amounts = new TreeMap<>();
        for (var account : entry.map(side).entrySet()) {
            if (!account.getKey().matches("[1-8][0-9]{9}")) {
                throw entry.unreadable(side, "« " + account.getKey() + " » n'est pas un compte (dix chiffres).");
            }
            amounts.put(account.getKey(), YamlFields.amount(file, account.getValue()));
        }
        return amounts;
    }

    private static Balance sum(SortedMap<String, Balance> amounts) {
        return amounts.values().stream().reduce(Balance.ZERO, Balance::plus);
    }

    List<GroupExpectation> group(Node node) {
        YamlFields then = new YamlFields(file, node, "then", ScenarioKeys.GROUP_ANSWER);
        List<GroupExpectation> expected = new ArrayList<>();
        int max = Step.Concurrently.CONCURRENT_COMMANDS_MAX;
        if (then.has("accepted")) {
            expected.add(new GroupExpectation.AcceptedCount(then.place("accepted"), then.whole("accepted", 0, max)));
        }
        if (then.has("refused")) {
            YamlFields refused = new YamlFields(file, then.node("refused"), "refused", LedgerNames.REFUSALS.keySet());
            for (String code : refused.keys()) {
                int count = refused.whole(code, 0, max);
                expected.add(new GroupExpectation.RefusedCount(refused.place(code), code, count));
            }
        }
        if (expected.isEmpty()) {
            throw new UnreadableScenario(then.place(), "cette étape n'attend rien.");
        }
        expected.add(new GroupExpectation.NothingElse(then.place()));
        expected.add(new GroupExpectation.OnlyAcceptedWrote(then.place()));
        return expected;
    }
}
