package fr.quitus.app.frontdesk;

import fr.quitus.api.door.FrontDesk;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.receipt.ReceiptSigner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Bureau : the desk of an instance with all its parts, or why it has none. */
final class Office implements SmartLifecycle, AutoCloseable {
    private final @Nullable Parts parts;
    private final String whyNone;

    /**
     * What a desk is made of.
     *
     * @param key public half of what signs receipts
     */
    record Parts(
            DepositLog log, ReceiptSigner signer, String key, Opening opening, LedgerFrontDesk desk, DeskWork work) {}

    Office(Parts parts) {
        this.parts = parts;
        this.whyNone = "";
    }

    /** @param whyNone in French */
    Office(String whyNone) {
        this.parts = null;
        this.whyNone = whyNone;
    }

    Optional<Parts> parts() {
        return Optional.ofNullable(parts);
    }

    /** Empty when there is one. */
    String whyNone() {
        return whyNone;
    }

    FrontDesk desk() {
        return parts == null ? FrontDesk.NONE : parts.desk();
    }

    @Override
    public void start() {
        parts().ifPresent(all -> all.work().start());
    }

    @Override
    public void stop() {
        parts().ifPresent(all -> all.work().stop());
    }

    @Override
    public boolean isRunning() {
        return parts().map(all -> all.work().isRunning()).orElse(false);
    }

    @Override
    public void close() {
        parts().ifPresent(all -> {
            all.log().close();
            all.signer().close();
        });
    }
}
