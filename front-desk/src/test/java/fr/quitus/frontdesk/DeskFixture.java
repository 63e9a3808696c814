package fr.quitus.frontdesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk in a folder, with disks that can be told to fail, and a clock that stands. */
final class DeskFixture implements AutoCloseable {

    static final String NODE = "noeud-1";
    static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long FILE_BYTES_MAX = 4_000;

    private final Path folder;
    private final List<Path> places = new ArrayList<>();
    private final List<FaultyDisk> disks = new ArrayList<>();
    private Instant now = NOW;
    private @Nullable DepositLog log;

    DeskFixture(Path folder, int placeCount) {
        this.folder = folder;
        for (int i = 0; i < placeCount; i++) {
            places.add(folder.resolve("place-" + (char) ('a' + i)));
            disks.add(new FaultyDisk());
        }
    }

    DeskSettings settings() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new DeskSettings(
                NODE,
                witness(),
                places,
                1L << 30,
                300_000,
                4_096,
                Duration.ofSeconds(30),
                Duration.ofMillis(10),
                Duration.ofDays(30),
                1,
                false,
                clock);
    }

    static DeskSettings with(
            DeskSettings s, int depositsMax, long bytesMax, Duration placeTimeout, boolean despiteDoubt) {
        return new DeskSettings(
                s.node(),
                s.witness(),
                s.places(),
                bytesMax,
                depositsMax,
                s.waitingMax(),
                placeTimeout,
                s.returnEvery(),
                s.keepEnded(),
                s.freeBytesMin(),
                despiteDoubt,
                s.clock());
    }

    Path witness() {
        return folder.resolve("witness");
    }

    Path place(int number) {
        return places.get(number);
    }

    FaultyDisk disk(int number) {
        return disks.get(number);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    DepositLog open() {
        return open(UnaryOperator.identity());
    }

    DepositLog open(UnaryOperator<DeskSettings> change) {
        DepositLog opened = DepositLog.open(
                change.apply(settings()), new Storages(path -> disks.get(places.indexOf(path)), FILE_BYTES_MAX));
        log = opened;
        return opened;
    }

    /** As if the process were killed: nothing more is written anywhere. */
    void kill() {
        disks.forEach(disk -> disk.becomes(FaultyDisk.Fault.FAILS));
        DepositLog open = log;
        if (open != null) {
            open.abandon();
        }
        disks.forEach(disk -> disk.becomes(FaultyDisk.Fault.NONE));
        log = null;
    }

    @Override
    public void close() {
        disks.forEach(disk -> disk.becomes(FaultyDisk.Fault.NONE));
        DepositLog open = log;
        if (open != null) {
            open.close();
        }
        log = null;
    }

    /** Files of the log in a place, by name. */
    List<Path> files(int place) throws IOException {
        if (!Files.isDirectory(places.get(place))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(places.get(place))) {
            return files.filter(file -> file.getFileName().toString().startsWith("depots-")
                            && file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    void delete(int place) throws IOException {
        delete(places.get(place));
    }

    /** Also where the desk is still making files in it. */
    static void delete(Path tree) throws IOException {
        while (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                Thread.onSpinWait();
            }
        }
    }

    static Act act(int number) {
        return act(new UUID(7, number), "content " + number);
    }

    static Act act(UUID id, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Act(id, "SubmitInvoice", sha256(bytes), "Élodie Lefèvre, gestionnaire", bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Ending accepted(long position) {
        return new Ending(true, "ACCEPTE", "", position, NOW);
    }

    /** Waits for what other threads do, and says what was seen when it does not come. */
    static void await(String what, Callable<Boolean> condition, Callable<Object> seen) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%s did not come; seen: %s".formatted(what, seen.call()));
            }
            Thread.sleep(5);
        }
    }

    static void awaitCopies(DepositLog log, int copies) throws Exception {
        await(copies + " copies", () -> log.health().copies() == copies, log::health);
    }
}
