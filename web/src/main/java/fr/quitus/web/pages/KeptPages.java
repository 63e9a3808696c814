package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.CommandForms;
import fr.quitus.web.forms.FieldWords;
import fr.quitus.web.forms.Sheet;
import fr.quitus.web.ledger.Kept;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Brouillons et recherches enregistrées : kept by the ledger for the person, on whichever node she comes back. */
@Controller
class KeptPages {
    static final String DRAFTS = "me/drafts";
    static final String SEARCHES = "me/searches";
    /** Parameter that names the draft a form goes on from. */
    static final String DRAFT = "garde";

    private static final int TITLE_LENGTH_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(KeptPages.class);

    private final CommandForms forms;
    private final FieldWords labels;

    KeptPages(CommandForms forms, FieldWords labels) {
        this.forms = forms;
        this.labels = labels;
    }

    @GetMapping("/brouillons")
    String all(Ledger ledger, Model model) {
        model.addAttribute(
                "drafts",
                ledger.get(DRAFTS, new Asked(), Kept.class).items().stream()
                        .map(KeptPages::draft)
                        .toList());
        model.addAttribute("searches", searches(ledger.get(SEARCHES, new Asked(), Kept.class)));
        return "brouillons";
    }

    /**
     * Beside the corbeille, and after it: with the primary away this waits, and the corbeille does not. Without scripts
     * they stand on the page of all that is kept.
     */
    @GetMapping("/recherches")
    String searches(Ledger ledger, Model model) {
        model.addAttribute("searches", searches(ledger.get(SEARCHES, new Asked(), Kept.class)));
        return "recherches :: links";
    }

    /** Something kept, and where it goes on. */
    public record Link(String id, String title, String address, Instant savedAt) {}

    private static Link draft(Kept.Entry draft) {
        String on = FileKind.of(draft.field("genre"))
                .map(kind -> kind.address(draft.field("dossier")))
                .orElse("");
        String act = "/actes/" + Ledger.segment(draft.field("acte"));
        return new Link(
                draft.id(),
                draft.title(),
                on + act + new Asked().with(DRAFT, draft.id()).query(),
                draft.savedAt());
    }

    private static List<Link> searches(Kept kept) {
        return kept.items().stream()
                .map(search -> new Link(
                        search.id(),
                        search.title(),
                        "/"
                                + CorbeillePages.Narrowed.of(search.fields())
                                        .address()
                                        .query(),
                        search.savedAt()))
                .toList();
    }

    /** An act as far as it is written; nothing of it is checked. */
    @PostMapping("/brouillons")
    String keepDraft(Ledger ledger, @RequestParam Map<String, String> sent) {
        CommandForm form = forms.named(sent.getOrDefault("acte", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(Sheet.PREFIX) && !value.isBlank()) {
                fields.put(name, value);
            }
        });
        for (String name : new String[] {"acte", "genre", "dossier"}) {
            fields.put(name, sent.getOrDefault(name, ""));
        }
        String on = (fields.get("genre") + " " + fields.get("dossier")).strip();
        String title = labels.act(form.command()) + (on.isEmpty() ? "" : " · " + on);
        ledger.keep(DRAFTS, id(sent.get(DRAFT)), cut(title), fields);
        return "redirect:/brouillons";
    }

    @PostMapping("/recherches")
    String keepSearch(Ledger ledger, @RequestParam Map<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : new String[] {"tache", "texte", "centre", "de", "a", "avant"}) {
            String value = sent.getOrDefault(name, "");
            if (!value.isBlank()) {
                fields.put(name, value);
            }
        }
        ledger.keep(SEARCHES, id(null), cut(sent.getOrDefault("nom", "").strip()), fields);
        return "redirect:/" + CorbeillePages.Narrowed.of(fields).address().query();
    }

    @PostMapping("/brouillons/{id}/effacer")
    String eraseDraft(Ledger ledger, @PathVariable String id) {
        ledger.delete(DRAFTS + "/" + id(id));
        return "redirect:/brouillons";
    }

    @PostMapping("/recherches/{id}/effacer")
    String eraseSearch(Ledger ledger, @PathVariable String id) {
        ledger.delete(SEARCHES + "/" + id(id));
        return "redirect:/brouillons";
    }

    @PostMapping("/brouillons/effacer")
    String eraseAll(Ledger ledger) {
        ledger.delete(DRAFTS);
        ledger.delete(SEARCHES);
        return "redirect:/brouillons";
    }

    /** Once the act is written, what was kept of it has served; where it cannot be erased, it stays. */
    static void served(Ledger ledger, @Nullable String draft) {
        if (draft != null && !draft.isBlank()) {
            try {
                ledger.delete(DRAFTS + "/" + id(draft));
            } catch (LedgerProblem e) {
                LOG.warn("a draft whose act is written is still there: {}", e.getMessage());
            }
        }
    }

    private static String id(@Nullable String sent) {
        try {
            return (sent == null || sent.isBlank() ? UUID.randomUUID() : UUID.fromString(sent)).toString();
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such thing is kept", e);
        }
    }

    private static String cut(String title) {
        return title.length() <= TITLE_LENGTH_MAX ? title : title.substring(0, TITLE_LENGTH_MAX);
    }
}
