package fr.quitus.api.door;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.document.DocumentHash;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.value.AccountingPostId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Consultations à inscrire : what was shown while the log could not be written, one small file each, until it is. They
 * outlive this process.
 */
final class PendingConsultations {
    private static final String SUFFIX = ".json";

    private final Path folder;

    /** What a file holds; the key makes a repeat harmless. */
    record Pending(
            String key,
            ActorId actor,
            Role role,
            Set<String> fundsCentres,
            Set<AccountingPostId> posts,
            FileId file,
            @Nullable DocumentHash sha256,
            String reason,
            String occurredAt) {
        static Pending of(CommandGate.Ask ask, RecordConsultation what) {
            return new Pending(
                    ask.key(),
                    ask.caller().actor(),
                    ask.caller().role(),
                    ask.caller().perimeter().fundsCentres(),
                    ask.caller().perimeter().posts(),
                    what.file(),
                    what.sha256(),
                    what.reason(),
                    ask.occurredAt().toString());
        }

        CommandGate.Ask ask() {
            return new CommandGate.Ask(
                    new RecordConsultation(file, sha256, reason),
                    key,
                    new Caller(actor, role, new Perimeter(fundsCentres, posts), null),
                    null,
                    Instant.parse(occurredAt),
                    "api");
        }
    }

    PendingConsultations(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return files().size();
    }

    /** On this node's disk when it returns. */
    void keep(Pending pending) {
        byte[] json = LedgerJson.mapper().writeValueAsBytes(pending);
        Path part = folder.resolve(pending.key() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, folder.resolve(pending.key() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the consultation cannot be kept for later", e);
        }
    }

    /** Oldest name first; what is unreadable stops everything, for it is a trace that would be lost. */
    List<Pending> all() {
        return files().stream().map(PendingConsultations::read).toList();
    }

    void done(Pending pending) {
        try {
            Files.deleteIfExists(folder.resolve(pending.key() + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pending read(Path path) {
        try {
            return LedgerJson.mapper().readValue(Files.readAllBytes(path), Pending.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
