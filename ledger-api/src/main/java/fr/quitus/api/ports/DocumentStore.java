package fr.quitus.api.ports;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.document.DocumentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pièces déposées : their bytes, kept once by SHA-256 beside the log and as durable as it. */
public interface DocumentStore {
    /** Keeps nothing: for a ledger without documents. */
    DocumentStore NONE = new DocumentStore() {
        @Override
        public Optional<Stored> find(DocumentHash sha256) {
            return Optional.empty();
        }

        @Override
        public boolean store(Stored document, ActorId by, InputStream content) {
            throw new Unavailable("this ledger keeps no documents", null);
        }

        @Override
        public void read(DocumentHash sha256, OutputStream to) {
            throw new Unavailable("this ledger keeps no documents", null);
        }
    };

    /** A document that is kept. */
    record Stored(DocumentHash sha256, long sizeBytes, String mediaType) {}

    /** The storage does not answer now. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws Unavailable as every other method */
    Optional<Stored> find(DocumentHash sha256);

    /**
     * Keeps the bytes; when this returns they are on a quorum of bays.
     *
     * @param document its size and hash, which the caller has computed from these bytes
     * @return false when they were there already, and nothing was written
     * @throws IOException when the content cannot be read; nothing is kept
     */
    boolean store(Stored document, ActorId by, InputStream content) throws IOException;

    /** Writes the bytes of a document that is kept, as they are; the caller checks them against the hash. */
    void read(DocumentHash sha256, OutputStream to) throws IOException;
}
