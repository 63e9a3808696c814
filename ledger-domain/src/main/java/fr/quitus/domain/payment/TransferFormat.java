package fr.quitus.domain.payment;

import org.jspecify.annotations.Nullable;

/** Format du fichier de virements, as a pure function: the same orders always make the same bytes. */
public interface TransferFormat {
    /**
     * What identifies a file.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    record Digest(String sha256, int sizeBytes) {}

    /** Why the bank would refuse these orders, in French; null when it would not. */
    @Nullable String fault(RunOrders orders);

    /** The file of orders that have no fault. */
    Digest digest(RunOrders orders);
}
