package fr.quitus.web.pages;

import fr.quitus.web.forms.FieldWords;
import fr.quitus.web.forms.Sheet;
import fr.quitus.web.forms.Suggested;
import fr.quitus.web.forms.Told;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.History;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.LedgerProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** What the pages of an act show: its form, and what it would do. */
@Component
class ActView {
    private final Suggestions suggestions;
    private final FieldWords labels;

    ActView(Suggestions suggestions, FieldWords labels) {
        this.suggestions = suggestions;
        this.labels = labels;
    }

    /** A posting the act would make. */
    public record Posting(String account, String side, String amount) {}

    String form(
            Ledger ledger,
            ActForm act,
            Files.@Nullable State state,
            LedgerProblem.@Nullable Told problem,
            boolean moreRows,
            Model model) {
        shown(act, problem, model);
        Suggested suggested = suggestions.of(ledger, act.form(), state);
        Sheet sheet = new Sheet(labels, act.filled(), faults(problem), suggested, moreRows);
        model.addAttribute("inputs", sheet.inputs(act.fixed()));
        model.addAttribute("lists", suggested.open());
        model.addAttribute(
                "left", Availability.of(ledger, act.form(), state, act.filled().values()));
        if (problem != null && problem.isStale() && act.kind() != null && act.version() != null) {
            model.addAttribute("meanwhile", meanwhile(ledger, act));
        }
        return "acte";
    }

    /** What the ledger would write now. */
    String confirmation(Ledger ledger, ActForm act, JsonNode would, Model model) {
        shown(act, null, model);
        told(act, model);
        model.addAttribute(
                "events",
                would.path("events")
                        .valueStream()
                        .flatMap(event -> labels.fact(event.path("name").asString("")).stream())
                        .toList());
        model.addAttribute("postings", postings(would.path("events"), new ArrayList<>()));
        model.addAttribute(
                "left",
                Availability.of(
                        ledger, act.form(), act.read(ledger), act.filled().values()));
        return "confirmation";
    }

    /** The very same act, offered again: whether it was written is not known, and this settles it. */
    String again(ActForm act, LedgerProblem.Told problem, Model model) {
        return asFilled(act, problem, model);
    }

    /** An act that cannot be tried now. */
    String untried(ActForm act, Model model) {
        model.addAttribute("untried", true);
        return asFilled(act, null, model);
    }

    private String asFilled(ActForm act, LedgerProblem.@Nullable Told problem, Model model) {
        shown(act, problem, model);
        told(act, model);
        model.addAttribute("events", List.of());
        model.addAttribute("postings", List.of());
        return "confirmation";
    }

    private void shown(ActForm act, LedgerProblem.@Nullable Told problem, Model model) {
        model.addAttribute("act", act.form());
        model.addAttribute("file", act.back());
        model.addAttribute("kind", act.kind() == null ? "" : act.kind().word());
        model.addAttribute("id", act.id());
        model.addAttribute("address", act.address());
        model.addAttribute("key", act.key());
        model.addAttribute("version", act.version());
        if (problem != null) {
            model.addAttribute("problem", problem);
        }
    }

    private void told(ActForm act, Model model) {
        model.addAttribute("values", act.values());
        model.addAttribute("told", Told.of(act.filled(), labels));
    }

    /** By path: the ledger points at {@code /lines/0/amount}, the form has {@code lines.0.amount}. */
    private static Map<String, String> faults(LedgerProblem.@Nullable Told problem) {
        Map<String, String> faults = new HashMap<>();
        if (problem != null && problem.errors() != null) {
            problem.errors()
                    .forEach(fault -> faults.putIfAbsent(
                            fault.pointer().replaceFirst("^/", "").replace('/', '.'), fault.detail()));
        }
        return faults;
    }

    /** A history that cannot be had now leaves the refusal as it is. */
    private static List<History.Step> meanwhile(Ledger ledger, ActForm act) {
        long read = act.version() == null ? Long.MAX_VALUE : act.version();
        try {
            return act.kind() == null
                    ? List.of()
                    : act.kind().history(ledger, act.id()).items().stream()
                            .filter(step -> step.sequence() > read)
                            .toList();
        } catch (LedgerProblem e) {
            return List.of();
        }
    }

    /** Postings stand in the events that cause them, at whatever depth. */
    private static List<Posting> postings(JsonNode node, List<Posting> found) {
        if (node.isObject() && node.has("account") && node.has("side") && node.has("amount")) {
            found.add(new Posting(
                    node.path("account").asString(""),
                    node.path("side").asString(""),
                    node.path("amount").asString("")));
            return found;
        }
        node.forEach(child -> postings(child, found));
        return found;
    }
}
