package fr.quitus.bench;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ledger.CommitAtOnce;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.api.ports.Numbers;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.eventstore.EventLog;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;

/**
 * The hot path's storm: half the load on one envelope, half on 200, some commands sent twice, batches refused, rolled
 * back or committed with their answer lost, the writer killed again and again. Then the log is compared with what was
 * answered.
 */
final class AppendStorm {
    /** Of so many commands one is sent again under the key of an earlier one. */
    private static final int REPEAT_EVERY = 200;

    /** What a scarce envelope covers, and what is asked of it. */
    private static final int SCARCE_DRAFTS = 100;

    private static final int SCARCE_DRAFTS_ASKED = 140;
    private static final int KILL_TRIES_MAX = 1_000;

    private static final String KILL_WRITER = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'quitus-appender'
            """;

    private final Budget budget;
    private final Instance instance;
    private final PrintStream progress;
    private final Faults faults;
    private final EventLog log;
    private final Place place;
    private final CommandGate gate;
    private final LedgerClock clock;
    private final StormTally tally = new StormTally();
    private final List<FundsCentre> spread = Workload.spread();
    private final FundsCentre hot = Workload.hot().getFirst();
    private final AtomicLong keys = new AtomicLong();
    private long kills;

    /**
     * How long it blows and how hard.
     *
     * @param kills how often the writer is killed
     * @param failEvery of so many batches one fails
     * @param loseEvery of so many batches one is committed and its answer lost
     * @param scarceEnvelopes envelopes on which more is drawn than they have
     */
    record Budget(Duration duration, int inFlight, int kills, int failEvery, int loseEvery, int scarceEnvelopes) {
        Budget {
            if (inFlight < 2 || kills < 0) {
                throw new IllegalArgumentException("half the load is on one envelope: at least two in flight");
            }
        }
    }

    private AppendStorm(Budget budget, Instance instance, Faults faults, PrintStream progress) {
        this.budget = budget;
        this.instance = instance;
        this.faults = faults;
        this.progress = progress;
        this.log = instance.bean(EventLog.class);
        this.place = Place.ofTheLedger(instance.bean(LedgerStorage.class));
        Configuration axon = instance.bean(Configuration.class);
        CommitAtOnce.subscribe(axon.commandBus(), axon, instance.bean(Numbers.class));
        this.gate = new CommandGate(
                new AtOnceBus(axon.commandBus()),
                instance.bean(CommandJournal.class),
                instance.bean(LawInForce.class),
                instance.bean(YearsInForce.class),
                instance.bean(HabilitationsInForce.class),
                new Admission(AdmissionLimits.defaults()));
        this.clock = instance.bean(LedgerClock.class);
    }

    /** @param faults those of the driver the instance was started on */
    static Measurement run(Budget budget, Instance instance, Faults faults, PrintStream progress) throws Exception {
        return new AppendStorm(budget, instance, faults, progress).run();
    }

    private Measurement run() throws Exception {
        GateDoor door = new GateDoor("allot", instance.bean(CommandGate.class), clock);
        Workload workload = new Workload(door);
        List<FundsCentre> all = Stream.concat(spread.stream(), Stream.of(hot)).toList();
        workload.allot(all);
        List<FundsCentre> scarce = IntStream.range(0, budget.scarceEnvelopes())
                .mapToObj(number -> FundsCentre.of(hot.operatingBudget() + "-S" + number))
                .toList();
        scarce.forEach(unit -> workload.allotFor(unit, SCARCE_DRAFTS));
        long before = log.head();
        Thread killer = Thread.ofVirtual().start(this::kill);
        faults.begin();
        ClosedLoop.Ended ended = ClosedLoop.run(budget.inFlight(), budget.duration(), this::turn);
        exhaust(scarce);
        faults.end();
        killer.join();
        progress.printf(Locale.ROOT, "%,d commands in %.1f s, now the calm after%n", tally.sent(), ended.seconds());
        together(all.stream().map(unit -> () -> ask("after-" + unit, unit, true)));
        List<Figure> figures = tally.compare(log, before);
        figures.add(Figure.told("batches refused", "batches", faults.refused()));
        figures.add(Figure.told("batches executed and rolled back", "batches", faults.rolledBack()));
        figures.add(Figure.told("batches committed, their answer lost", "batches", faults.answersLost()));
        figures.add(Figure.told("writer killed", "times", kills));
        figures.add(
                Figure.told("in doubt, found written", "batches", log.health().settledWritten()));
        figures.add(
                Figure.told("in doubt, written again", "batches", log.health().settledAgain()));
        figures.add(Figure.zero("answered as unknown", "units", log.health().outcomesUnknown()));
        figures.add(Figure.zero("views that do not show the last position", "views", viewsBehind()));
        return new Measurement(figures, tally.failures());
    }

    /**
     * Envelopes that cover fewer drafts than are asked, while batches go on failing: a refusal decided on draws that
     * then come to nothing would be a lie.
     */
    private void exhaust(List<FundsCentre> scarce) throws InterruptedException {
        together(scarce.stream().flatMap(unit -> IntStream.range(0, SCARCE_DRAFTS_ASKED)
                .mapToObj(i -> () -> draw("scarce-" + unit + "-" + i, unit))));
    }

    /** As many at once as the budget says. */
    private void together(Stream<Runnable> asks) throws InterruptedException {
        Semaphore free = new Semaphore(budget.inFlight());
        for (Runnable ask : asks.toList()) {
            free.acquire();
            Thread.ofVirtual().start(() -> {
                ask.run();
                free.release();
            });
        }
        free.acquire(budget.inFlight());
    }

    private void draw(String key, FundsCentre unit) {
        try {
            Answer.Given given = given(key, unit);
            tally.told(key, unit, given, false);
            if (given.answer() instanceof Answer.Refused) {
                // The allotment is event 0, each draw one more.
                tally.refused(log.lastSequence(Workload.envelopeOf(unit)).orElse(-1L), SCARCE_DRAFTS);
            }
        } catch (RuntimeException e) {
            tally.failed(key, e, false);
        }
    }

    private void turn(int client, SplittableRandom random) {
        FundsCentre unit = client % 2 == 0 ? hot : spread.get(random.nextInt(spread.size()));
        StormTally.Told again = random.nextInt(REPEAT_EVERY) == 0 ? tally.any(random) : null;
        if (again == null) {
            ask("storm-" + keys.incrementAndGet(), unit, false);
        } else {
            tally.repeated(again, given(again.key(), again.unit()));
        }
    }

    private void ask(String key, FundsCentre unit, boolean afterwards) {
        tally.sent(afterwards);
        try {
            tally.told(key, unit, given(key, unit), afterwards);
        } catch (RuntimeException e) {
            tally.failed(key, e, afterwards);
        }
    }

    private Answer.Given given(String key, FundsCentre unit) {
        return gate.ask(
                new CommandGate.Ask(Workload.drafting(unit), key, Workload.manager(), null, clock.now(), "drill"));
    }

    private void kill() {
        try {
            for (int i = 0; i < budget.kills(); i++) {
                Thread.sleep(budget.duration().dividedBy(budget.kills() + 1L));
                long killed = 0;
                for (int tries = 0; killed == 0 && tries < KILL_TRIES_MAX; tries++) {
                    killed = place.number(KILL_WRITER); // between two writers there is nobody to kill
                }
                kills += killed;
            }
        } catch (SQLException | InterruptedException e) {
            progress.println("the writer could not be killed: " + e);
        }
    }

    private int viewsBehind() {
        try {
            instance.awaitViews(log.head());
            return 0;
        } catch (IllegalStateException e) {
            progress.println(e.getMessage());
            return 1;
        }
    }
}
