package fr.quitus.api.ports;

import fr.quitus.domain.payment.RunOrders;
import fr.quitus.domain.payment.TransferFormat;

/** Fichiers de virements : the format that banks read, and where written files are kept. */
public interface PaymentFiles extends TransferFormat {
    /** Of a ledger that sends no files: no transfer of a run that somebody opened can be written. */
    PaymentFiles NONE = new PaymentFiles() {
        @Override
        public String fault(RunOrders orders) {
            return "Ce registre n'écrit pas de fichiers de virements.";
        }

        @Override
        public Digest digest(RunOrders orders) {
            throw new IllegalStateException("a run without a transfer was closed: " + orders.messageId());
        }

        @Override
        public void keep(RunOrders orders) {
            throw new IllegalStateException("no file was written of " + orders.messageId());
        }
    };

    /** Keeps the file of these orders, durably and under its SHA-256; one that is kept already stays as it is. */
    void keep(RunOrders orders);
}
