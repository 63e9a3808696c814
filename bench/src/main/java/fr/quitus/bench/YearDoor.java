package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.DoorRefused;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/** The command gate on a business day of its own: who asks what, when, and what became of it. */
final class YearDoor {
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Asked gate;
    private final String name;
    private final AtomicLong keys = new AtomicLong();
    private final LongAdder accepted = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentHistogram> times = new ConcurrentHashMap<>();

    /** Who answers: a gate, or whoever goes on asking it. */
    interface Asked {
        Answer.Given ask(CommandGate.Ask ask);
    }

    /** @param name begins the keys: two doors of one ledger must not ask under the same */
    YearDoor(String name, CommandGate gate) {
        this(name, ask -> patiently(gate, ask));
    }

    /** As clients do: whoever is told to come back comes back. */
    private static Answer.Given patiently(CommandGate gate, CommandGate.Ask ask) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return gate.ask(ask);
            } catch (DoorRefused e) {
                if (!e.isPassing() || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    YearDoor(String name, Asked gate) {
        this.name = name;
        this.gate = gate;
    }

    /** @return what to go on with; empty when it is refused */
    Optional<Door.Reply> ask(LedgerCommand command, Caller caller, LocalDate day) {
        return ask(name + "-" + keys.incrementAndGet(), command, caller, day);
    }

    Optional<Door.Reply> ask(String key, LedgerCommand command, Caller caller, LocalDate day) {
        Instant at = day.atTime(MORNING).atZone(Act.PARIS).toInstant();
        long begun = System.nanoTime();
        Answer answer = gate.ask(new CommandGate.Ask(command, key, caller, null, at, "bench"))
                .answer();
        ClosedLoop.record(
                times.computeIfAbsent(command.getClass().getSimpleName(), _ -> ClosedLoop.histogram()),
                System.nanoTime() - begun);
        return switch (answer) {
            case Answer.Accepted a -> {
                accepted.increment();
                yield Optional.of(new Door.Reply(a.ids(), a.version()));
            }
            case Answer.Refused r -> {
                refused.computeIfAbsent(r.code(), _ -> new LongAdder()).increment();
                yield Optional.empty();
            }
        };
    }

    /** One that the plan counts on. */
    Door.Reply accepted(LedgerCommand command, Caller caller, LocalDate day) {
        return ask(command, caller, day)
                .orElseThrow(() -> new Door.NotAccepted(command + " on " + day + ": " + refused()));
    }

    long accepted() {
        return accepted.sum();
    }

    /** How many were refused, by code. */
    Map<String, Long> refused() {
        Map<String, Long> sums = new TreeMap<>();
        refused.forEach((code, count) -> sums.put(code, count.sum()));
        return sums;
    }

    long asked() {
        return accepted()
                + refused().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Answer times by command, in nanoseconds. */
    Map<String, ConcurrentHistogram> times() {
        return new TreeMap<>(times);
    }
}
