package fr.quitus.bays;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bay as last seen by the supervision.
 *
 * @param folder where the bay lies
 * @param device the disk the folder is on, as the kernel names it; null when there is no folder
 * @param sharesDeviceWith the other bays on that disk, which are lost with it
 * @param receivedLsn place in the database's write-ahead log up to which the bay holds everything, in bytes
 * @param lagBytes what the primary has and the bay has not; 0 for the primary itself
 * @param probedAt when the last look at its storage began that came to an end; null while none did
 * @param probesAbandoned looks at its storage that nobody waited for any longer, since the start
 * @param detail a French sentence for the operator
 */
public record BayStatus(
        BayName name,
        int port,
        BayState state,
        Path folder,
        @Nullable String device,
        List<BayName> sharesDeviceWith,
        long receivedLsn,
        long lagBytes,
        @Nullable Instant probedAt,
        long probesAbandoned,
        String detail) {}
