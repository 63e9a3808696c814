package fr.quitus.projections.engine;

import fr.quitus.projections.engine.Difference.Behind;
import fr.quitus.projections.engine.Difference.Right;
import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A third folding of rows that differ, the plainest there is: one thread, one event after the other from the first on,
 * nothing written and nothing read back. It tells who is right, and which events made the row.
 */
final class NaiveFold {
    private final Projection projection;
    private final int rowsHeldMax;
    /** Whether rows that nobody asked for are folded too, because what is appended may depend on them. */
    private final boolean everyKey;

    private final Map<Place, Row> wanted = new HashMap<>();
    private final List<OneFold<?, ?>> folds = new ArrayList<>();
    private final List<OneSum<?, ?, ?, ?>> sums = new ArrayList<>();
    private LoggedEvent current;

    private record Place(String table, String key) {}

    private static final class Row {
        private final Deque<Behind> behind = new ArrayDeque<>();
        private @Nullable String content;
    }

    private NaiveFold(Projection projection, List<Difference> differences, LoggedEvent first, int rowsHeldMax) {
        this.projection = projection;
        this.rowsHeldMax = rowsHeldMax;
        this.current = first;
        differences.forEach(one -> wanted.put(new Place(one.table(), one.key()), new Row()));
        Set<String> folded = new HashSet<>();
        projection.folds().forEach(fold -> {
            folded.add(fold.table().name());
            folds.add(new OneFold<>(fold));
        });
        projection.summaries().forEach(summary -> sums.add(new OneSum<>(summary)));
        this.everyKey = differences.stream().anyMatch(one -> !folded.contains(one.table()));
    }

    /**
     * The same differences, each with the events behind its row and who is right about it.
     *
     * @param eachPage run before a page is read; what it throws ends the folding
     */
    static List<Difference> judge(
            Projection projection,
            LogReader log,
            long upTo,
            List<Difference> differences,
            ProjectionLimits limits,
            Runnable eachPage) {
        List<LoggedEvent> first = log.read(LogReader.BEFORE_FIRST, 1);
        if (first.isEmpty()) {
            return differences;
        }
        NaiveFold naive = new NaiveFold(projection, differences, first.getFirst(), limits.rebuildRowsHeldMax());
        boolean decided = naive.fold(log, upTo, limits.rebuildBatchEventsMax(), eachPage);
        return differences.stream().map(one -> naive.judged(one, decided)).toList();
    }

    private boolean fold(LogReader log, long upTo, int batch, Runnable eachPage) {
        for (long position = LogReader.BEFORE_FIRST; position < upTo; ) {
            eachPage.run();
            LogPage page = log.page(position, Math.min(upTo, position + batch), projection.interest());
            for (LoggedEvent event : page.events()) {
                current = event;
                folds.forEach(OneFold::fold);
                projection.append(event, this.new Appended());
            }
            if (folds.stream().mapToInt(one -> one.rows.size()).sum() > rowsHeldMax) {
                return false;
            }
            position = page.upTo();
        }
        return true;
    }

    private Difference judged(Difference one, boolean decided) {
        Row row = Objects.requireNonNull(wanted.get(new Place(one.table(), one.key())));
        Right right = Right.UNDECIDED;
        if (decided) {
            boolean live = Objects.equals(row.content, one.live());
            boolean rebuilt = Objects.equals(row.content, one.rebuilt());
            right = live ? Right.LIVE : rebuilt ? Right.REBUILT : Right.NEITHER;
        }
        return new Difference(one.table(), one.key(), one.live(), one.rebuilt(), right, List.copyOf(row.behind));
    }

    private <K extends Record, R extends Record> boolean isWanted(Table<K, R> table, K key) {
        return wanted.containsKey(new Place(table.name(), table.keyText(key)));
    }

    private <K extends Record, R extends Record> void became(Table<K, R> table, K key, R content) {
        Row row = wanted.get(new Place(table.name(), table.keyText(key)));
        if (row != null) {
            row.content = table.text(key, content);
            row.behind.addLast(new Behind(current.position(), current.name()));
            if (row.behind.size() > Difference.EVENTS_BEHIND_MAX) {
                row.behind.removeFirst();
            }
        }
    }

    private final class Appended implements Appends {
        @Override
        public <K extends Record, R extends Record> void append(Table<K, R> table, K key, R row) {
            became(table, key, row);
            sums.forEach(sum -> sum.add(table, key, row));
        }
    }

    private final class OneFold<K extends Record, R extends Record> {
        private final Fold<K, R> fold;
        private final Map<K, R> rows = new HashMap<>();

        private OneFold(Fold<K, R> fold) {
            this.fold = fold;
        }

        private void fold() {
            for (K key : fold.keysOf(current)) {
                if (everyKey || isWanted(fold.table(), key)) {
                    R row = fold.fold(key, rows.get(key), current, NaiveFold.this.new Appended());
                    rows.put(key, row);
                    became(fold.table(), key, row);
                }
            }
        }
    }

    private final class OneSum<K extends Record, R extends Record, A extends Record, B extends Record> {
        private final Summary<K, R, A, B> summary;
        private final Map<K, R> rows = new HashMap<>();

        private OneSum(Summary<K, R, A, B> summary) {
            this.summary = summary;
        }

        @SuppressWarnings("unchecked") // a table is made once, with its types
        private void add(Table<?, ?> table, Record key, Record row) {
            if (table != summary.source()) {
                return;
            }
            for (K summed : summary.keysOf((A) key, (B) row)) {
                if (everyKey || isWanted(summary.table(), summed)) {
                    R sum = summary.fold(summed, rows.get(summed), (A) key, (B) row);
                    rows.put(summed, sum);
                    became(summary.table(), summed, sum);
                }
            }
        }
    }
}
