package fr.quitus.app.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything the product knows of the State's budget before the first command. The credits are those of the
 * PLF 2025 (projet de loi), the revenue lines those of the LFI 2026: never show the first as voted.
 */
public record ReferenceData(
        List<Mission> missions,
        List<Programme> programmes,
        List<Action> actions,
        List<CreditLine> credits,
        List<RevenueLine> revenueLines) {

    /** What every screen and report that shows these credits must say. */
    public static final String CREDITS_LABEL = "PLF 2025 (projet de loi)";

    private static final Pattern MISSION = Pattern.compile("[A-Z]{2}");
    private static final Pattern PROGRAMME = Pattern.compile("0[0-9]{3}");
    private static final Pattern ACTION = Pattern.compile("[0-9A-Z]{2}");
    private static final Pattern FUNCTIONAL_AREA = Pattern.compile("0[0-9]{3}-[0-9A-Z]{2}");
    private static final Pattern TITLE = Pattern.compile("T[1-7]");
    private static final Pattern REVENUE_LINE = Pattern.compile("2[0-9]{3}");

    public ReferenceData {
        missions = List.copyOf(missions);
        programmes = List.copyOf(programmes);
        actions = List.copyOf(actions);
        credits = List.copyOf(credits);
        revenueLines = List.copyOf(revenueLines);
        requireKnown("mission", codes(missions, Mission::code), programmes, Programme::mission);
        requireKnown("programme", codes(programmes, Programme::code), actions, Action::programme);
        requireKnown(
                "action",
                codes(actions, Action::functionalArea),
                credits,
                line -> line.programme() + "-" + line.action());
    }

    /** Reads the five files of {@code reference/}; about 2,200 rows. */
    public static ReferenceData load() {
        return new ReferenceData(
                ReferenceTable.load("reference/missions-2025.csv", List.of("code", "label", "budget_type"), 1)
                        .map(row -> new Mission(
                                row.code("code", MISSION),
                                row.text("label"),
                                row.one("budget_type", BudgetType.class))),
                ReferenceTable.load("reference/programmes-2025.csv", List.of("code", "label", "mission", "ministry"), 1)
                        .map(row -> new Programme(
                                row.code("code", PROGRAMME),
                                row.text("label"),
                                row.code("mission", MISSION),
                                row.text("ministry"))),
                ReferenceTable.load("reference/actions-2025.csv", List.of("functional_area", "label"), 1)
                        .map(row -> new Action(row.code("functional_area", FUNCTIONAL_AREA), row.text("label"))),
                ReferenceTable.load(
                                "reference/credits-plf-2025.csv",
                                List.of("programme", "action", "title", "ae_eur", "cp_eur"),
                                3)
                        .map(row -> new CreditLine(
                                row.code("programme", PROGRAMME),
                                row.code("action", ACTION),
                                row.code("title", TITLE),
                                new Credits(row.euros("ae_eur"), row.euros("cp_eur")))),
                ReferenceTable.load("reference/revenue-lines-2026.csv", List.of("code", "label", "source"), 1)
                        .map(row -> new RevenueLine(
                                row.code("code", REVENUE_LINE), row.text("label"), row.text("source"))));
    }

    /** AE and CP of each programme, in the order of their codes. */
    public Map<String, Credits> creditsByProgramme() {
        return sum(CreditLine::programme);
    }

    /** AE and CP of each mission, in the order of their codes. */
    public Map<String, Credits> creditsByMission() {
        Map<String, String> missionOf =
                programmes.stream().collect(Collectors.toMap(Programme::code, Programme::mission));
        return sum(line -> missionOf.getOrDefault(line.programme(), ""));
    }

    /** AE and CP of one part of the budget; {@code BG} is the general budget. */
    public Credits creditsOf(BudgetType type) {
        Map<String, Credits> byMission = creditsByMission();
        return missions.stream()
                .filter(mission -> mission.budgetType() == type)
                .map(mission -> byMission.getOrDefault(mission.code(), Credits.NONE))
                .reduce(Credits.NONE, Credits::plus);
    }

    private Map<String, Credits> sum(Function<CreditLine, String> key) {
        Map<String, Credits> sums = new TreeMap<>();
        for (CreditLine line : credits) {
            sums.merge(key.apply(line), line.credits(), Credits::plus);
        }
        return sums;
    }

    private static <T> Set<String> codes(List<T> records, Function<T, String> code) {
        return records.stream().map(code).collect(Collectors.toCollection(HashSet::new));
    }

    private static <T> void requireKnown(
            String kind, Set<String> known, List<T> records, Function<T, String> reference) {
        for (T record : records) {
            if (!known.contains(reference.apply(record))) {
                throw new IllegalArgumentException(
                        "unknown %s %s named by %s".formatted(kind, reference.apply(record), record));
            }
        }
    }
}
