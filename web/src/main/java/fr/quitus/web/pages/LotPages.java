package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.CommandForms;
import fr.quitus.web.forms.FieldWords;
import fr.quitus.web.forms.Input;
import fr.quitus.web.forms.Sheet;
import fr.quitus.web.forms.Suggested;
import fr.quitus.web.forms.Told;
import fr.quitus.web.ledger.Ledger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Actes en lot : chosen in the corbeille, tried line by line, then carried out line by line. */
@Controller
class LotPages {
    private final CommandForms forms;
    private final BulkActs bulk;
    private final Suggestions suggestions;
    private final FieldWords labels;

    LotPages(CommandForms forms, BulkActs bulk, Suggestions suggestions, FieldWords labels) {
        this.forms = forms;
        this.bulk = bulk;
        this.suggestions = suggestions;
        this.labels = labels;
    }

    /** What was ticked; what the act says of all of them is filled in, where it says anything. */
    @PostMapping("/lots")
    String chosen(
            Ledger ledger,
            @RequestParam String acte,
            @RequestParam(name = "dossier", required = false) @Nullable List<String> ticked,
            @RequestParam Map<String, String> sent,
            Model model) {
        CommandForm form = form(acte);
        FileKind kind = kind(form);
        List<String> ids = ids(kind, ticked);
        if (ids.isEmpty()) {
            return "redirect:/" + CorbeillePages.Narrowed.of(sent).address().query();
        }
        Lot lot = Lot.chosen(ledger, form, kind, ids, Map.of());
        Suggested suggested = suggestions.of(ledger, form, null);
        List<Input> inputs = new Sheet(labels, lot.shared(), Map.of(), suggested, false).inputs(kind.reference());
        if (inputs.stream().noneMatch(LotPages::mustBeFilled)) {
            return tried(ledger, lot, model);
        }
        shown(lot, model);
        model.addAttribute("inputs", inputs);
        model.addAttribute("lists", suggested.open());
        return "lot";
    }

    /** Lists of ticks are filled in too: an empty one is what the ledger refuses. */
    private static boolean mustBeFilled(Input input) {
        return input.required() || input.kind() == Input.Kind.TICKS;
    }

    /** As the ledger names its files; those of another kind are none of this act's. */
    private static List<String> ids(FileKind kind, @Nullable List<String> ticked) {
        return ticked == null
                ? List.of()
                : ticked.stream()
                        .filter(file -> file.startsWith(kind.aggregateId("")))
                        .map(file -> file.substring(kind.aggregateId("").length()))
                        .distinct()
                        .limit(CorbeillePages.ITEMS)
                        .toList();
    }

    @PostMapping("/lots/{command}/essai")
    String tried(Ledger ledger, @PathVariable String command, @RequestParam Map<String, String> sent, Model model) {
        return tried(ledger, sent(command, sent), model);
    }

    private String tried(Ledger ledger, Lot lot, Model model) {
        shown(lot, model);
        model.addAttribute("told", Told.of(lot.shared(), labels));
        model.addAttribute("outcomes", lot.preview(ledger));
        return "lot-essai";
    }

    @PostMapping("/lots/{command}")
    String carriedOut(
            Ledger ledger, @PathVariable String command, @RequestParam Map<String, String> sent, Model model) {
        Lot lot = sent(command, sent);
        List<Lot.Outcome> outcomes = lot.carriedOut(ledger);
        shown(lot, model);
        model.addAttribute("outcomes", outcomes);
        model.addAttribute(
                "written",
                outcomes.stream().filter(one -> one.problem() == null).count());
        model.addAttribute("undecided", outcomes.stream().anyMatch(Lot.Outcome::undecided));
        return "lot-fait";
    }

    private static void shown(Lot lot, Model model) {
        model.addAttribute("act", lot.form());
        model.addAttribute("kind", lot.kind().word());
        model.addAttribute("lines", lot.lines());
        model.addAttribute("values", lot.shared().values());
        model.addAttribute("address", "/lots/" + lot.form().command());
    }

    private Lot sent(String command, Map<String, String> sent) {
        CommandForm form = form(command);
        try {
            return Lot.sent(form, kind(form), sent);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a lot without its keys", e);
        }
    }

    private CommandForm form(String command) {
        return forms.named(command)
                .filter(form -> bulk.has(form.command()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static FileKind kind(CommandForm form) {
        return FileKind.of(form).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
