package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.Filled;
import fr.quitus.web.forms.Sheet;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.LedgerProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same act on several files: each line has its own key and version, and an outcome of its own. */
final class Lot {
    private static final String LINE = "ligne.";

    private final CommandForm form;
    private final Filled shared;
    private final FileKind kind;
    private final List<Line> lines;

    private Lot(CommandForm form, Filled shared, FileKind kind, List<Line> lines) {
        this.form = form;
        this.shared = shared;
        this.kind = kind;
        this.lines = lines;
    }

    /**
     * One file of the lot.
     *
     * @param number what people call it
     * @param version as it was read; absent when it could not be
     */
    public record Line(
            String id, String number, String key, @Nullable Long version) {}

    /**
     * What came of a line, or would.
     *
     * @param position where it is written; absent in a preview
     * @param problem absent when it is accepted
     */
    public record Outcome(
            Line line,
            String address,
            @Nullable Long position,
            @Nullable String deposit,
            LedgerProblem.@Nullable Told problem) {
        /** Whether the same line, sent again, may yet be written. */
        public boolean undecided() {
            return problem != null && problem.mayBeSentAgain();
        }
    }

    /** @param ids of the files that were ticked; their versions are read now */
    static Lot chosen(
            Ledger ledger, CommandForm form, FileKind kind, Collection<String> ids, Map<String, String> sent) {
        List<Line> lines = new ArrayList<>();
        for (String id : ids) {
            lines.add(line(ledger, kind, id));
        }
        return new Lot(form, filled(form, sent), kind, lines);
    }

    /** What cannot be read now is refused on its line when it is tried. */
    private static Line line(Ledger ledger, FileKind kind, String id) {
        String key = UUID.randomUUID().toString();
        try {
            Files.State state = kind.read(ledger, id);
            return new Line(id, state.number(), key, state.version());
        } catch (LedgerProblem e) {
            return new Line(id, id, key, null);
        }
    }

    /**
     * The lot as its form bears it, with the lines that are ticked.
     *
     * @throws IllegalArgumentException for what is no form of ours
     */
    static Lot sent(CommandForm form, FileKind kind, Map<String, String> sent) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < CorbeillePages.ITEMS; i++) {
            String id = sent.get(LINE + i + ".dossier");
            if (id != null && Filled.TICKED.equals(sent.get(LINE + i + ".oui"))) {
                String version = sent.getOrDefault(LINE + i + ".version", "");
                lines.add(new Line(
                        id,
                        sent.getOrDefault(LINE + i + ".numero", id),
                        UUID.fromString(sent.getOrDefault(LINE + i + ".cle", ""))
                                .toString(),
                        version.isEmpty() ? null : (Long) Long.parseLong(version)));
            }
        }
        return new Lot(form, filled(form, sent), kind, lines);
    }

    private static Filled filled(CommandForm form, Map<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(Sheet.PREFIX)) {
                fields.put(name.substring(Sheet.PREFIX.length()), value);
            }
        });
        return Filled.of(form, fields);
    }

    CommandForm form() {
        return form;
    }

    Filled shared() {
        return shared;
    }

    FileKind kind() {
        return kind;
    }

    List<Line> lines() {
        return lines;
    }

    List<Outcome> preview(Ledger ledger) {
        return each(line -> {
            ledger.simulate(form.command(), body(line), line.version());
            return outcome(line, null, null, null);
        });
    }

    List<Outcome> carriedOut(Ledger ledger) {
        return each(line -> {
            Ledger.Done done = ledger.act(form.command(), body(line), line.key(), line.version());
            return outcome(line, done.receipt().path("position").asLong(), done.deposit(), null);
        });
    }

    /** A refusal is the outcome of its line and of no other. */
    private List<Outcome> each(Function<Line, Outcome> act) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Line line : lines) {
            try {
                outcomes.add(act.apply(line));
            } catch (LedgerProblem e) {
                outcomes.add(outcome(line, null, null, e.told()));
            }
        }
        return outcomes;
    }

    private Outcome outcome(
            Line line, @Nullable Long position, @Nullable String deposit, LedgerProblem.@Nullable Told problem) {
        return new Outcome(line, kind.address(line.id()), position, deposit, problem);
    }

    private Map<String, Object> body(Line line) {
        Map<String, Object> body = new LinkedHashMap<>(shared.body());
        body.put(kind.reference(), line.id());
        return body;
    }
}
