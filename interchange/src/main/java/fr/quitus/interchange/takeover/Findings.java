package fr.quitus.interchange.takeover;

import fr.quitus.interchange.FileFault;
import java.util.ArrayList;
import java.util.List;

/** The differences of a set as they are found, bounded: a set that is wrong everywhere is not worth a larger answer. */
final class Findings {
    static final int FINDINGS_MAX = 1_000;

    private final List<TakeoverFinding> found = new ArrayList<>();
    private int dropped;

    void add(String file, int line, String place, FileFault code, String reason) {
        if (found.size() < FINDINGS_MAX) {
            found.add(new TakeoverFinding(file, line, place, code, reason));
        } else {
            dropped++;
        }
    }

    void add(TakeoverTable table, int line, String place, FileFault code, String reason) {
        add(table.fileName(), line, place, code, reason);
    }

    /** All that were found, the last one saying how many more there were. */
    List<TakeoverFinding> all() {
        List<TakeoverFinding> all = new ArrayList<>(found);
        if (dropped > 0) {
            TakeoverFinding last = all.removeLast();
            all.add(new TakeoverFinding(
                    last.file(),
                    last.line(),
                    last.place(),
                    last.code(),
                    last.reason() + " Et " + dropped + " autres écarts."));
        }
        return List.copyOf(all);
    }
}
