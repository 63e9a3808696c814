package fr.quitus.app.operations;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/bays} : the state of each storage bay. */
@RestController
public final class BaysController {
    private final LedgerStorage storage;

    public BaysController(LedgerStorage storage) {
        this.storage = storage;
    }

    /**
     * One bay.
     *
     * @param state PRIMARY, QUORUM, CATCHING_UP, RESEEDING or LOST
     * @param lagBytes how far its log is behind the primary's
     */
    public record BayView(String name, int port, String state, long lagBytes, String detail) {
        static BayView of(BayStatus status) {
            return new BayView(
                    status.name().folder(), status.port(), status.state().name(), status.lagBytes(), status.detail());
        }
    }

    /** Empty when the storage is not run by this instance. */
    public record BaysView(List<BayView> items) {}

    @GetMapping("/api/v1/bays")
    BaysView bays() {
        return new BaysView(storage.bays().map(EmbeddedBays::statuses).orElse(List.of()).stream()
                .map(BayView::of)
                .toList());
    }
}
