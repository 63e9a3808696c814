package fr.quitus.frontdesk.receipt;

import fr.quitus.frontdesk.Deposited;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Signature des attestations : one signature for all that wait for one, because an Ed25519 signature costs this
 * platform 0.7 ms of a core. Any thread may ask; it waits for its receipt.
 */
public final class ReceiptSigner implements AutoCloseable {

    private final SigningKey key;
    private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
    private final Thread signing;
    private volatile boolean closed;

    /** @param key the desk's own; its type is {@link KeyType#NOTE} */
    public ReceiptSigner(SigningKey key) {
        if (key.verifierKey().type() != KeyType.NOTE) {
            throw new IllegalArgumentException(key.verifierKey() + " signs no notes");
        }
        this.key = key;
        this.signing = Thread.ofPlatform().daemon().name("guichet-signature").start(this::run);
    }

    private record Asked(ReceiptText text, CompletableFuture<DepositReceipt> answer) {}

    /**
     * The receipt of a deposit, as the desk has it now. Made again later it says the same, with other proof behind it
     * and the copies of that moment.
     */
    public DepositReceipt sign(Deposited deposited) {
        Asked asked = new Asked(ReceiptText.of(deposited), new CompletableFuture<>());
        queue.add(asked);
        if (closed) {
            failAll(new IllegalStateException("the signer of receipts is closed"));
        }
        return asked.answer().join();
    }

    private void run() {
        List<Asked> group = new ArrayList<>();
        while (!closed) {
            try {
                group.add(queue.take());
                queue.drainTo(group, ReceiptGroup.RECEIPTS_MAX - 1);
                List<DepositReceipt> receipts =
                        ReceiptGroup.sign(group.stream().map(Asked::text).toList(), key);
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).answer().complete(receipts.get(i));
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException | Error e) {
                group.forEach(asked -> asked.answer().completeExceptionally(e));
            }
            group.clear();
        }
        failAll(new IllegalStateException("the signer of receipts is closed"));
    }

    private void failAll(RuntimeException why) {
        for (Asked left = queue.poll(); left != null; left = queue.poll()) {
            left.answer().completeExceptionally(why);
        }
    }

    @Override
    public void close() {
        closed = true;
        signing.interrupt();
    }
}
