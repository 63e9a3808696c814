package fr.quitus.domain.invariants;

import fr.quitus.domain.invariants.InvariantFold.Broken;
import fr.quitus.domain.payment.PaymentKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reprise du contrôle : the sums of a fold as lines of text, between two acts, so that a restart goes on from there.
 * Only truths that keep sums and nothing else can be taken up again: those of the reference.
 */
final class InvariantSnapshot {
    private static final String SEPARATOR = "\t";

    private InvariantSnapshot() {}

    static List<String> of(InvariantFold fold) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(SEPARATOR, "position", String.valueOf(fold.position())));
        for (Broken b : fold.broken()) {
            lines.add(String.join(
                    SEPARATOR,
                    "broken",
                    b.code(),
                    String.valueOf(b.position()),
                    b.file(),
                    b.event(),
                    oneLine(b.what())));
        }
        for (Invariant invariant : fold.invariants()) {
            for (int i = 0; i < invariant.tallies().size(); i++) {
                String place = String.join(SEPARATOR, "sums", invariant.code(), String.valueOf(i));
                invariant
                        .tallies()
                        .get(i)
                        .rows()
                        .forEach((key, sums) -> lines.add(place + SEPARATOR + key + numbers(sums)));
            }
        }
        new TreeMap<>(fold.requests().inFlight()).forEach((id, request) -> write(lines, id, request));
        return lines;
    }

    private static void write(List<String> lines, String id, Requests.Request request) {
        lines.add(String.join(
                SEPARATOR, "request", id, request.kind.name(), String.valueOf(request.ordered), request.commitment));
        for (Requests.Line line : request.lines) {
            String names = String.join(
                    SEPARATOR, "line", id, String.valueOf(line.commitmentLine), line.receipt, line.envelope);
            lines.add(
                    names + numbers(new long[] {line.gross, line.retention, line.recovery, line.penalties, line.left}));
        }
    }

    private static String numbers(long[] numbers) {
        StringBuilder text = new StringBuilder();
        for (long number : numbers) {
            text.append(SEPARATOR).append(number);
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static void restore(InvariantFold fold, List<String> lines) {
        Map<String, Invariant> byCode = new TreeMap<>();
        fold.invariants().forEach(invariant -> byCode.put(invariant.code(), invariant));
        for (String line : lines) {
            String[] parts = line.split(SEPARATOR, -1);
            switch (parts[0]) {
                case "position" -> fold.at(Long.parseLong(parts[1]));
                case "broken" ->
                    fold.breaks(new Broken(parts[1], Long.parseLong(parts[2]), parts[3], parts[4], parts[5]));
                case "sums" -> {
                    Invariant invariant = known(byCode, parts[1]);
                    Tally tally = invariant.tallies().get(Integer.parseInt(parts[2]));
                    for (int column = 0; column < parts.length - 4; column++) {
                        tally.add(parts[3], column, Long.parseLong(parts[4 + column]));
                    }
                }
                case "request" -> {
                    var request = new Requests.Request(PaymentKind.valueOf(parts[2]), parts[4]);
                    request.ordered = Boolean.parseBoolean(parts[3]);
                    fold.requests().inFlight().put(parts[1], request);
                }
                case "line" -> {
                    var request = fold.requests().of(parts[1]);
                    if (request == null) {
                        throw new IllegalArgumentException("a line of no request: " + line);
                    }
                    request.lines.add(line(parts));
                }
                default -> throw new IllegalArgumentException("no line of a snapshot: " + Arrays.toString(parts));
            }
        }
    }

    private static Requests.Line line(String[] parts) {
        return new Requests.Line(
                Integer.parseInt(parts[2]),
                parts[3],
                parts[4],
                Long.parseLong(parts[5]),
                Long.parseLong(parts[6]),
                Long.parseLong(parts[7]),
                Long.parseLong(parts[8]),
                Long.parseLong(parts[9]));
    }

    private static Invariant known(Map<String, Invariant> byCode, String code) {
        Invariant invariant = byCode.get(code);
        if (invariant == null) {
            throw new IllegalArgumentException("no truth is named " + code);
        }
        return invariant;
    }
}
