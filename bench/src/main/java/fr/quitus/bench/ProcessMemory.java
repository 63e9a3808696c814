package fr.quitus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a server and of its bays, from /proc. Every backend of PostgreSQL counts the shared buffers it touched, so
 * the sum of their resident sizes counts them many times; the proportional size counts them once.
 *
 * @param jvmMb resident size of the JVM
 * @param postgresMb sum of the resident sizes of the postgres processes
 * @param postgresProportionalMb sum of their proportional sizes
 * @param processes number of postgres processes
 */
record ProcessMemory(long jvmMb, long postgresMb, long postgresProportionalMb, int processes) {
    private static final Path PROC = Path.of("/proc");
    private static final long KB_PER_MB = 1024;

    /** The postmasters name their data folder on their command line; their children do not, so parents are followed. */
    static ProcessMemory of(long jvm, Path data) {
        Set<Long> postgres = new HashSet<>();
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != jvm && names(process.pid(), data))
                .forEach(process -> {
                    postgres.add(process.pid());
                    process.descendants().map(ProcessHandle::pid).forEach(postgres::add);
                });
        return new ProcessMemory(
                kilobytes(jvm, "status", "VmRSS:") / KB_PER_MB,
                postgres.stream()
                                .mapToLong(pid -> kilobytes(pid, "status", "VmRSS:"))
                                .sum()
                        / KB_PER_MB,
                postgres.stream()
                                .mapToLong(pid -> kilobytes(pid, "smaps_rollup", "Pss:"))
                                .sum()
                        / KB_PER_MB,
                postgres.size());
    }

    /** The most a process ever held in memory, 0 once it has ended. */
    static double peakMb(long pid) {
        return (double) kilobytes(pid, "status", "VmHWM:") / KB_PER_MB;
    }

    private static boolean names(long pid, Path data) {
        String commandLine = text(pid, "cmdline");
        return commandLine != null
                && commandLine.contains("postgres")
                && commandLine.contains(data.toAbsolutePath().toString());
    }

    private static long kilobytes(long pid, String file, String field) {
        String text = text(pid, file);
        return text == null
                ? 0
                : field(text.lines().toList(), field).map(Long::parseLong).orElse(0L);
    }

    /** Such as {@code VmRSS:     1234 kB}. */
    static Optional<String> field(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).replace("kB", "").strip())
                .findFirst();
    }

    /** Absent when the process has ended meanwhile. */
    private static @Nullable String text(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(String.valueOf(pid)).resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /** Load average over one minute, as the kernel gives it: who else used the machine. */
    static double loadAverage() {
        try (Stream<String> lines = Files.lines(PROC.resolve("loadavg"))) {
            String line = lines.findFirst().orElseThrow();
            return Double.parseDouble(line.substring(0, line.indexOf(' ')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
