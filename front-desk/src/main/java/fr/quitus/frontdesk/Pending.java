package fr.quitus.frontdesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch that is being put together, with those who wait for it. One thread's. */
final class Pending {

    /** Most deposits in a batch, and calls with endings. */
    static final int WORKS_MAX = 1_024;

    private final DeskBook book;
    private final String node;
    private final Instant time;
    private final Batch batch = new Batch();
    private final List<Runnable> entries = new ArrayList<>();
    private final List<Work> waiting = new ArrayList<>();
    private final List<Answers> answers = new ArrayList<>();
    private final Map<UUID, Work.Handed> acts = new HashMap<>();
    private final List<Work.Handed> repeats = new ArrayList<>();
    private final long firstNumber;
    private long nextNumber;

    Pending(DeskBook book, String node, Instant time) {
        this.book = book;
        this.node = node;
        this.time = time;
        this.firstNumber = book.nextNumber();
        this.nextNumber = firstNumber;
    }

    /** Gives its answer to one who waits, when the batch is on so many places. */
    @FunctionalInterface
    private interface Answers {
        void give(int copies);
    }

    boolean isEmpty() {
        return batch.isEmpty();
    }

    boolean isFull() {
        return batch.length() >= Batch.BYTES_MAX || waiting.size() >= WORKS_MAX;
    }

    int length() {
        return batch.length();
    }

    /** Deposits in it. */
    int deposits() {
        return (int) (nextNumber - firstNumber);
    }

    /** Number that the first deposit of the batch has, or would have. */
    long firstNumber() {
        return firstNumber;
    }

    byte[] encode() {
        return batch.encode(book.nextBatch());
    }

    /** @return whether the act is in the batch already; then it is answered with it */
    boolean repeats(Work.Handed handed) {
        if (acts.containsKey(handed.act().commandId())) {
            repeats.add(handed);
            waiting.add(handed);
            return true;
        }
        return false;
    }

    void add(Work.Handed handed) {
        Deposit deposit = new Deposit(nextNumber++, node, handed.act(), time);
        int at = batch.add(Records.encode(deposit));
        acts.put(handed.act().commandId(), handed);
        waiting.add(handed);
        entries.add(() -> book.deposit(deposit, offset(at)));
        answers.add(copies -> handed.answer().complete(new Work.Answer(deposit.number(), time, copies)));
    }

    void add(Work.Ended ended) {
        int[] written = {0};
        ended.endings().forEach((number, ending) -> {
            DeskIndex.Entry entry = book.index().entry(number);
            if (entry != null && entry.ending() == 0) {
                int at = batch.add(Records.encode(number, ending));
                entries.add(() -> book.ending(number, ending, offset(at)));
                written[0]++;
            }
        });
        waiting.add(ended);
        answers.add(copies -> ended.answer().complete(written[0]));
    }

    private long fileEnd() {
        LogFiles.@Nullable Extent last = book.lastFile();
        return last == null ? 0 : last.length();
    }

    private long offset(int at) {
        return fileEnd() + at;
    }

    /** The batch is durable: it is in the book, and everybody is answered. */
    void done(@Nullable FileHeader begin, int copies) {
        if (begin != null) {
            book.begin(begin);
        }
        if (!batch.isEmpty()) {
            entries.forEach(Runnable::run);
            book.extend(batch.length());
        }
        answers.forEach(answer -> answer.give(copies));
        repeats.forEach(handed -> handed.answer().complete(Work.Answer.KNOWN));
    }

    void fail(DeskException why) {
        waiting.forEach(work -> work.fail(why));
    }
}
