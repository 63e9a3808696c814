package fr.quitus.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * People who browse at once, each in a session of his own, reading between two pages. Each looks at what the ledger
 * shows to somebody of his work: pages were tried for each identity before, and those refused to it are none of its.
 */
final class PageCrowd implements AutoCloseable {
    /** Those who work in pages; each may have five sessions at once. */
    private static final List<String> IDENTITIES =
            List.of("paula", "katia", "ada", "bruno", "omar", "boris", "rachel", "denis", "marianne", "karl");

    private static final int SESSIONS_EACH = 5;

    private final List<Person> people = new ArrayList<>();
    private final Map<PageKind, PageTimes> times = new LinkedHashMap<>();
    private final Duration reading;

    private record Person(PageVisitor visitor, List<PageKind> pages, Shares shares) {}

    private PageCrowd(List<PageKind> kinds, Duration reading) {
        this.reading = reading;
        kinds.forEach(kind -> times.put(kind, new PageTimes(kind)));
    }

    /**
     * @param size at most five times the ten identities
     * @param reading how long a page is read on average
     */
    static PageCrowd of(URI base, int size, List<PageKind> kinds, Duration reading)
            throws IOException, InterruptedException {
        if (size < 1 || size > IDENTITIES.size() * SESSIONS_EACH) {
            throw new IllegalArgumentException(
                    "from 1 to " + IDENTITIES.size() * SESSIONS_EACH + " people, not " + size);
        }
        PageCrowd crowd = new PageCrowd(kinds, reading);
        for (int i = 0; i < size; i++) {
            String identity = IDENTITIES.get(i % IDENTITIES.size());
            PageVisitor visitor = PageVisitor.signedIn(base, identity);
            List<PageKind> pages = i < IDENTITIES.size()
                    ? shown(visitor, kinds)
                    : crowd.people.get(i % IDENTITIES.size()).pages();
            double[] weights = pages.stream().mapToDouble(PageKind::weight).toArray();
            crowd.people.add(new Person(visitor, pages, Shares.of(weights)));
        }
        return crowd;
    }

    private static List<PageKind> shown(PageVisitor visitor, List<PageKind> kinds)
            throws IOException, InterruptedException {
        List<PageKind> shown = new ArrayList<>();
        for (PageKind kind : kinds) {
            if (visitor.get(kind.address(0)).ok()) {
                shown.add(kind);
            }
        }
        if (shown.isEmpty()) {
            throw new IOException("nothing is shown to one of those who browse");
        }
        return shown;
    }

    /** Returns when everybody has had his last answer. */
    void browse(Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Person person = people.get(i);
            SplittableRandom random = new SplittableRandom(i);
            threads.add(Thread.ofVirtual().start(() -> browse(person, random, end)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void browse(Person person, SplittableRandom random, long end) {
        while (true) {
            long nanos = (long) (-Math.log(1 - random.nextDouble()) * reading.toNanos());
            LockSupport.parkNanos(Math.min(nanos, TimeUnit.MINUTES.toNanos(1)));
            if (System.nanoTime() >= end) {
                return;
            }
            PageKind kind = person.pages().get(person.shares().drawn(random.nextDouble()));
            String address = kind.address(random.nextInt(Integer.MAX_VALUE));
            PageTimes all = times.get(kind);
            if (all == null) {
                throw new IllegalStateException("not one of the pages: " + kind);
            }
            try {
                all.add(address, person.visitor().get(address), true);
            } catch (IOException e) {
                all.failed(address + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    List<PageTimes> times() {
        return List.copyOf(times.values());
    }

    @Override
    public void close() {
        people.forEach(person -> person.visitor().close());
    }
}
