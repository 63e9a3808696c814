package fr.quitus.bench;

import fr.quitus.bench.TrafficTally.End;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The pages of a large ledger as people get them: how long each takes when one person asks, what the heaviest weighs,
 * and how long they take when fifty browse while commands go on. The ledger and its bays are processes of their own;
 * pages are asked by HTTP in sessions that are signed in as the pages ask for it.
 */
final class PagesBench {
    private static final double PAGE_P95_MS_GOAL = 100;
    private static final double BROWSED_P95_MS_GOAL = 300;
    private static final double FIRST_LOAD_KB_GOAL = 350;
    private static final double LATER_LOAD_KB_GOAL = 40;
    private static final double BYTES_PER_KB = 1e3;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ADMINISTRATIONS = 10;
    private static final int CONNECTIONS = 512;
    private static final int TRAFFIC_WARM_UP_S = 10;
    private static final int NAME_RADIX = 36;
    private static final Map<TrafficLane, Integer> STOCK =
            Map.of(TrafficLane.SERVICE, 60, TrafficLane.INVOICE, 60, TrafficLane.PAYMENT, 150);

    private static final int COMMANDS_OF_A_STOCK = 12_000;
    private static final int TOLD_AT_ONCE = 12;
    private static final Duration ARCHIVE_MAX = Duration.ofMinutes(20);

    /**
     * How much.
     *
     * @param permille of a unit's year that is played by commands, then copied
     * @param times each page is asked for
     * @param readingMs how long somebody looks at a page on average
     */
    record Plan(long postings, int permille, int times, int people, int readingMs, int commandsPerSecond, int seconds) {
        /** Files that wait in each lane of each administration, so that none runs dry. */
        private Map<TrafficLane, Integer> stock() {
            double part = Math.min(1, (double) commandsPerSecond * seconds / COMMANDS_OF_A_STOCK);
            return STOCK.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, lane -> (int) Math.ceil(lane.getValue() * part)));
        }
    }

    private final Plan plan;
    private final Path data;
    private final PrintStream progress;
    private final List<Figure> figures = new ArrayList<>();
    private final StringBuilder details = new StringBuilder();

    private PagesBench(Plan plan, Path data, PrintStream progress) {
        this.plan = plan;
        this.data = data;
        this.progress = progress;
    }

    /** @param data where the ledger is, or is to be prepared; it is left there */
    static Measurement run(Plan plan, Path data, PrintStream progress) throws Exception {
        LargeLedger prepared = new LargeLedger(plan.postings(), plan.permille(), progress);
        prepared.prepare(data);
        return new PagesBench(plan, data, progress).run(prepared.postings(data));
    }

    private Measurement run(long postings) throws IOException, InterruptedException {
        figures.add(Figure.told("postings", "postings", postings));
        try (LedgerProcess ledger = LedgerProcess.start(data, progress)) {
            CallerTokens tokens = CallerTokens.of(data, ledger.address().toString(), "quitus");
            try (HttpDoor door = new HttpDoor("pages", ledger.address().toString(), tokens::token);
                    PageVisitors visitors = new PageVisitors(ledger.address())) {
                PageTargets targets = new PageTargets(door);
                awaitArchive(door, targets.head());
                figures.add(Figure.told("events", "events", targets.head() + 1));
                PageCatalogue catalogue = PageCatalogue.of(targets, visitors.of("ada"));
                List<PageTimes> alone = alone(catalogue.kinds(), visitors);
                tellAlone(alone, catalogue.notAsked());
                weigh(alone, visitors);
                if (plan.people() > 0) {
                    browse(ledger, tokens, catalogue.kinds());
                }
            }
        }
        return new Measurement(figures, details.toString());
    }

    /** What a copied log leaves to be archived is no part of what pages cost. */
    private void awaitArchive(HttpDoor door, long head) {
        boolean followed = DrilledLedger.await(ARCHIVE_MAX, () -> {
            JsonNode archive = door.ask("/api/v1/archive", YearCast.caller("ada", Role.AUDITOR), -1);
            return archive.path("state").asString().equals("OFF")
                    || archive.path("position").asLong(-1) >= head;
        });
        if (!followed) {
            details.append("The archive did not follow within ")
                    .append(ARCHIVE_MAX)
                    .append(" and went on beside.\n\n");
        }
    }

    /** In rounds, each page once a round: no answer stands beside an earlier one of its kind. */
    private List<PageTimes> alone(List<PageKind> kinds, PageVisitors visitors)
            throws IOException, InterruptedException {
        List<PageTimes> times = kinds.stream().map(PageTimes::new).toList();
        for (int round = 0; round < WARM_UP_ROUNDS + plan.times(); round++) {
            for (PageTimes one : times) {
                String address = one.kind().address(round);
                PageVisitor.Page page = visitors.of(one.kind().reader()).get(address);
                one.add(address, page, round >= WARM_UP_ROUNDS);
            }
            progress.printf(Locale.ROOT, "round %d of %d pages%n", round + 1, times.size());
        }
        return times;
    }

    private void tellAlone(List<PageTimes> times, Map<String, String> notAsked) {
        List<PageTimes> slowestFirst = times.stream()
                .sorted(Comparator.comparingDouble((PageTimes one) -> one.ms(95))
                        .reversed())
                .toList();
        PageTimes slowest = slowestFirst.getFirst();
        List<Double> all = times.stream().flatMap(one -> one.times().stream()).toList();
        long slow = times.stream().filter(one -> one.ms(95) > PAGE_P95_MS_GOAL).count();
        figures.add(Figure.told("kinds of pages", "kinds", times.size()));
        figures.add(Figure.told("all pages, p50", "ms", PageTimes.percentile(all, 50)));
        figures.add(Figure.told("all pages, p95", "ms", PageTimes.percentile(all, 95)));
        figures.add(Figure.atMost(
                "slowest kind of page, " + slowest.kind().title() + ", p95", "ms", slowest.ms(95), PAGE_P95_MS_GOAL));
        figures.add(Figure.zero("kinds of pages whose p95 is over 100 ms", "kinds", slow));
        figures.add(Figure.zero("pages not shown", "pages", failed(times)));
        figures.add(Figure.zero(
                "addresses nobody asked for nor left out for a reason",
                "addresses",
                notAsked.values().stream().filter(String::isEmpty).count()));
        details.append("## Each page, one person asking\n\n").append(PageTimes.HEADING);
        slowestFirst.forEach(one -> details.append(one.row()));
        slowestFirst.stream().limit(TOLD_AT_ONCE).forEach(one -> progress.print(one.row()));
        times.stream().filter(one -> one.failed() > 0).forEach(one -> progress.print(one.row()));
        details.append("\nNot asked:\n");
        notAsked.forEach((route, why) -> details.append("- `")
                .append(route)
                .append("`: ")
                .append(why.isEmpty() ? "**forgotten**" : why)
                .append('\n'));
    }

    private static long failed(List<PageTimes> times) {
        return times.stream().mapToLong(PageTimes::failed).sum();
    }

    private void weigh(List<PageTimes> times, PageVisitors visitors) throws IOException, InterruptedException {
        PageTimes heaviest =
                times.stream().max(Comparator.comparingInt(PageTimes::heaviest)).orElseThrow();
        PageWeight beside = PageWeight.of(visitors.of(heaviest.kind().reader()), heaviest.heaviestAt());
        double kb = heaviest.heaviest() / BYTES_PER_KB;
        figures.add(Figure.atMost(
                "heaviest page on first load", "kB", kb + beside.bytes() / BYTES_PER_KB, FIRST_LOAD_KB_GOAL));
        figures.add(Figure.atMost("heaviest page after", "kB", kb, LATER_LOAD_KB_GOAL));
        figures.add(Figure.told("files a page loads", "files", beside.files()));
        figures.add(Figure.zero(
                "files a browser does not keep", "files", beside.notKept().size()));
        details.append("\nHeaviest: `").append(heaviest.heaviestAt()).append("`, as it is sent.\n");
        beside.notKept()
                .forEach(file -> details.append("- not kept: ").append(file).append('\n'));
    }

    private void browse(LedgerProcess ledger, CallerTokens tokens, List<PageKind> kinds)
            throws IOException, InterruptedException {
        TrafficRun.Target target = new TrafficRun.Target(ledger.address(), tokens::token, Workload.FISCAL_YEAR);
        // Administrations of their own in each measurement of the same ledger.
        String name =
                "P" + Long.toString(Instant.now().getEpochSecond(), NAME_RADIX).toUpperCase(Locale.ROOT);
        Path witness = Files.createTempFile("quitus-bench-pages-", ".tsv");
        try (TrafficRun commands = new TrafficRun(target, name, ADMINISTRATIONS, CONNECTIONS, witness)) {
            commands.open();
            commands.stock(plan.stock());
            commands.load(traffic(TRAFFIC_WARM_UP_S), RetryPolicy.NONE, _ -> {});
            commands.settle();
            commands.stock(plan.stock());
            try (PageCrowd crowd =
                    PageCrowd.of(ledger.address(), plan.people(), kinds, Duration.ofMillis(plan.readingMs()))) {
                LedgerProcess.Used before = ledger.used();
                long begun = System.nanoTime();
                Thread browsing = Thread.ofPlatform().start(() -> browse(crowd));
                TrafficRun.Result result = commands.load(traffic(plan.seconds()), RetryPolicy.NONE, _ -> {});
                browsing.join();
                double seconds = (System.nanoTime() - begun) / 1e9;
                tellBrowsed(crowd.times(), result, seconds);
                tellCores(ledger.used().coresSince(before, seconds));
            }
        } finally {
            Files.delete(witness);
        }
    }

    private void browse(PageCrowd crowd) {
        try {
            crowd.browse(Duration.ofSeconds(plan.seconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TrafficSchedule.Plan traffic(int seconds) {
        return new TrafficSchedule.Plan(
                TrafficProfile.STATE,
                0,
                Shares.zipf(ADMINISTRATIONS, 1),
                plan.commandsPerSecond(),
                Duration.ofSeconds(seconds),
                seconds);
    }

    private void tellBrowsed(List<PageTimes> times, TrafficRun.Result result, double seconds) {
        List<Double> all = times.stream().flatMap(one -> one.times().stream()).toList();
        TrafficTally.Part commands = result.tally().whole();
        long failed = commands.offered() - commands.count(End.ADMITTED);
        figures.add(Figure.told("people who browse", "people", plan.people()));
        figures.add(Figure.told("reading between two pages, mean", "s", plan.readingMs() / 1e3));
        figures.add(Figure.told("pages asked beside commands", "pages/s", all.size() / seconds));
        figures.add(
                Figure.told("commands meanwhile", "commands/s", result.tally().goodput()));
        figures.add(
                Figure.atMost("pages beside commands, p95", "ms", PageTimes.percentile(all, 95), BROWSED_P95_MS_GOAL));
        figures.add(Figure.told("pages beside commands, p99", "ms", PageTimes.percentile(all, 99)));
        figures.add(Figure.told("commands, p95", "ms", TrafficTally.ms(commands.admitted(), 95)));
        figures.add(Figure.zero("pages not shown beside commands", "pages", failed(times)));
        figures.add(Figure.zero("commands not admitted", "commands", failed));
        details.append("\n## Each page beside commands\n\n").append(PageTimes.HEADING);
        times.stream()
                .filter(one -> !one.times().isEmpty() || one.failed() > 0)
                .sorted(Comparator.comparingDouble((PageTimes one) -> one.ms(95))
                        .reversed())
                .forEach(one -> details.append(one.row()));
        details.append("\nCommands: ").append(result.tally().answers()).append('\n');
    }

    private void tellCores(double[] cores) {
        figures.add(Figure.told("cores: generator", "cores", cores[0]));
        figures.add(Figure.told("cores: ledger", "cores", cores[1]));
        figures.add(Figure.told("cores: bays", "cores", cores[2]));
    }
}
