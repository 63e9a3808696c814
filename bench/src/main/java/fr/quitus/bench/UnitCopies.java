package fr.quitus.bench;

import fr.quitus.domain.value.Siret;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a long log of a short one: the events of one real unit again and again, each time under other numbers, centres
 * and identities, so that the copies are as many units side by side. Streams that have no number of their own, such as
 * the programme's, are written once.
 */
final class UnitCopies {
    /** Numbers are counted in three digits. */
    static final int COPIES_MAX = 999;

    private static final int PAGE_EVENTS = 5_000;
    private static final int UNIT_EVENTS = 64;
    private static final int UNITS_IN_FLIGHT = 256;
    private static final int TOLD_EVERY = 20;
    private static final int SIREN_DIGITS = 9;
    private static final int CHARGE_DIGITS = 4;
    private static final int HASH_DIGITS = 3;

    /** EJ, titles, DP, receipts; the unit's centres and runs; identities that are hashes. */
    private static final Pattern OWN = Pattern.compile("(?<![0-9])(?<number>21|31|1|5)000(?=[0-9]{5}(?![0-9]))"
            + "|(?<centre>ANNEE-[A-Z]|CAMPAGNE-)000"
            + "|(?<=[0-9a-f]{8}-[0-9a-f]{4}-5)(?<hash>[0-9a-f]{3})(?=-[0-9a-f]{4}-[0-9a-f]{12})");

    private final EventLog source;
    private final EventLog target;
    private final PrintStream progress;
    private final Semaphore free = new Semaphore(UNITS_IN_FLIGHT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Variety variety;
    private final long sourceHead;
    private int next;

    /** What tells the copies apart beside their own numbers. */
    enum Variety {
        /** All have one supplier and one account of charges, as the source does. */
        NONE,
        /** Each has its own, so that books have many accounts, and these many third parties. */
        SUPPLIERS_AND_CHARGES
    }

    /** @throws IllegalArgumentException when the source is too short for so many events, before any is written */
    UnitCopies(EventLog source, EventLog target, long events, PrintStream progress) {
        long most = (source.head() + 1) * COPIES_MAX;
        if (most < events) {
            throw new IllegalArgumentException("the source of " + (source.head() + 1) + " events makes " + most
                    + " of them and not " + events + ": play a larger part of the year (--permille)");
        }
        this(source, target, Variety.NONE, 0, progress);
    }

    private UnitCopies(EventLog source, EventLog target, Variety variety, int first, PrintStream progress) {
        this.source = source;
        this.target = target;
        this.variety = variety;
        this.next = first;
        this.sourceHead = source.head();
        this.progress = progress;
    }

    /** Copies of what a log holds now, behind it in the same log. */
    static UnitCopies behind(EventLog log, Variety variety, PrintStream progress) {
        return new UnitCopies(log, log, variety, 1, progress);
    }

    /** Writes copies until the log holds so many events. */
    void growTo(long events) throws InterruptedException {
        for (; target.head() + 1 < events; next++) {
            if (next > COPIES_MAX) {
                throw new IllegalStateException("copies have no more numbers");
            }
            write(next);
            progress.printf(Locale.ROOT, "%,d events%n", target.head() + 1);
        }
    }

    /** Writes so many copies. */
    void add(int copies) throws InterruptedException {
        for (int last = next + copies; next < last; next++) {
            if (next > COPIES_MAX) {
                throw new IllegalStateException("copies have no more numbers");
            }
            write(next);
            if (next % TOLD_EVERY == 0) {
                progress.printf(Locale.ROOT, "%,d events%n", target.head() + 1);
            }
        }
    }

    private void write(int copy) throws InterruptedException {
        Map<String, Long> sequences = new HashMap<>();
        List<NewEvent> unit = new ArrayList<>();
        StoredEvent last = null;
        for (long position = -1; position < sourceHead; ) {
            List<StoredEvent> page =
                    source.read(position, Math.toIntExact(Math.min(PAGE_EVENTS, sourceHead - position)));
            for (StoredEvent event : page) {
                // What one command did stays together: between its events the books need not be true.
                if (last != null
                        && unit.size() >= UNIT_EVENTS
                        && !event.recordedAt().equals(last.recordedAt())) {
                    send(unit, last);
                    unit = new ArrayList<>();
                }
                last = event;
                String aggregateId = renamed(event.aggregateId(), copy);
                if (copy == 0 || !aggregateId.equals(event.aggregateId())) {
                    long sequence = sequences.merge(aggregateId, 1L, Long::sum) - 1;
                    unit.add(new NewEvent(
                            event.aggregateType(),
                            aggregateId,
                            sequence,
                            event.name(),
                            renamed(event.payload(), copy),
                            event.metaData()));
                }
            }
            position = page.getLast().position();
        }
        if (last != null && !unit.isEmpty()) {
            send(unit, last);
        }
        free.acquire(UNITS_IN_FLIGHT);
        free.release(UNITS_IN_FLIGHT);
        Throwable first = failure.get();
        if (first != null) {
            throw new IllegalStateException("the log does not take the copies", first);
        }
    }

    private void send(List<NewEvent> unit, StoredEvent last) throws InterruptedException {
        free.acquire();
        // A log whose times went back would be known as of none.
        Instant recordedAt = source == target ? Instant.now() : last.recordedAt();
        target.append(new AppendUnit(unit, null, recordedAt)).whenComplete((_, thrown) -> {
            if (thrown != null) {
                failure.compareAndSet(null, thrown);
            }
            free.release();
        });
    }

    private byte[] renamed(byte[] payload, int copy) {
        String own = renamed(new String(payload, StandardCharsets.UTF_8), copy);
        String told =
                switch (variety) {
                    case NONE -> own;
                    case SUPPLIERS_AND_CHARGES ->
                        own.replace(YearCast.SUPPLIER.ref().text(), supplier(copy))
                                .replace(YearCast.CHARGE.text(), charge(copy));
                };
        return told.getBytes(StandardCharsets.UTF_8);
    }

    /** Another establishment of the same company, with its key. */
    static String supplier(int copy) {
        String siren = YearCast.SUPPLIER.ref().text().substring(0, SIREN_DIGITS);
        String open = siren + String.format(Locale.ROOT, "%04d", copy);
        for (int key = 0; key < 10; key++) {
            if (Siret.of(open + key).hasItsKey()) {
                return open + key;
            }
        }
        throw new IllegalStateException("Luhn's formula gives one of ten keys: " + open);
    }

    static String charge(int copy) {
        String charge = YearCast.CHARGE.text();
        return charge.substring(0, charge.length() - CHARGE_DIGITS)
                + String.format(Locale.ROOT, "%0" + CHARGE_DIGITS + "d", copy);
    }

    static String renamed(String text, int copy) {
        Matcher own = OWN.matcher(text);
        if (copy == 0 || !own.find()) {
            return text;
        }
        StringBuilder renamed = new StringBuilder(text.length());
        int from = 0;
        do {
            renamed.append(text, from, own.start());
            String hash = own.group("hash");
            if (hash != null) {
                renamed.append(moved(hash, copy));
            } else {
                String kept = own.group("number") == null ? own.group("centre") : own.group("number");
                renamed.append(kept).append(digits(copy));
            }
            from = own.end();
        } while (own.find());
        return renamed.append(text, from, text.length()).toString();
    }

    private static String digits(int copy) {
        return Integer.toString(1_000 + copy).substring(1);
    }

    /** Added, not put in its place: no copy of an identity is the original by chance. */
    private static String moved(String hash, int copy) {
        return HexFormat.of().toHexDigits(HexFormat.fromHexDigits(hash) + copy, HASH_DIGITS);
    }
}
