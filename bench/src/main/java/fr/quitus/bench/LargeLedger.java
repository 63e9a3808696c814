package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.statement.StatementCommand.PublishStatement;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.StatementId;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A ledger of many postings in a folder that an instance opens: part of a unit's year by real commands, then its events
 * again and again as those of other units with their own suppliers and accounts, then the views rebuilt. The copies
 * have no line in the commands' journal; budgets above the units are those of the first.
 */
final class LargeLedger {
    private static final String PREPARED = "prepared-postings.txt";
    private static final long SEED = 2_026;
    private static final int TITLES_PERCENT = 10;
    private static final int PARTIES = 20;
    /** Beyond the numbers of copies, whose suppliers these are not. */
    private static final int FIRST_PARTY = 2_000;

    /** Of a unit's year: what shows about how many events and postings there will be. */
    private static final long EVENTS_PER_POSTING = 3;

    private final long postings;
    private final int permille;
    private final PrintStream progress;

    /**
     * @param postings lines of the grand livre, at least
     * @param permille of a unit's year that is played by commands
     */
    LargeLedger(long postings, int permille, PrintStream progress) {
        this.postings = postings;
        this.permille = permille;
        this.progress = progress;
    }

    /** Where an earlier preparation has come to its end, nothing is done. */
    void prepare(Path data) throws IOException, SQLException, InterruptedException {
        if (isPrepared(data)) {
            return;
        }
        Files.createDirectories(data);
        Disk.require(data, Disk.neededWithViews(postings * EVENTS_PER_POSTING, Ground.BAYS));
        try (Instance instance = Instance.start(data, true)) {
            long all = fill(instance);
            Files.writeString(data.resolve(PREPARED), all + "\n");
        }
    }

    /** @return how many postings there are now */
    long fill(Instance instance) throws SQLException, InterruptedException {
        play(instance);
        Place place = Place.ofTheLedger(instance.bean(LedgerStorage.class));
        EventLog log = instance.bean(EventLog.class);
        instance.awaitViews(log.head());
        long played = place.number(Sql.POSTINGS);
        progress.printf(Locale.ROOT, "%,d postings of %,d events by commands%n", played, log.head() + 1);
        Views views = new Views(instance);
        views.hold();
        UnitCopies.behind(log, UnitCopies.Variety.SUPPLIERS_AND_CHARGES, progress)
                .add(Math.toIntExact(Math.ceilDiv(postings, played)) - 1);
        views.follow();
        rebuild(instance);
        instance.awaitViews(log.head());
        publish(instance);
        instance.awaitViews(log.head());
        place.execute("vacuum analyze");
        long all = place.number(Sql.POSTINGS);
        progress.printf(Locale.ROOT, "%,d postings of %,d events%n", all, log.head() + 1);
        return all;
    }

    /** How many a prepared ledger had before anybody used it. */
    long postings(Path data) throws IOException {
        return Long.parseLong(Files.readString(data.resolve(PREPARED)).strip());
    }

    /** @throws IllegalStateException where another number of postings, or only part of them, was prepared */
    private boolean isPrepared(Path data) throws IOException {
        Path told = data.resolve(PREPARED);
        if (!Files.exists(told)) {
            if (Files.isDirectory(data) && !isEmpty(data)) {
                throw new IllegalStateException(data + " is neither empty nor a ledger that was prepared to its end");
            }
            return false;
        }
        long there = postings(data);
        if (there < postings) {
            throw new IllegalStateException(data + " was prepared with " + there + " postings");
        }
        return true;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void play(Instance instance) {
        CommandGate gate = instance.bean(CommandGate.class);
        YearUnit unit = new YearUnit(new YearPlan(1, permille, SEED, TITLES_PERCENT), 0, new YearDoor("year", gate));
        YearCast.open(new YearDoor("opening", gate), unit.centres());
        register(new YearDoor("parties", gate));
        unit.plan();
        for (LocalDate day = LocalDate.of(YearCast.YEAR - 1, 12, 1); unit.hasMore(); day = day.plusDays(1)) {
            unit.live(day);
        }
    }

    /** None of them is paid here: who is registered is paid on a validated account only. */
    private static void register(YearDoor door) {
        for (int i = 0; i < PARTIES; i++) {
            Siret siret = Siret.of(UnitCopies.supplier(FIRST_PARTY + i));
            door.accepted(
                    new RegisterThirdParty(siret, "Fournisseur " + i),
                    YearCast.MANAGER,
                    LocalDate.of(YearCast.YEAR, 1, 2));
        }
    }

    private static void publish(Instance instance) {
        YearDoor door = new YearDoor("statements", instance.bean(CommandGate.class));
        for (StatementKind kind : StatementKind.values()) {
            StatementId id = StatementId.of(kind.name().replace('_', '-') + "-" + YearCast.YEAR);
            LocalDate asOf = LocalDate.of(YearCast.YEAR, 11, 30);
            door.accepted(new PublishStatement(id, kind, asOf, null), YearCast.ACCOUNTANT, asOf.plusDays(1));
        }
    }

    private void rebuild(Instance instance) {
        RebuildReport report = instance.bean(RebuildDriver.class).rebuildAll(ProgressListener.SILENT);
        if (!report.complete()) {
            throw new IllegalStateException("views were not rebuilt: " + report.views());
        }
        progress.printf(
                Locale.ROOT,
                "views rebuilt of %,d events in %d s%n",
                report.events(),
                report.duration().toSeconds());
    }
}
