package fr.quitus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a figure is worth nothing without: the machine, the commit and the command. */
final class Machine {
    private Machine() {}

    static String description(String command) {
        return String.format(
                Locale.ROOT, "- machine: %s%n- commit: %s%n- command: `%s`%n", machine(), commit(), command);
    }

    static String machine() {
        return String.format(
                Locale.ROOT,
                "%d x %s, %s GiB, %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name"),
                memoryGib(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version());
    }

    static String commit() {
        return System.getProperty("quitus.commit", "unknown");
    }

    private static String memoryGib() {
        String kilobytes = field("/proc/meminfo", "MemTotal").replace("kB", "").strip();
        return kilobytes.isEmpty() ? "?" : String.valueOf(Math.round(Long.parseLong(kilobytes) / 1024.0 / 1024.0));
    }

    private static String field(String file, String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
