package fr.quitus.bench;

import fr.quitus.bays.BayEvent;
import fr.quitus.bays.BayName;
import fr.quitus.bench.DrillOutcome.Refilled;
import fr.quitus.bench.DrillOutcome.Struck;
import fr.quitus.bench.DrillPlan.Planned;
import fr.quitus.eventstore.EventLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One seed: a fresh ledger under load, its faults, and what is left when all is quiet again. */
final class DrillRun {
    /** Acknowledged before anything breaks. */
    private static final int COMMANDS_BEFORE = 300;

    private static final Duration LOAD_MAX = Duration.ofSeconds(60);
    private static final Duration WHOLE_MAX = Duration.ofSeconds(150);
    /** Of undisturbed load: before a fault, and after the last is mended. */
    private static final int CALM_MS = 1_500;

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final DrillPlan plan;
    private final DrilledLedger ledger;
    private final DrillWitness witness;
    private final DrillLoad load;
    private final FaultStriker striker;
    private final List<DrillCheck.Attested> attested = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private final List<Blow> blows = new ArrayList<>();
    /** Acknowledgements a second in stretches of calm, by their end. */
    private final NavigableMap<Long, Double> calm = new TreeMap<>();

    private record Blow(Planned planned, FaultStriker.Done done, long nanos) {}

    private DrillRun(DrillPlan plan, DrilledLedger ledger, DrillWitness witness, BayDisks disks) {
        this.plan = plan;
        this.ledger = ledger;
        this.witness = witness;
        this.load = new DrillLoad(plan.seed(), ledger, witness);
        this.striker = new FaultStriker(ledger, disks);
    }

    /** @param work a folder of the drill, outside every bay */
    static DrillOutcome of(DrillPlan plan, DrillMutant mutant, DrillTemplate template, Path work, PrintStream progress)
            throws IOException, SQLException {
        long begun = System.nanoTime();
        Path data = work.resolve("tirage-" + plan.seed());
        Path told = work.resolve("temoin-" + plan.seed() + ".tsv");
        template.copyTo(data);
        try (BayDisks disks = BayDisks.prepare(plan, data);
                DrillMutant.Planted _ = mutant.plant();
                DrilledLedger ledger = DrilledLedger.start(data, mutant, progress);
                DrillWitness witness = new DrillWitness(told)) {
            return new DrillRun(plan, ledger, witness, disks).run(begun);
        } finally {
            Shell.run("rm", "-rf", data.toString(), told.toString());
        }
    }

    private DrillOutcome run(long begun) throws IOException, SQLException {
        load.start();
        boolean loaded = DrilledLedger.await(LOAD_MAX, () -> witness.count() >= COMMANDS_BEFORE);
        if (!loaded) {
            defects.add("la charge ne prend pas : " + load.failures());
        }
        for (Planned planned : plan.faults()) {
            if (!planned.overlapping()) {
                becalm();
            }
            DrilledLedger.pause(planned.delayMs());
            long struck = System.nanoTime();
            blows.add(new Blow(planned, striker.strike(planned), struck));
        }
        awaitWhole();
        DrilledLedger.pause(CALM_MS);
        long end = System.nanoTime();
        load.stop();
        List<Struck> struck = struck(end);
        List<Refilled> refilled = refilled();
        DrillCheck.Found found = DrillCheck.of(ledger, witness.lines(), attested);
        defects.addAll(found.defects());
        defects.addAll(load.complaints());
        return new DrillOutcome(
                plan.seed(),
                struck,
                refilled,
                found,
                defects,
                load.retries(),
                load.failures(),
                true,
                (System.nanoTime() - begun) / NANOS);
    }

    /** Three bays that hold everything, and a stretch of plain load to measure by. */
    private void becalm() {
        awaitWhole();
        long since = System.nanoTime();
        DrilledLedger.pause(CALM_MS);
        long now = System.nanoTime();
        calm.put(now, witness.count(since, now) / ((now - since) / NANOS));
        EventLog log = ledger.instance().bean(EventLog.class);
        long size = log.head() + 1;
        attested.add(new DrillCheck.Attested(size, log.rootAt(size)));
    }

    /** Whole for a while: what was struck a moment ago may not be noticed yet. */
    private void awaitWhole() {
        long[] since = {System.nanoTime()};
        boolean whole = DrilledLedger.await(WHOLE_MAX, () -> {
            long now = System.nanoTime();
            if (!ledger.isWhole()) {
                since[0] = now;
            }
            return now - since[0] >= CALM_MS * NANOS / MILLIS;
        });
        if (!whole) {
            defects.add("les trois baies ne tiennent pas le journal après " + WHOLE_MAX.toSeconds() + " s : "
                    + ledger.standing());
        }
    }

    private List<Struck> struck(long end) {
        List<Struck> struck = new ArrayList<>();
        for (int i = 0; i < blows.size(); i++) {
            Blow blow = blows.get(i);
            long until = i + 1 < blows.size() ? blows.get(i + 1).nanos() : end;
            struck.add(new Struck(blow.planned(), blow.done(), witness.longestSilence(blow.nanos(), until)));
        }
        return struck;
    }

    private List<Refilled> refilled() throws IOException {
        Map<BayName, Long> begun = new EnumMap<>(BayName.class);
        List<Refilled> refilled = new ArrayList<>();
        for (DrilledLedger.Seen seen : ledger.events()) {
            if (seen.event() instanceof BayEvent.ReseedingStarted(BayName bay, BayName _)) {
                begun.put(bay, seen.nanos());
            } else if (seen.event() instanceof BayEvent.BackInQuorum(BayName bay, Duration _)
                    && begun.remove(bay) instanceof Long since) {
                double seconds = (seen.nanos() - since) / NANOS;
                Map.Entry<Long, Double> before = calm.floorEntry(since);
                double share = before == null
                        ? 0
                        : witness.count(since, seen.nanos()) / seconds / Math.max(1, before.getValue());
                refilled.add(new Refilled(
                        bay.folder(),
                        seconds,
                        Folders.megabytes(ledger.home(bay).resolve("data"), "pg_wal"),
                        share));
            }
        }
        return refilled;
    }
}
