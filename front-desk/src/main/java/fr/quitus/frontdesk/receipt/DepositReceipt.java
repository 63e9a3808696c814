package fr.quitus.frontdesk.receipt;

import fr.quitus.proofs.note.VerifierKeys;
import java.time.Instant;
import java.util.UUID;

/** Attestation de dépôt. */
public final class DepositReceipt {

    private DepositReceipt() {}

    /**
     * Reads a receipt and checks it with nothing but the keys.
     *
     * @throws ReceiptException when it is not, byte for byte, what one of the keys signed
     */
    public static DepositReceipt verify(String text, VerifierKeys keys) {
        throw new UnsupportedOperationException();
    }

    /** {@code <node>-<number>}. */
    public String receiptNumber() {
        throw new UnsupportedOperationException();
    }

    public UUID commandId() {
        throw new UnsupportedOperationException();
    }

    public Instant depositedAt() {
        throw new UnsupportedOperationException();
    }

    public int copies() {
        throw new UnsupportedOperationException();
    }

    /** The signed text, whole: what is kept, sent, and checked. */
    public String text() {
        throw new UnsupportedOperationException();
    }

    /** Its fields and the signed text, as one JSON object. */
    public String json() {
        throw new UnsupportedOperationException();
    }

    /** One page to print, with the text and a QR code that holds it whole. */
    public byte[] pdf() {
        throw new UnsupportedOperationException();
    }
}
