package fr.quitus.app.frontdesk;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.DoorRefused;
import fr.quitus.api.door.Problem;
import fr.quitus.app.interchange.Lanes;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.Ending;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Traitement des dépôts : asks the gate what was deposited, in order, under the same command ids, so that what was
 * decided before a crash or while in doubt is found and not done again. A deposit ends with the gate's answer, or with
 * a refusal of the door that no later try would change.
 */
final class Filing {
    /** Deposits read at once. */
    static final int PAGE_DEPOSITS_MAX = 512;
    /** Tries of a deposit at which the ledger fails in a way nobody foresaw; then it ends refused. */
    static final int FAULT_TRIES_MAX = 5;
    /** Code of an acceptance. */
    static final String ACCEPTED = "ACCEPTE";

    private static final String INVALID = "REQUETE_INVALIDE";
    private static final String FAULT = "ERREUR_INTERNE";
    private static final long PAGE_MS_MAX = 60_000;
    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);

    private final DepositLog log;
    private final Function<CommandGate.Ask, Answer.Given> gate;
    private final Waiting waiting;
    private final boolean simulatedTime;
    private final Clock clock;
    private final Map<Long, Integer> faults = new ConcurrentHashMap<>();
    private long after;

    /**
     * @param simulatedTime whether an act's instant may be another than that of its deposit, as in a demonstration
     * @param clock time of endings
     */
    Filing(
            DepositLog log,
            Function<CommandGate.Ask, Answer.Given> gate,
            Waiting waiting,
            boolean simulatedTime,
            Clock clock) {
        this.log = log;
        this.gate = gate;
        this.waiting = waiting;
        this.simulatedTime = simulatedTime;
        this.clock = clock;
    }

    /** What a page came to. */
    enum Round {
        /** Nothing waits. */
        EMPTY,
        /** All of the page is decided. */
        DONE,
        /** Some of it must be tried again. */
        LATER
    }

    /** One deposit as it will be asked; without a demand when this release can no longer read it. */
    private record Item(Deposit deposit, String queue, boolean alone, CommandGate.@Nullable Ask ask, String fault) {}

    /**
     * Files one page.
     *
     * @param goOn false when the rest is for later
     */
    Round round(BooleanSupplier goOn) {
        List<Deposit> page = log.pending(after, PAGE_DEPOSITS_MAX);
        if (page.isEmpty()) {
            boolean wasLast = after == 0;
            after = 0;
            return wasLast ? Round.EMPTY : Round.DONE;
        }
        Set<String> held = ConcurrentHashMap.newKeySet();
        List<Item> besides = new ArrayList<>();
        for (Deposit deposit : page) {
            Item item = item(deposit);
            if (!item.alone()) {
                besides.add(item);
                continue;
            }
            file(besides, held, goOn);
            besides.clear();
            if (!held.isEmpty()) {
                break;
            }
            file(List.of(item), held, goOn);
            if (!held.isEmpty()) {
                break;
            }
        }
        file(besides, held, goOn);
        after = held.isEmpty() ? page.getLast().number() : 0;
        return held.isEmpty() ? Round.DONE : Round.LATER;
    }

    private Item item(Deposit deposit) {
        try {
            CommandGate.Ask ask = DepositedCommand.ask(deposit);
            CommandGate.Ask dated = simulatedTime
                    ? ask
                    : new CommandGate.Ask(
                            ask.command(),
                            ask.key(),
                            ask.caller(),
                            ask.expectedVersion(),
                            deposit.depositedAt(),
                            ask.origin(),
                            ask.deposit());
            return new Item(
                    deposit,
                    FilingOrder.queue(ask.command(), ask.caller().actor()),
                    FilingOrder.isAlone(ask.command()),
                    dated,
                    "");
        } catch (UnreadableDeposit e) {
            return new Item(deposit, FilingOrder.UNREADABLE, false, null, String.valueOf(e.getMessage()));
        }
    }

    /** Side by side but for those of one queue; what became of them is written together. */
    private void file(List<Item> items, Set<String> held, BooleanSupplier goOn) {
        Map<Long, Ending> endings = new ConcurrentHashMap<>();
        Lanes.each(
                items,
                Item::queue,
                item -> {
                    if (held.contains(item.queue()) || !goOn.getAsBoolean()) {
                        held.add(item.queue());
                        return;
                    }
                    Ending ending = decide(item);
                    if (ending == null) {
                        held.add(item.queue());
                    } else {
                        endings.put(item.deposit().number(), ending);
                    }
                },
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAGE_MS_MAX));
        log.ended(new HashMap<>(endings));
        for (Item item : items) {
            if (endings.containsKey(item.deposit().number())) {
                faults.remove(item.deposit().number());
                waiting.leave(item.queue());
            } else {
                held.add(item.queue());
            }
        }
    }

    /** Nothing when it must be asked again later. */
    private @Nullable Ending decide(Item item) {
        CommandGate.Ask ask = item.ask();
        if (ask == null) {
            return refused(INVALID, item.fault());
        }
        try {
            Answer.Given given = gate.apply(ask);
            return switch (given.answer()) {
                case Answer.Accepted _ -> new Ending(true, ACCEPTED, "", given.position(), clock.instant());
                case Answer.Refused no ->
                    new Ending(false, no.code(), shortened(no.detail()), given.position(), clock.instant());
            };
        } catch (DoorRefused e) {
            Problem problem = e.problem();
            return e.isPassing() ? null : refused(problem.code(), problem.detail());
        } catch (InvalidValue e) {
            return refused(INVALID, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return afterFault(item.deposit(), e);
        }
    }

    private @Nullable Ending afterFault(Deposit deposit, RuntimeException e) {
        int tries = faults.merge(deposit.number(), 1, Integer::sum);
        LOG.error("deposit {} cannot be filed, try {}", deposit.receiptNumber(), tries, e);
        return tries < FAULT_TRIES_MAX
                ? null
                : refused(FAULT, "Le registre n'a pas su traiter ce dépôt ; rien n'en a été écrit.");
    }

    private Ending refused(String code, String detail) {
        return new Ending(false, code, shortened(detail), null, clock.instant());
    }

    private static String shortened(String detail) {
        int max = Ending.TEXT_LENGTH_MAX / 2;
        return detail.length() <= max ? detail : detail.substring(0, max);
    }
}
