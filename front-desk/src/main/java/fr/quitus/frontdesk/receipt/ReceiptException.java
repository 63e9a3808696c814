package fr.quitus.frontdesk.receipt;

import java.io.Serial;

/** A text that is no receipt, or not as it was signed. In French, as those who check receipts read it. */
public final class ReceiptException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReceiptException(String message) {
        super(message);
    }
}
