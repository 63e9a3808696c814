package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The load of a drill: clerks who live the years of real units, act by act, and a rush on scarce envelopes. Whoever is
 * not answered, or is told to come back, asks again under the same key.
 */
final class DrillLoad {
    private static final int CLERKS = 6;
    /** More than an envelope covers; all are asked for at once. */
    private static final int RUSH = 18;
    /** Of a rush every so many is asked by two at once, under one key. */
    private static final int TWICE_EVERY = 6;

    private static final long RUSH_PAUSE_MS = 150;
    private static final long RETRY_PAUSE_MS = 20;
    private static final int COMPLAINTS_MAX = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final LocalDate FIRST_DAY = LocalDate.of(YearCast.YEAR - 1, 12, 1);
    private static final LocalDate RUSH_DAY = LocalDate.of(YearCast.YEAR, 3, 2);

    private final long seed;
    private final DrilledLedger ledger;
    private final DrillWitness witness;
    private final List<Thread> clerks = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();
    private final AtomicInteger rushes = new AtomicInteger();
    private volatile boolean stopped;

    /** The drill is over for whoever asks. */
    private static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Over() {
            super("over", null, false, false);
        }
    }

    DrillLoad(long seed, DrilledLedger ledger, DrillWitness witness) {
        this.seed = seed;
        this.ledger = ledger;
        this.witness = witness;
    }

    void start() {
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            int number = clerk;
            begin(() -> live(number));
        }
        begin(this::rush);
    }

    private void begin(Runnable work) {
        clerks.add(Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (Over e) {
                // As it should end.
            } catch (RuntimeException e) {
                complain(e.toString());
            }
        }));
    }

    private void complain(String what) {
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(what);
        }
    }

    private void live(int clerk) {
        YearDoor door = new YearDoor("t" + seed + "-" + clerk, this::ask);
        for (int number = clerk; number < DrillTemplate.UNITS; number += CLERKS) {
            YearUnit unit = new YearUnit(DrillTemplate.plan(seed), number, door);
            unit.plan();
            for (LocalDate day = FIRST_DAY; unit.hasMore(); day = day.plusDays(1)) {
                unit.live(day);
            }
        }
    }

    private void rush() {
        YearDoor door = new YearDoor("t" + seed + "-rush", this::ask);
        for (int number = 0; number < DrillTemplate.SCARCE; number++) {
            rush(door, DrillTemplate.scarce(number));
            DrilledLedger.pause(RUSH_PAUSE_MS);
        }
    }

    private void rush(YearDoor door, FundsCentre scarce) {
        List<@Nullable Optional<Door.Reply>> drafts = together(
                RUSH,
                i -> ask(door, "d" + i, scarce, YearCast.drafting(YearCast.YEAR, scarce, DrillTemplate.DRAFT), true));
        int twice = RUSH / TWICE_EVERY;
        List<@Nullable Optional<Door.Reply>> signed = together(RUSH + twice, i -> {
            int which = i < RUSH ? i : (i - RUSH) * TWICE_EVERY;
            Optional<Door.Reply> draft = drafts.get(which);
            if (draft == null || draft.isEmpty()) {
                complain("un projet sur " + scarce + " n'a pas été accepté");
                return Optional.empty();
            }
            var number = CommitmentNumber.of(draft.get().id("commitmentNumber"));
            return ask(door, "v" + which, scarce, new ValidateCommitment(number), false);
        });
        if (signed.contains(null)) {
            return; // the drill ended meanwhile
        }
        long accepted = signed.stream().limit(RUSH).filter(Optional::isPresent).count();
        if (accepted != DrillTemplate.SCARCE_DRAFTS) {
            complain(accepted + " engagements signés sur " + scarce + ", qui en couvre " + DrillTemplate.SCARCE_DRAFTS);
        }
        for (int i = 0; i < twice; i++) {
            if (!signed.get(RUSH + i).equals(signed.get(i * TWICE_EVERY))) {
                complain("la même demande sur " + scarce + " a reçu deux réponses");
            }
        }
        rushes.incrementAndGet();
    }

    private Optional<Door.Reply> ask(
            YearDoor door, String name, FundsCentre scarce, LedgerCommand command, boolean drafts) {
        String key = "t" + seed + "-" + scarce + "-" + name;
        return door.ask(key, command, drafts ? YearCast.MANAGER : YearCast.OFFICER, RUSH_DAY);
    }

    private interface Question {
        Optional<Door.Reply> ask(int number);
    }

    /** All at the same moment; null for those that the end of the drill left without an answer. */
    private List<@Nullable Optional<Door.Reply>> together(int count, Question question) {
        List<@Nullable Optional<Door.Reply>> answers = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(null);
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    all.await();
                    Optional<Door.Reply> answer = question.ask(number);
                    synchronized (answers) {
                        answers.set(number, answer);
                    }
                } catch (Over e) {
                    // It has no answer.
                } catch (RuntimeException e) {
                    complain(e.toString());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        all.countDown();
        threads.forEach(DrillLoad::join);
        if (stopped) {
            throw new Over();
        }
        synchronized (answers) {
            return new ArrayList<>(answers);
        }
    }

    private Answer.Given ask(CommandGate.Ask ask) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (stopped) {
                throw new Over();
            }
            try {
                Answer.Given given = ledger.ask(ask);
                witness.acknowledged(given);
                return given;
            } catch (RuntimeException e) {
                failures.computeIfAbsent(e.getClass().getSimpleName() + " : " + e.getMessage(), _ -> new LongAdder())
                        .increment();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("sans réponse après " + PATIENCE.toSeconds() + " s : " + e, e);
                }
                retries.increment();
                DrilledLedger.pause(RETRY_PAUSE_MS);
            }
        }
    }

    /** Ends when everybody has had the answer he waits for. */
    void stop() {
        stopped = true;
        clerks.forEach(DrillLoad::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What should not have been answered, or was not. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    long retries() {
        return retries.sum();
    }

    int rushes() {
        return rushes.get();
    }

    /** Why somebody had to ask again, and how often. */
    Map<String, Long> failures() {
        Map<String, Long> sums = new TreeMap<>();
        failures.forEach((why, count) -> sums.put(why, count.sum()));
        return sums;
    }
}
