package fr.quitus.app.closing;

import fr.quitus.app.interchange.FileDoor;
import fr.quitus.app.interchange.Lanes;
import fr.quitus.app.interchange.Submitted;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.NamedId;
import fr.quitus.projections.ports.QuestionRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** One order under way: the acts it asks, side by side, until nothing is left, its time is over or the node stops. */
final class ClosingWork {
    /** How long one order works; what is left is said, and done by the next. */
    static final long WORK_TIME_MAX_MS = 20_000;
    /** Acts asked between two looks at what is left. */
    static final int ACTS_PER_LOOK_MAX = 5_000;
    /** Refusals that are named; all are counted. */
    static final int REFUSALS_NAMED_MAX = 100;

    /** An act that was refused, and why. */
    record Refused(String command, String file, String code, String reason) {}

    /**
     * An act to be asked.
     *
     * @param file it is about
     * @param evidence what makes it another act when it is due again
     */
    record Step(LedgerCommand command, String file, String evidence) {}

    private final FileDoor door;
    private final FileDoor.Bringer bringer;
    private final String order;
    private final FiscalYear year;
    private final BooleanSupplier stopped;
    private final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WORK_TIME_MAX_MS);
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private int refusals;

    /** @param order the caller's key */
    ClosingWork(FileDoor door, FileDoor.Bringer bringer, String order, FiscalYear year, BooleanSupplier stopped) {
        this.door = door;
        this.bringer = bringer;
        this.order = order;
        this.year = year;
        this.stopped = stopped;
    }

    /**
     * Asks everything that is left, looking again after each part of it. Nothing is asked twice, so what stays left
     * because it was refused ends it.
     *
     * @param left the first of what is left, at most so many
     */
    void all(IntFunction<List<Step>> left) {
        while (goesOn()) {
            List<Step> due = look(left).stream()
                    .filter(step -> !asked.contains(key(step)))
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            Lanes.each(due, Step::file, this::ask, end);
        }
    }

    /** Views that are behind are waited for; they follow what the order itself writes. */
    private List<Step> look(IntFunction<List<Step>> left) {
        while (goesOn()) {
            try {
                return left.apply(ACTS_PER_LOOK_MAX + refusals);
            } catch (QuestionRefused behind) {
                if (behind.status() != 503) {
                    throw behind;
                }
            }
        }
        return List.of();
    }

    private boolean goesOn() {
        return !stopped.getAsBoolean() && System.nanoTime() - end < 0;
    }

    private void ask(Step step) {
        if (!stopped.getAsBoolean()) {
            answered(step, submit(step));
        }
    }

    /**
     * Asked under a key that follows from the act alone: at any node and whatever the order, it is done once. An act
     * that was refused to an earlier order is asked again under the key of this one.
     */
    Submitted submit(Step step) {
        Submitted first = door.submit(bringer, step.command(), key(step));
        return first.accepted() || !first.known()
                ? first
                : door.submit(
                        bringer,
                        step.command(),
                        NamedId.of("year-closing-order", order, key(step)).toString());
    }

    private synchronized void answered(Step step, Submitted answer) {
        String command = step.command().getClass().getSimpleName();
        asked.add(key(step));
        if (answer.accepted()) {
            done.merge(command, 1, Integer::sum);
            return;
        }
        refusals++;
        if (refused.size() < REFUSALS_NAMED_MAX) {
            refused.add(new Refused(command, step.file(), String.valueOf(answer.code()), answer.detail()));
        }
    }

    private String key(Step step) {
        return NamedId.of(
                        "year-closing",
                        year.toString(),
                        step.command().getClass().getSimpleName(),
                        step.file(),
                        step.evidence())
                .toString();
    }

    /** Acts accepted, by command. */
    Map<String, Integer> done() {
        return new TreeMap<>(done);
    }

    int refusals() {
        return refusals;
    }

    List<Refused> refused() {
        return refused.stream()
                .sorted(Comparator.comparing(Refused::command).thenComparing(Refused::file))
                .toList();
    }
}
