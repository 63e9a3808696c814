package fr.quitus.app.operations;

import fr.quitus.app.proof.LogScrub;
import fr.quitus.app.proof.LogScrubbing;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayScrub;
import fr.quitus.bays.EmbeddedBays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reading all that the bays hold has shown: their pages, and their logs beside each other. */
@Component
final class BayScrubs {
    static final List<String> VERDICTS = List.of("SOUND", "DAMAGED", "UNDECIDED", "UNREAD");

    private final LedgerStorage storage;
    private final LogScrubbing logs;

    BayScrubs(LedgerStorage storage, LogScrubbing logs) {
        this.storage = storage;
        this.logs = logs;
    }

    /**
     * One bay, read whole.
     *
     * @param verdict SOUND; DAMAGED: something was found and is not repaired yet; UNDECIDED: the logs differ and nobody
     *     knows which bay is right; UNREAD: its pages or its log were not read whole yet
     * @param pagesAt when the last pass over its pages ended
     * @param pages read by it, of 8 kB
     * @param pagesMs how long it took
     * @param pagesNow read by the pass under way
     * @param eventsAt when its log was last compared with the others'
     * @param events compared
     * @param checkpoints kept outside that its log was held against
     * @param damage what was last found in it, be it repaired since
     * @param damagedAt when that was found
     */
    public record ScrubView(
            String verdict,
            @Nullable Instant pagesAt,
            long pages,
            long pagesMs,
            long pagesNow,
            @Nullable Instant eventsAt,
            long events,
            int checkpoints,
            @Nullable String damage,
            @Nullable Instant damagedAt) {}

    /** Empty when the storage is not run by this instance. */
    Optional<ScrubView> of(BayName bay) {
        return storage.bays().map(bays -> view(bays, bay));
    }

    private ScrubView view(EmbeddedBays bays, BayName bay) {
        BayScrub pages = bays.scrub(bay);
        Optional<LogScrub> log = logs.of(bay);
        return new ScrubView(
                verdict(pages, log),
                pages.scannedAt(),
                pages.pages(),
                pages.took().toMillis(),
                pages.pagesNow(),
                log.map(LogScrub::at).orElse(null),
                log.map(LogScrub::events).orElse(0L),
                log.map(LogScrub::checkpoints).orElse(0),
                pages.damage(),
                pages.damagedAt());
    }

    private String verdict(BayScrub pages, Optional<LogScrub> log) {
        if (pages.verdict() == BayScrub.Verdict.DAMAGED) {
            return "DAMAGED";
        }
        if (logs.undecided() != null) {
            return "UNDECIDED";
        }
        return log.isEmpty() ? "UNREAD" : pages.verdict().name();
    }

    /** For health: the verdict of all bays, and what is wrong with which. */
    String summary() {
        List<String> remarks = new ArrayList<>();
        boolean read = true;
        for (BayName bay : BayName.values()) {
            Optional<ScrubView> view = of(bay);
            if (view.isEmpty()) {
                return "NONE";
            }
            if (view.get().verdict().equals("DAMAGED")) {
                remarks.add("DAMAGED " + bay.folder() + ": " + view.get().damage());
            }
            read &= !view.get().verdict().equals("UNREAD");
        }
        String undecided = logs.undecided();
        if (undecided != null) {
            remarks.add("UNDECIDED: " + undecided);
        }
        if (remarks.isEmpty()) {
            return read ? "SOUND" : "UNREAD";
        }
        return String.join("; ", remarks);
    }
}
