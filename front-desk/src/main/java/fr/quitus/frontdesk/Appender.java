package fr.quitus.frontdesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * L'écrivain : one thread that takes everything that waits, writes it to every place that counts at once, and answers
 * when all of them have it. A place that does not have it in time counts no more, which the witness says before anybody
 * is answered.
 */
final class Appender implements Runnable {

    /** What a deposit takes beside its content, about. */
    private static final int RECORD_OTHER_BYTES = 300;

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private final Desk desk;
    private final Members members;
    private final DeskSettings settings;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closing;

    Appender(Desk desk, Members members) {
        this.desk = desk;
        this.members = members;
        this.settings = desk.settings();
    }

    Work.Answer deposit(Act act) {
        if (waiting.incrementAndGet() > settings.waitingMax()) {
            waiting.decrementAndGet();
            throw new DeskException.Full(
                    "%d actes attendent déjà le disque du guichet".formatted(settings.waitingMax()));
        }
        try {
            return Waiting.join(
                    submit(new Work.Handed(act, new CompletableFuture<>())).answer());
        } finally {
            waiting.decrementAndGet();
        }
    }

    void ended(Map<Long, Ending> endings) {
        Waiting.join(submit(new Work.Ended(Map.copyOf(endings), new CompletableFuture<>()))
                .answer());
    }

    /** Has something done between two batches. */
    CompletableFuture<Boolean> order(Runnable order) {
        return submit(new Work.Order(order, new CompletableFuture<>())).done();
    }

    private <W extends Work> W submit(W work) {
        queue.add(work);
        if (closing) {
            failAll();
        }
        return work;
    }

    /** Nothing is taken any more; what waits is still written when the thread gets to it. */
    void close() {
        order(() -> closing = true);
    }

    private void failAll() {
        for (Work left = queue.poll(); left != null; left = queue.poll()) {
            left.fail(new DeskException.Closed("le guichet est fermé"));
        }
    }

    @Override
    public void run() {
        List<Work> works = new ArrayList<>();
        while (!closing) {
            try {
                works.add(queue.take());
                queue.drainTo(works, Pending.WORKS_MAX - 1);
                work(works);
            } catch (InterruptedException e) {
                closing = true;
            } catch (RuntimeException | Error e) {
                // The desk is read again before anything else is written: what this batch left is not known.
                LOG.error("The appender of the front desk failed", e);
                desk.stop("erreur interne, " + e);
                DeskException why = new DeskException.NoPlace("erreur interne du guichet, " + e);
                works.forEach(work -> work.fail(why));
            }
            works.clear();
        }
        failAll();
    }

    private void work(List<Work> works) {
        Pending batch = begin();
        for (Work work : works) {
            if (batch.isFull()) {
                write(batch);
                batch = begin();
            }
            switch (work) {
                case Work.Handed handed -> take(handed, batch);
                case Work.Ended ended -> batch.add(ended);
                case Work.Order order -> {
                    write(batch);
                    order.order().run();
                    order.done().complete(true);
                    batch = begin();
                }
            }
        }
        write(batch);
    }

    /** Time does not go back, whatever the clock does. */
    private Pending begin() {
        DeskBook book = desk.book();
        long millis = Math.max(settings.clock().millis(), book.index().lastTime());
        return new Pending(book, settings.node(), Instant.ofEpochMilli(millis));
    }

    private void take(Work.Handed handed, Pending batch) {
        DeskBook book = desk.book();
        if (book.entry(handed.act().commandId()) != null) {
            handed.answer().complete(Work.Answer.KNOWN);
        } else if (!batch.repeats(handed)) {
            String full = full(book, batch, handed.act().content().length);
            if (full.isEmpty()) {
                batch.add(handed);
            } else {
                handed.fail(new DeskException.Full(full));
            }
        }
    }

    private String full(DeskBook book, Pending batch, int more) {
        if (book.index().pending() + batch.deposits() >= settings.depositsMax()) {
            return "%d dépôts attendent, le guichet n'en tient pas plus".formatted(settings.depositsMax());
        }
        if (book.files().bytes() + batch.length() + more + RECORD_OTHER_BYTES > settings.bytesMax()) {
            return "le guichet tient %d octets, pas plus".formatted(settings.bytesMax());
        }
        return members.hasSpaceLeft() ? "" : "les disques du guichet sont presque pleins";
    }

    private void write(Pending batch) {
        if (batch.isEmpty()) {
            batch.done(null, 0);
            return;
        }
        DeskBook book = desk.book();
        LogFiles.@Nullable Extent last = book.lastFile();
        boolean fits = last != null && last.length() + batch.length() <= desk.fileBytesMax();
        FileHeader begin = fits ? null : new FileHeader(desk.id(), book.nextBatch(), batch.firstNumber());
        long number = book.nextBatch();
        byte[] bytes = batch.encode();
        int before = desk.writers().size();
        members.everywhere(place -> place.append(number, bytes, begin));
        int copies = desk.writers().size();
        if (copies == 0) {
            batch.fail(new DeskException.NoPlace("le guichet n'a pu écrire nulle part : " + desk.stopped()));
        } else if (copies < before && !members.remembered()) {
            batch.fail(new DeskException.NoPlace(desk.stopped()));
        } else {
            batch.done(begin, copies);
        }
    }
}
