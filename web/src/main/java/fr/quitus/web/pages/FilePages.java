package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.forms.CommandForms;
import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Documents;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Registers;
import fr.quitus.web.signin.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Dossiers : the register of EJ, and each EJ, DP or titre with its chain, what may be done now and its history. */
@Controller
class FilePages {
    private static final int ITEMS = 50;
    private static final int EVENTS = 200;

    private final BusinessDay day;
    private final Steps steps;
    private final CommandForms forms;

    FilePages(BusinessDay day, Steps steps, CommandForms forms) {
        this.day = day;
        this.steps = steps;
        this.forms = forms;
    }

    @GetMapping("/dossiers")
    String register(
            Ledger ledger,
            @RequestParam(required = false) @Nullable String annee,
            @RequestParam(required = false) @Nullable String suite,
            @RequestParam(required = false) @Nullable String numero,
            Model model) {
        if (numero != null && !numero.isBlank()) {
            return "redirect:" + FileKind.EJ.address(numero.strip());
        }
        String year =
                annee == null || annee.isBlank() ? String.valueOf(day.today().getYear()) : annee;
        Listing<Registers.Commitment> register = ledger.list(
                "commitments",
                new Asked().with("year", year).with("limit", ITEMS).with("cursor", suite),
                Registers.Commitment.class);
        model.addAttribute("year", year);
        model.addAttribute("listing", register);
        if (register.next() != null) {
            model.addAttribute(
                    "more",
                    "/dossiers"
                            + new Asked()
                                    .with("annee", year)
                                    .with("suite", register.next())
                                    .query());
        }
        return "dossiers";
    }

    @GetMapping("/dossiers/{kind}/{id}")
    String file(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String fait,
            @RequestParam(required = false) @Nullable Long position,
            @RequestParam(required = false) @Nullable String ecritures,
            Model model) {
        FileKind known = kind(kind);
        Files.State state = known.read(ledger, id);
        model.addAttribute("kind", known.name().toLowerCase(Locale.ROOT));
        model.addAttribute("id", id);
        model.addAttribute("state", state);
        model.addAttribute("address", known.address(id));
        model.addAttribute("acts", steps.on(known, state.status()));
        model.addAttribute("otherActs", steps.others(known, state.status(), person.role()));
        model.addAttribute("role", person.role());
        ActPages.done(forms, fait, position, model);
        ledger.listIfAllowed(
                        "audit-trail",
                        new Asked().with("aggregateId", known.aggregateId(id)).with("limit", EVENTS),
                        Books.Event.class)
                .ifPresentOrElse(
                        trail -> model.addAttribute("history", trail),
                        () -> model.addAttribute("steps", known.history(ledger, id)));
        model.addAttribute("documents", documents(ledger, known.aggregateId(id)));
        model.addAttribute("newKey", UUID.randomUUID().toString());
        model.addAttribute(
                "mayAttach",
                forms.named("AttachDocument")
                        .filter(form -> form.isFor(person.role()))
                        .isPresent());
        List<String> files = new ArrayList<>(List.of(known.aggregateId(id)));
        if (state instanceof Files.Commitment commitment) {
            Set<String> requests = requests(commitment.file());
            model.addAttribute("requests", requests);
            requests.forEach(request -> files.add(FileKind.DP.aggregateId(request)));
        }
        showEntries(ledger, files, known.address(id), ecritures, model);
        return "dossier-" + known.word();
    }

    /** @param cursor where its entries go on */
    private static void showEntries(
            Ledger ledger, List<String> files, String address, @Nullable String cursor, Model model) {
        FileEntries.ifAllowed(ledger, files, cursor).ifPresent(entries -> {
            model.addAttribute("entries", entries);
            if (entries.next() != null) {
                model.addAttribute(
                        "moreEntries",
                        address + new Asked().with("ecritures", entries.next()).query() + "#ecritures");
            }
        });
    }

    private static List<Documents.Document> documents(Ledger ledger, String file) {
        return ledger.get("documents", new Asked().with("file", file), Documents.class)
                .documents();
    }

    /** Payment requests of an EJ: those that wait on it, and those that claim some of its services. */
    private static Set<String> requests(Files.CommitmentFile file) {
        Set<String> requests = new TreeSet<>(file.attached().keySet());
        file.receipts()
                .values()
                .forEach(receipt -> requests.addAll(receipt.claims().keySet()));
        return requests;
    }

    static FileKind kind(String word) {
        return FileKind.of(word).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
