package fr.quitus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the Java of this process spends its time while something runs: each sample of a running thread counts for the
 * part whose method is innermost on its stack. The bays are processes of their own and not in it.
 */
final class Profile {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String ELSE = "the JDK alone";

    /** A part of the program, by the names of its classes; the first that fits is meant. */
    private record Part(String name, List<String> classes) {
        boolean has(String type) {
            return classes.stream().anyMatch(type::startsWith);
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part("client of the bench", List.of("jdk.internal.net.http.", "java.net.http.", "fr.quitus.bench.")),
            new Part(
                    "token: decoding, signature, claims",
                    List.of(
                            "com.nimbusds.",
                            "org.springframework.security.oauth2.",
                            "fr.quitus.api.door.CallerClaims")),
            new Part(
                    "metrics and observations",
                    List.of("io.micrometer.", "org.springframework.http.server.observation.")),
            new Part("views", List.of("fr.quitus.projections.", "fr.quitus.app.projection.")),
            new Part("appender", List.of("fr.quitus.eventstore.postgres.", "fr.quitus.proofs.")),
            new Part("bus, aggregates, event serializer", List.of("org.axonframework.", "fr.quitus.eventstore.")),
            new Part(
                    "gate, handlers, rules",
                    List.of("fr.quitus.api.door.CommandGate", "fr.quitus.api.ledger.", "fr.quitus.domain.")),
            new Part("reading the command, writing the answer", List.of("fr.quitus.api.", "fr.quitus.app.")),
            new Part("JSON", List.of("tools.jackson.")),
            new Part("Spring MVC", List.of("org.springframework.web.", "org.springframework.http.")),
            new Part("Spring Security's filters", List.of("org.springframework.security.")),
            new Part("the rest of Spring", List.of("org.springframework.")),
            new Part("Tomcat", List.of("org.apache.")),
            new Part("connections", List.of("com.zaxxer.", "org.postgresql.")));

    private final Map<String, Integer> samples;

    private Profile(Map<String, Integer> samples) {
        this.samples = samples;
    }

    /** What is watched. */
    interface Work {
        void run() throws Exception;
    }

    static Profile of(Work work) throws Exception {
        Path file = Files.createTempFile("quitus-bench-", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            return read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Profile read(Path file) throws IOException {
        Map<String, Integer> samples = new LinkedHashMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            RecordedStackTrace stack = event.getStackTrace();
            if (stack != null && event.getEventType().getName().equals(SAMPLE)) {
                List<String> types = stack.getFrames().stream()
                        .filter(RecordedFrame::isJavaFrame)
                        .map(frame -> frame.getMethod().getType().getName())
                        .toList();
                samples.merge(part(types), 1, Integer::sum);
            }
        }
        return new Profile(samples);
    }

    /** The part a stack belongs to, its classes from the innermost on. */
    static String part(List<String> types) {
        for (String type : types) {
            for (Part part : PARTS) {
                if (part.has(type)) {
                    return part.name();
                }
            }
        }
        return ELSE;
    }

    /** In Markdown, the largest part first. */
    String table() {
        double all = samples.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder table = new StringBuilder("| where Java's time goes | share |\n|---|---:|\n");
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(part -> table.append(
                        String.format(Locale.ROOT, "| %s | %.1f %% |%n", part.getKey(), 100 * part.getValue() / all)));
        return table.append(String.format(Locale.ROOT, "%nOf %,.0f samples.%n", all))
                .toString();
    }
}
