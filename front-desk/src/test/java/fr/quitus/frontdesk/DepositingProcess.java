package fr.quitus.frontdesk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A process of its own that does nothing but deposit and end, and tells on its output what it was answered. */
final class DepositingProcess implements AutoCloseable {

    private static final String DEPOSITED = "deposited";
    private static final String ENDED = "ended";
    private static final int HANDS = 8;

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    private DepositingProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static DepositingProcess start(Path witness, List<Path> places) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DepositingProcess.class.getName(),
                witness.toString()));
        places.forEach(place -> command.add(place.toString()));
        return new DepositingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static DeskSettings settings(Path witness, List<Path> places) {
        return DeskSettings.of(DeskFixture.NODE, witness, places, Clock.systemUTC());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitAnswers(int count) throws Exception {
        DeskFixture.await(
                count + " answers",
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the process ended with " + process.exitValue());
                    }
                    return said().size() >= count;
                },
                () -> said().size());
    }

    private List<String> said() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** SIGKILL; returns when all it said was read. {@link Process#destroyForcibly} would close what is to be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** Numbers and ids it was answered. A line that was cut off in the middle was not said. */
    Map<Long, UUID> deposited() {
        Map<Long, UUID> deposited = new TreeMap<>();
        for (String line : said()) {
            String[] words = line.split(" ", -1);
            if (words.length == 4 && words[0].equals(DEPOSITED) && words[3].equals(".")) {
                UUID before = deposited.put(Long.parseLong(words[1]), UUID.fromString(words[2]));
                if (before != null) {
                    throw new AssertionError("twice: " + line);
                }
            }
        }
        return deposited;
    }

    List<Long> ended() {
        return said().stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 3 && words[0].equals(ENDED) && words[2].equals("."))
                .map(words -> Long.parseLong(words[1]))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The process itself. */
    public static void main(String[] arguments) {
        List<Path> places = List.of(arguments).subList(1, arguments.length).stream()
                .map(Path::of)
                .toList();
        DepositLog log = DepositLog.open(settings(Path.of(arguments[0]), places));
        for (int hand = 0; hand < HANDS; hand++) {
            Thread.ofPlatform().start(() -> deposit(log));
        }
    }

    private static void deposit(DepositLog log) {
        while (true) {
            UUID id = UUID.randomUUID();
            long number = log.deposit(DeskFixture.act(id, "content of " + id))
                    .deposit()
                    .number();
            say("%s %d %s .".formatted(DEPOSITED, number, id));
            if (number % 3 == 0) {
                log.ended(number, DeskFixture.accepted(number));
                say("%s %d .".formatted(ENDED, number));
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
