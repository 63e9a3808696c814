package fr.quitus.app.operations;

import fr.quitus.app.operations.BayHeads.Reading;
import fr.quitus.app.operations.BayHeads.Readings;
import fr.quitus.app.operations.BayScrubs.ScrubView;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/bays} : what each storage bay is, where it lies, how far it is. */
@RestController
public final class BaysController {
    private final BayHeads heads;
    private final BayScrubs scrubs;

    BaysController(BayHeads heads, BayScrubs scrubs) {
        this.heads = heads;
        this.scrubs = scrubs;
    }

    /**
     * One bay. What was not read is not there.
     *
     * @param folder where it lies
     * @param device the disk the folder is on, as the kernel names it
     * @param sharesDeviceWith other bays on that disk, which are lost with it
     * @param state PRIMARY, QUORUM, CATCHING_UP, SUSPECT, DRAINED, REMOVED, RESEEDING or LOST
     * @param position of the last event of its log, read in this bay; -1 when it has none
     * @param root Merkle root of its log at {@link BaysView#rootsAsOf}, in base64
     * @param lagBytes how far its write-ahead log is behind the primary's
     * @param lagEvents how many events it lacks
     * @param lagSeconds since the first of them was recorded
     * @param probedAt when the last look at its storage began that came to an end
     * @param probesAbandoned looks at its storage that did not come back in time, since the start
     * @param scrub what reading all it holds has shown
     */
    public record BayView(
            String name,
            int port,
            String folder,
            @Nullable String device,
            List<String> sharesDeviceWith,
            String state,
            @Nullable Long position,
            @Nullable String root,
            long lagBytes,
            @Nullable Long lagEvents,
            @Nullable Long lagSeconds,
            @Nullable Instant probedAt,
            long probesAbandoned,
            String detail,
            @Nullable ScrubView scrub) {
        static BayView of(BayStatus status, Optional<Reading> reading, Optional<ScrubView> scrub) {
            return new BayView(
                    status.name().folder(),
                    status.port(),
                    status.folder().toString(),
                    status.device(),
                    status.sharesDeviceWith().stream().map(BayName::folder).toList(),
                    status.state().name(),
                    reading.map(Reading::position).orElse(null),
                    reading.map(read -> Base64.getEncoder().encodeToString(read.root()))
                            .orElse(null),
                    status.lagBytes(),
                    reading.map(Reading::lagEvents).orElse(null),
                    reading.map(Reading::lagSeconds).orElse(null),
                    status.probedAt(),
                    status.probesAbandoned(),
                    status.detail(),
                    scrub.orElse(null));
        }
    }

    /**
     * All bays. Empty when the storage is not run by this instance.
     *
     * @param rootsAsOf the last position that all bays read have, and that their roots are of; -1 when there is none
     * @param rootsDiffer true when a bay holds another log than the others
     */
    public record BaysView(List<BayView> items, long rootsAsOf, boolean rootsDiffer) {}

    @GetMapping("/api/v1/bays")
    BaysView bays() {
        Readings readings = heads.now();
        return new BaysView(
                heads.statuses().stream()
                        // A bay that was lost since it was read holds nothing that counts.
                        .map(status -> BayView.of(
                                status,
                                readings.of(status.name()).filter(_ -> status.state() != BayState.LOST),
                                scrubs.of(status.name())))
                        .toList(),
                readings.rootsAsOf(),
                readings.differ());
    }
}
