package fr.quitus.frontdesk;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Registre des dépôts : takes acts, keeps them in order on several places, and what became of each. All methods may be
 * called by any thread; those that write return when what they write is durable on every place that counts.
 */
public final class DepositLog implements AutoCloseable {

    /** Endings that go into one call of the appender. */
    private static final int ENDINGS_MAX = 1_000;

    private final DeskSettings settings;
    private final DeskLock lock;
    private final Desk desk;
    private final Members members;
    private final Appender appender;
    private final Upkeep upkeep;
    private final DeskReader reader;
    private final Thread appending;
    private final Thread keeping;
    private boolean closed;

    private DepositLog(DeskSettings settings, DeskLock lock, Desk desk) {
        this.settings = settings;
        this.lock = lock;
        this.desk = desk;
        this.members = new Members(desk);
        this.appender = new Appender(desk, members);
        this.upkeep = new Upkeep(desk, members, appender);
        this.reader = new DeskReader(desk, members, appender);
        this.appending = Thread.ofPlatform().daemon().name("guichet-ecrivain").start(appender);
        this.keeping = Thread.ofPlatform().daemon().name("guichet-entretien").start(upkeep);
    }

    /**
     * Reads the places, mends what a crash or a fault left, and takes deposits.
     *
     * @throws DeskException.InDoubt when a place that may alone hold deposits is missing
     * @throws DeskException.Damaged when what was answered is nowhere to be read, or two places contradict each other
     * @throws DeskException.Foreign when the places are of another desk or node
     * @throws DeskException.InUse when another process holds the desk
     * @throws DeskException.NoPlace when the witness cannot be read or written
     */
    public static DepositLog open(DeskSettings settings) {
        return open(settings, Storages.real());
    }

    static DepositLog open(DeskSettings settings, Storages storages) {
        DeskLock lock = null;
        Desk desk = null;
        try {
            lock = DeskLock.take(settings.witness());
            desk = Desk.open(settings, storages);
            return new DepositLog(settings, lock, desk);
        } catch (IOException e) {
            throw new DeskException.NoPlace(
                    "le témoin %s ne peut être lu ou écrit (%s) ; s'il est abîmé, supprimez-le : tous les supports"
                                    .formatted(settings.witness(), e)
                            + " doivent alors être là");
        } finally {
            if (desk == null && lock != null) {
                release(lock);
            }
        }
    }

    private static void release(DeskLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new DeskException.NoPlace("le verrou du guichet ne se ferme pas : " + e);
        }
    }

    /**
     * Takes an act and waits until it is durable.
     *
     * @throws DeskException.OtherAct when the id was deposited with another hash
     * @throws DeskException.Full when as many wait as may
     * @throws DeskException.NoPlace when no place could be written; in doubt
     */
    public Deposited deposit(Act act) {
        if (desk.book().entry(act.commandId()) != null) {
            return replayed(act);
        }
        if (desk.writers().isEmpty()) {
            throw new DeskException.NoPlace("le guichet ne prend pas de dépôt : " + desk.stopped());
        }
        Work.Answer answer = appender.deposit(act);
        return answer.equals(Work.Answer.KNOWN)
                ? replayed(act)
                : new Deposited(
                        new Deposit(answer.number(), settings.node(), act, answer.at()), answer.copies(), false);
    }

    private Deposited replayed(Act act) {
        Deposited found = find(act.commandId())
                .orElseThrow(() -> new DeskException.NoPlace("le dépôt vient d'être effacé, terminé depuis longtemps"));
        if (!Arrays.equals(found.deposit().act().commandHash(), act.commandHash())) {
            throw new DeskException.OtherAct("la commande %s a été déposée avec un autre contenu, sous le numéro %s"
                    .formatted(act.commandId(), found.deposit().receiptNumber()));
        }
        return new Deposited(found.deposit(), found.copies(), true);
    }

    /** The deposit of this number; empty when there never was one, or it ended too long ago. */
    public Optional<Deposited> find(long number) {
        return Optional.ofNullable(desk.book().index().entry(number)).flatMap(this::found);
    }

    /** The deposit of this command. */
    public Optional<Deposited> find(UUID commandId) {
        return Optional.ofNullable(desk.book().entry(commandId)).flatMap(this::found);
    }

    private Optional<Deposited> found(DeskIndex.Entry entry) {
        return Optional.ofNullable(reader.deposit(entry))
                .map(deposit ->
                        new Deposited(deposit, Math.max(1, desk.writers().size()), true));
    }

    /** Deposits without an ending, in the order of their numbers, from the one after {@code afterNumber}. */
    public List<Deposit> pending(long afterNumber, int max) {
        return reader.deposits(desk.book().index().pending(afterNumber, max));
    }

    /**
     * Writes what became of a deposit. The first ending stands.
     *
     * @return the ending that stands
     */
    public Ending ended(long number, Ending ending) {
        ended(Map.of(number, ending));
        return ending(number).orElse(ending);
    }

    /** The same for many, in few batches; for a desk that is drained. */
    public void ended(Map<Long, Ending> endings) {
        Map<Long, Ending> some = new LinkedHashMap<>();
        endings.forEach((number, ending) -> {
            if (number < 1 || number > desk.book().index().lastNumber()) {
                throw new IllegalArgumentException("there is no deposit " + number);
            }
            some.put(number, ending);
            if (some.size() == ENDINGS_MAX) {
                appender.ended(some);
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            appender.ended(some);
        }
    }

    /** What became of a deposit; empty while it waits. */
    public Optional<Ending> ending(long number) {
        DeskIndex.Entry entry = desk.book().index().entry(number);
        return entry == null || entry.ending() == 0 ? Optional.empty() : Optional.ofNullable(reader.ending(entry));
    }

    public DepositCounts counts() {
        return desk.book().counts();
    }

    /** What can be said without touching a disk. */
    public DeskHealth health() {
        DepositCounts counts = counts();
        String why = desk.stopped();
        if (why.isEmpty() && counts.pending() >= settings.depositsMax()) {
            why = "%d dépôts attendent, le guichet n'en tient pas plus".formatted(counts.pending());
        } else if (why.isEmpty() && counts.bytes() >= settings.bytesMax()) {
            why = "le guichet tient %d octets, pas plus".formatted(counts.bytes());
        } else if (why.isEmpty() && !members.hadSpaceLeft()) {
            why = "les disques du guichet sont presque pleins";
        }
        return new DeskHealth(
                why.isEmpty(),
                why,
                desk.places().stream().map(Place::health).toList(),
                desk.book().index().oldestPending());
    }

    /** What waits is still written; then the desk takes nothing more. */
    @Override
    public synchronized void close() {
        if (!closed) {
            appender.order(members::noteEnd);
        }
        abandon();
    }

    /** Leaves the places as they are, as a process that ends does. */
    synchronized void abandon() {
        if (closed) {
            return;
        }
        closed = true;
        upkeep.close();
        appender.close();
        try {
            appending.join();
            keeping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            desk.close();
            release(lock);
        }
    }
}
