package fr.quitus.interchange;

import java.util.ArrayList;
import java.util.List;

/** The refusals of a file as they are found, bounded. */
public final class Refusals {
    private final List<Rejected> found = new ArrayList<>();
    private int dropped;

    public void add(int line, String place, FileFault code, String reason) {
        if (found.size() < IntegrationReport.REJECTED_MAX) {
            found.add(new Rejected(line, place, code, reason));
        } else {
            dropped++;
        }
    }

    public void addAll(List<Rejected> refusals) {
        refusals.forEach(refusal -> add(refusal.line(), refusal.place(), refusal.code(), refusal.reason()));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All that were found, the last one saying how many more there were. */
    public List<Rejected> all() {
        if (dropped == 0) {
            return List.copyOf(found);
        }
        List<Rejected> all = new ArrayList<>(found);
        Rejected last = all.getLast();
        all.set(
                all.size() - 1,
                new Rejected(
                        last.line(), last.place(), last.code(), last.reason() + " Et " + dropped + " autres refus."));
        return List.copyOf(all);
    }
}
