package fr.quitus.app.archive;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.bays.StorageDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/archive} : where the archive is, how far behind it is, and whether it was last found sound. */
@RestController
public final class ArchiveController {
    private final Archiver archiver;
    private final RestoreTrial trial;
    private final LedgerStorage storage;

    ArchiveController(Archiver archiver, RestoreTrial trial, LedgerStorage storage) {
        this.archiver = archiver;
        this.trial = trial;
        this.storage = storage;
    }

    /**
     * The archive.
     *
     * @param state OFF, STARTING, FOLLOWING, FAILING or REFUSED
     * @param since when it became so
     * @param folder where it lies
     * @param device the disk the folder is on, as the kernel names it
     * @param sharesDeviceWith bays on that disk, which are lost with the archive
     * @param personKeysFolder where keys of persons are archived; absent when they are not
     * @param generation that is written
     * @param position of the last event archived; -1 before the first
     * @param sealedTo position behind the last sealed segment
     * @param lagEvents acknowledged events that are in the bays alone
     * @param lagMs age of the first of them: what the loss of all bays would lose now
     * @param trial the last trial restoration since the start
     * @param nextTrialAt when the next one is due
     */
    public record ArchiveView(
            String state,
            String detail,
            Instant since,
            @Nullable String folder,
            @Nullable String device,
            List<String> sharesDeviceWith,
            @Nullable String personKeysFolder,
            int generation,
            long position,
            long sealedTo,
            long lagEvents,
            long lagMs,
            RestoreTrial.@Nullable Outcome trial,
            @Nullable Instant nextTrialAt) {}

    @GetMapping("/api/v1/archive")
    ArchiveView archive() {
        ArchiveState state = archiver.state();
        Optional<String> device = archiver.folder().flatMap(folder -> device(folder.root()));
        return new ArchiveView(
                state.kind().name(),
                state.detail(),
                state.since(),
                archiver.folder().map(folder -> folder.root().toString()).orElse(null),
                device.orElse(null),
                device.map(this::baysOn).orElse(List.of()),
                archiver.personKeys().map(Path::toString).orElse(null),
                state.generation(),
                state.position(),
                state.sealedTo(),
                archiver.lagEvents(),
                archiver.lag().toMillis(),
                trial.last().orElse(null),
                trial.next().orElse(null));
    }

    private static Optional<String> device(Path folder) {
        try {
            return Files.exists(folder) ? Optional.of(StorageDevice.of(folder)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<String> baysOn(String device) {
        return storage.bays().map(EmbeddedBays::statuses).orElse(List.of()).stream()
                .filter((BayStatus bay) -> device.equals(bay.device()))
                .map(bay -> bay.name().folder())
                .toList();
    }
}
