package fr.quitus.domain;

import fr.quitus.domain.payment.RunOrders;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.TransferFormat;
import fr.quitus.domain.payment.TransferFormat.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A file format as simple as a format can be: its bytes are the orders' own text; only French accounts are paid. */
public final class FakeTransferFormat implements TransferFormat {
    public static final FakeTransferFormat FAKE = new FakeTransferFormat();

    @Override
    public @Nullable String fault(RunOrders orders) {
        for (RunTransfer transfer : orders.transfers()) {
            if (!transfer.account().text().startsWith("FR")) {
                return "Le compte " + transfer.account() + " n'est pas en France.";
            }
        }
        return null;
    }

    @Override
    public Digest digest(RunOrders orders) {
        try {
            byte[] bytes = orders.toString().getBytes(StandardCharsets.UTF_8);
            return new Digest(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
