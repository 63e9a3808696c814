package fr.quitus.proofs.segment;

import java.io.IOException;

/** A file that is not a segment as it must be written, or not all of one; the message names the place, in French. */
public final class SegmentException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A fault at this byte of the uncompressed content. */
    SegmentException(long byteOffset, String message) {
        super("octet %d du contenu : %s".formatted(byteOffset, message));
    }

    SegmentException(String message) {
        super(message);
    }
}
