package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.NamedId;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Who was told what, and what the log says of it. */
final class StormTally {
    private static final int PAGE = 10_000;
    /** Answers that may be asked for again. */
    private static final int REPEATABLE_MAX = 1_000;

    private final LongAdder sent = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder repeatsAnsweredOtherwise = new LongAdder();
    private final LongAdder notHealed = new LongAdder();
    private final Map<UUID, Told> accepted = new ConcurrentHashMap<>();
    private final Set<UUID> notAccepted = ConcurrentHashMap.newKeySet();
    private final List<Told> repeatable = new CopyOnWriteArrayList<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /** An acceptance. */
    record Told(String key, FundsCentre unit, Answer.Given given) {}

    void sent(boolean afterwards) {
        if (!afterwards) {
            sent.increment();
        }
    }

    long sent() {
        return sent.sum();
    }

    void told(String key, FundsCentre unit, Answer.Given given, boolean afterwards) {
        switch (given.answer()) {
            case Answer.Accepted _ -> {
                Told told = new Told(key, unit, given);
                accepted.put(given.commandId(), told);
                if (repeatable.size() < REPEATABLE_MAX) {
                    repeatable.add(told);
                }
            }
            case Answer.Refused refused -> failed(key, new Door.NotAccepted(refused.code()), afterwards);
        }
    }

    void failed(String key, RuntimeException failure, boolean afterwards) {
        notAccepted.add(NamedId.of("command", Workload.manager().actor().text(), key));
        failures.computeIfAbsent(
                        failure.getClass().getSimpleName() + ": " + failure.getMessage(), _ -> new LongAdder())
                .increment();
        if (afterwards) {
            notHealed.increment();
        }
    }

    /** One that was accepted and may be asked again. */
    @Nullable Told any(SplittableRandom random) {
        int size = repeatable.size();
        return size == 0 ? null : repeatable.get(random.nextInt(size));
    }

    void repeated(Told first, Answer.Given again) {
        repeats.increment();
        if (!again.replayed()
                || !again.answer().equals(first.given().answer())
                || again.position() != first.given().position()) {
            repeatsAnsweredOtherwise.increment();
        }
    }

    /** What the log says, from this position on. */
    List<Figure> compare(EventLog log, long before) {
        Durable durable = Durable.read(log, before);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.told("commands sent", "commands", sent()));
        figures.add(Figure.told("commands accepted, with one on each envelope afterwards", "commands", accepted.size()));
        figures.add(Figure.told("commands that failed and may be asked again", "commands", notAccepted.size()));
        figures.add(Figure.told("commands accepted and durable", "commands", durable.accepted.size()));
        figures.add(Figure.told("repeats asked", "commands", repeats.sum()));
        figures.add(Figure.zero("accepted and lost", "commands", count(accepted.keySet(), id -> !durable.has(id))));
        figures.add(Figure.zero(
                "accepted at another place than was told",
                "commands",
                count(accepted.keySet(), id -> durable.has(id) && durable.position(id) != position(id))));
        figures.add(Figure.zero(
                "durable and not told accepted",
                "commands",
                count(durable.accepted.keySet(), id -> !accepted.containsKey(id))));
        figures.add(Figure.zero("failed and durable", "commands", count(notAccepted, durable::has)));
        figures.add(Figure.zero("written twice", "commands", durable.twice));
        figures.add(Figure.zero("repeats answered otherwise", "commands", repeatsAnsweredOtherwise.sum()));
        figures.add(Figure.zero("holes in positions", "positions", durable.positionHoles));
        figures.add(Figure.zero("holes in the journal", "numbers", durable.numberHoles));
        figures.add(Figure.zero("holes in streams", "sequences", durable.sequenceHoles));
        figures.add(Figure.zero("draws without their commitment right before", "events", durable.orphans));
        figures.add(Figure.zero("envelopes whose draws are not those accepted", "envelopes", envelopes(durable)));
        figures.add(Figure.zero("envelopes that do not take a command afterwards", "envelopes", notHealed.sum()));
        return figures;
    }

    private long position(UUID commandId) {
        Told told = accepted.get(commandId);
        return told == null ? -1 : told.given().position();
    }

    private interface Condition<T> {
        boolean holds(T subject);
    }

    private static <T> long count(Set<T> all, Condition<T> condition) {
        return all.stream().filter(condition::holds).count();
    }

    private long envelopes(Durable durable) {
        Map<String, Long> told = new HashMap<>();
        accepted.values()
                .forEach(each -> told.merge("envelope:2025/" + each.unit() + "/HT2", 1L, Long::sum));
        Set<String> all = new TreeSet<>(told.keySet());
        all.addAll(durable.draws.keySet());
        return count(all, id -> !told.getOrDefault(id, 0L).equals(durable.draws.getOrDefault(id, 0L)));
    }

    /** Why commands failed, in Markdown. */
    String failures() {
        StringBuilder table = new StringBuilder("| commands that failed | times |\n|---|---:|\n");
        new TreeMap<>(failures)
                .forEach((why, times) -> table.append(String.format(Locale.ROOT, "| %s | %,d |%n", why, times.sum())));
        return table.toString();
    }

    /** The log after the storm. */
    private static final class Durable {
        private final Map<UUID, JournalledCommand> accepted = new HashMap<>();
        private final Map<String, Long> draws = new HashMap<>();
        private final Map<String, Long> sequences = new HashMap<>();
        private long twice;
        private long positionHoles;
        private long numberHoles;
        private long sequenceHoles;
        private long orphans;

        static Durable read(EventLog log, long before) {
            Durable durable = new Durable();
            durable.readJournal(log, before);
            durable.readEvents(log, before);
            return durable;
        }

        private void readJournal(EventLog log, long before) {
            long number = -1;
            for (List<JournalledCommand> page = log.journal(number, PAGE);
                    !page.isEmpty();
                    page = log.journal(number, PAGE)) {
                for (JournalledCommand line : page) {
                    numberHoles += line.number() - number - 1;
                    number = line.number();
                    if (line.firstPosition() > before
                            && line.entry().outcome() == Outcome.ACCEPTED
                            && accepted.put(line.entry().commandId(), line) != null) {
                        twice++;
                    }
                }
            }
        }

        private void readEvents(EventLog log, long before) {
            long position = -1;
            StoredEvent last = null;
            for (List<StoredEvent> page = log.read(position, PAGE); !page.isEmpty(); page = log.read(position, PAGE)) {
                for (StoredEvent event : page) {
                    positionHoles += event.position() - position - 1;
                    position = event.position();
                    Long sequence = sequences.put(event.aggregateId(), event.sequence());
                    sequenceHoles += Math.abs(event.sequence() - (sequence == null ? 0 : sequence + 1));
                    if (position > before && event.aggregateId().startsWith("envelope:")) {
                        draws.merge(event.aggregateId(), 1L, Long::sum);
                        orphans += last != null && last.aggregateId().startsWith("commitment:") ? 0 : 1;
                    }
                    last = event;
                }
            }
        }

        boolean has(UUID commandId) {
            return accepted.containsKey(commandId);
        }

        long position(UUID commandId) {
            JournalledCommand line = accepted.get(commandId);
            return line == null ? -1 : line.lastPosition();
        }
    }
}
