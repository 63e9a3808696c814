package fr.quitus.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long one kind of page took each time, and the largest answer. */
final class PageTimes {
    static final String HEADING = """
            | page | asked | first ms | p50 ms | p95 ms | p99 ms | longest at | kB sent at most | not shown |
            |---|---:|---:|---:|---:|---:|---|---:|---:|
            """;

    private static final int OK = 200;
    private static final double BYTES_PER_KB = 1e3;

    private final PageKind kind;
    private final List<Double> times = new ArrayList<>();
    private @Nullable Double first;
    private double longest;
    private String longestAt = "";
    private int heaviest;
    private String heaviestAt = "";
    private int failed;
    private @Nullable String failure;

    PageTimes(PageKind kind) {
        this.kind = kind;
    }

    /** @param measured false while everything is warmed up: then it counts as the first time, or not at all */
    synchronized void add(String address, PageVisitor.Page page, boolean measured) {
        if (page.status() != OK) {
            failed(address + ": " + page.status());
            return;
        }
        if (first == null) {
            first = page.ms();
        }
        if (page.bytes().length > heaviest) {
            heaviest = page.bytes().length;
            heaviestAt = address;
        }
        if (measured) {
            times.add(page.ms());
            if (page.ms() > longest) {
                longest = page.ms();
                longestAt = address;
            }
        }
    }

    synchronized void failed(String how) {
        failed++;
        failure = failure == null ? how : failure;
    }

    PageKind kind() {
        return kind;
    }

    synchronized List<Double> times() {
        return List.copyOf(times);
    }

    synchronized int heaviest() {
        return heaviest;
    }

    synchronized String heaviestAt() {
        return heaviestAt;
    }

    synchronized int failed() {
        return failed;
    }

    synchronized @Nullable String failure() {
        return failure;
    }

    synchronized double ms(double percent) {
        return percentile(times, percent);
    }

    /** 0 where nothing was measured. */
    static double percentile(List<Double> times, double percent) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
    }

    synchronized String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.1f | **%.1f** | %.1f | `%s` | %.1f | %s |%n",
                kind.title(),
                times.size(),
                first == null ? 0 : first,
                ms(50),
                ms(95),
                ms(99),
                longestAt,
                heaviest / BYTES_PER_KB,
                failure == null ? "0" : failed + ": " + failure);
    }
}
