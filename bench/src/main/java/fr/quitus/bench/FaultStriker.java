package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayEvent;
import fr.quitus.bays.BayName;
import fr.quitus.bays.DrilledBays;
import fr.quitus.bench.DrillPlan.Planned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Strikes the bays of a running ledger; returns when the fault is over, which is not when it is mended. */
final class FaultStriker {
    private static final String RECEIVER = "walreceiver";
    private static final String SENDER = "walsender";
    private static final Duration NOTICED_MAX = Duration.ofSeconds(12);
    private static final int SEGMENT_BYTES = 16 << 20;
    private static final int CUT_SEGMENT_BYTES = 4_096;
    private static final int PAGE_BYTES = 8_192;
    /** Behind the end of the log, where both standbys have already received it. */
    private static final int BEHIND_BYTES = 48 * 1024;

    private static final long FROZEN_MS = 250;
    private static final long THAWED_MS = 60;
    private static final int ISOLATED_MS_MIN = 700;
    private static final int STEP_S_MAX = 26 * 3_600;

    private final DrilledLedger ledger;
    private final BayDisks disks;

    FaultStriker(DrilledLedger ledger, BayDisks disks) {
        this.ledger = ledger;
        this.disks = disks;
    }

    /**
     * What was done.
     *
     * @param what for the report, in French
     * @param skipped why it was not done; absent when it was
     */
    record Done(String what, @Nullable String skipped) {
        static Done done(String format, Object... values) {
            return new Done(String.format(Locale.FRANCE, format, values), null);
        }

        static Done skipped(Planned planned, String why) {
            return new Done(planned.fault().label(), why);
        }
    }

    Done strike(Planned planned) throws IOException, SQLException {
        BayName primary = ledger.bays().primary();
        List<BayName> standbys =
                Arrays.stream(BayName.values()).filter(bay -> bay != primary).toList();
        BayName standby = standbys.get(planned.salt() % standbys.size());
        BayName bay = planned.onPrimary() ? primary : standby;
        String name = (planned.onPrimary() ? "la primaire " : "la baie ") + bay.folder();
        return switch (planned.fault()) {
            case DELETE -> delete(bay, name, planned.variant());
            case ISOLATE -> isolate(primary, planned);
            case KILL -> {
                kill(bay);
                yield Done.done("%s tuée", name);
            }
            case APPLICATION -> {
                ledger.killApplication();
                yield Done.done("application arrêtée net et relancée");
            }
            case FLIP -> planned.variant() ? flipLog(bay, name) : flipPage(bay, name, planned.salt());
            case KILL_TWO -> {
                List<BayName> two = planned.onPrimary() ? List.of(primary, standby) : standbys;
                two.forEach(this::kill);
                yield Done.done(
                        "baies %s et %s tuées",
                        two.getFirst().folder(), two.getLast().folder());
            }
            case PAUSE -> {
                freeze(processes(bay), planned.lastsMs());
                yield Done.done("%s figée %.1f s", name, planned.lastsMs() / 1e3);
            }
            case TRUNCATE -> planned.cutsImage() ? cutDisk(planned) : cutLog(bay, name);
            case FILL -> fill(planned);
            case CUT -> {
                freeze(replicating(standby, RECEIVER), planned.lastsMs());
                yield Done.done("baie %s coupée %.1f s", standby.folder(), planned.lastsMs() / 1e3);
            }
            case SLOW -> slow(planned);
            case CLOCK -> {
                long seconds = (planned.variant() ? 1 : -1) * (60L + planned.salt() % STEP_S_MAX);
                ledger.clock().step(Duration.ofSeconds(seconds));
                yield Done.done("horloge de Quitus déplacée de %+d s", seconds);
            }
        };
    }

    private List<ProcessHandle> processes(BayName bay) {
        return DrilledBays.processes(ledger.home(bay));
    }

    /** Those of its processes that receive or send the log: without them a bay is as good as cut off. */
    private List<ProcessHandle> replicating(BayName bay, String role) {
        return processes(bay).stream()
                .filter(process -> title(process).contains(role))
                .toList();
    }

    private static String title(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended meanwhile
        }
    }

    private void kill(BayName bay) {
        processes(bay).forEach(ProcessHandle::destroyForcibly);
    }

    private static void signal(List<ProcessHandle> processes, String signal) {
        processes.stream()
                .filter(ProcessHandle::isAlive)
                .forEach(process -> Shell.run("kill", signal, Long.toString(process.pid())));
    }

    private static void freeze(List<ProcessHandle> processes, int milliseconds) {
        signal(processes, "-STOP");
        try {
            DrilledLedger.pause(milliseconds);
        } finally {
            signal(processes, "-CONT");
        }
    }

    private Done delete(BayName bay, String name, boolean killed) {
        if (killed) {
            destroy(bay);
            return Done.done("%s tuée et son dossier effacé", name);
        }
        Shell.run("rm", "-rf", ledger.home(bay).toString());
        return Done.done("dossier de %s effacé sous ses processus", name);
    }

    private void destroy(BayName bay) {
        if (bay == disks.bay() && disks.missing() == null) {
            kill(bay); // where a disk is mounted, its folder stays
            Shell.run("rm", "-rf", ledger.home(bay).toString());
        } else {
            ledger.bays().destroy(bay);
        }
    }

    /** Nothing can be acknowledged while nobody else receives, and then the only bay that has it all is gone. */
    private Done isolate(BayName primary, Planned planned) {
        List<ProcessHandle> cut = replicating(primary, SENDER);
        int lasts = ISOLATED_MS_MIN + planned.salt() % ISOLATED_MS_MIN;
        signal(cut, "-STOP");
        try {
            DrilledLedger.pause(lasts);
            destroy(primary);
        } finally {
            signal(cut, "-CONT");
        }
        return Done.done("primaire %s coupée des deux autres %.1f s, puis détruite", primary.folder(), lasts / 1e3);
    }

    private boolean noticed(BayName bay, long since) {
        return ledger.seenSince(
                since,
                event -> (event instanceof BayEvent.BayFenced(BayName fenced, String _) && fenced == bay)
                        || (event instanceof BayEvent.BayLost(BayName lost, String _) && lost == bay));
    }

    private interface Blow {
        void fall() throws IOException, SQLException;
    }

    /** Again and again until somebody notices, as a disk that rots goes on rotting. */
    private String until(BayName bay, long pauseMs, Blow blow) throws IOException, SQLException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < NOTICED_MAX.toNanos()) {
            blow.fall();
            if (DrilledLedger.await(Duration.ofMillis(pauseMs), () -> noticed(bay, begun))) {
                return noticedAfter(begun);
            }
        }
        return "pas constaté en " + NOTICED_MAX.toSeconds() + " s";
    }

    private static String noticedAfter(long begun) {
        return String.format(Locale.FRANCE, "constaté en %.1f s", (System.nanoTime() - begun) / 1e9);
    }

    private Done flipLog(BayName bay, String name) throws IOException, SQLException {
        return Done.done(
                "octet du journal de %s changé, %s",
                name, until(bay, 1_000, () -> {
                    long end = Place.ofTheLedger(ledger.instance().bean(LedgerStorage.class))
                            .number(Sql.DRILL_WAL_END);
                    if (end % SEGMENT_BYTES > 2 * BEHIND_BYTES) {
                        DamagedFiles.flip(
                                DamagedFiles.newestSegment(ledger.home(bay)), (end - BEHIND_BYTES) % SEGMENT_BYTES);
                    }
                }));
    }

    private Done flipPage(BayName bay, String name, int salt) throws IOException, SQLException {
        Path file = ledger.home(bay)
                .resolve("data")
                .resolve(Place.ofTheLedger(ledger.instance().bean(LedgerStorage.class))
                        .text(Sql.DRILL_EVENTS_FILE));
        long pages = Files.size(file) / PAGE_BYTES;
        if (pages == 0) {
            return new Done("page de faits de " + name + " changée", "aucune page n'est encore sur le disque");
        }
        long page = salt % pages;
        DamagedFiles.flip(file, page * PAGE_BYTES + PAGE_BYTES / 2 + salt % (PAGE_BYTES / 2));
        return Done.done("octet de la page de faits n° %d de %s changé sur le disque", page, name);
    }

    private Done cutLog(BayName bay, String name) throws IOException, SQLException {
        return Done.done(
                "journal de %s tronqué, %s",
                name, until(bay, 200, () -> {
                    DamagedFiles.cut(DamagedFiles.newestSegment(ledger.home(bay)), CUT_SEGMENT_BYTES);
                }));
    }

    private Done cutDisk(Planned planned) throws IOException {
        BayName bay = disks.bay();
        String missing = disks.missing();
        if (bay == null || missing != null) {
            return Done.skipped(planned, String.valueOf(missing));
        }
        long begun = System.nanoTime();
        disks.cut();
        boolean noticed = DrilledLedger.await(NOTICED_MAX, () -> noticed(bay, begun));
        String notice = noticed ? noticedAfter(begun) : "pas constaté";
        disks.replace();
        return Done.done("disque de la baie %s tronqué à zéro, %s ; un autre mis à sa place", bay.folder(), notice);
    }

    private Done fill(Planned planned) throws IOException {
        BayName bay = disks.bay();
        String missing = disks.missing();
        if (bay == null || missing != null) {
            return Done.skipped(planned, String.valueOf(missing));
        }
        disks.fill();
        try {
            DrilledLedger.pause(planned.lastsMs());
        } finally {
            disks.empty();
        }
        return Done.done("disque de la baie %s plein %.1f s", bay.folder(), planned.lastsMs() / 1e3);
    }

    /** A disk that hangs most of the time, and never long enough to be given up. */
    private Done slow(Planned planned) {
        BayName bay = disks.bay();
        String missing = disks.missing();
        if (bay == null || missing != null) {
            return Done.skipped(planned, String.valueOf(missing));
        }
        long end = System.nanoTime() + Duration.ofMillis(planned.lastsMs()).toNanos();
        while (System.nanoTime() < end) {
            if (!disks.freeze()) {
                return Done.skipped(planned, "fsfreeze refusé");
            }
            DrilledLedger.pause(FROZEN_MS);
            disks.thaw();
            DrilledLedger.pause(THAWED_MS);
        }
        return Done.done("disque de la baie %s ralenti %.1f s", bay.folder(), planned.lastsMs() / 1e3);
    }
}
