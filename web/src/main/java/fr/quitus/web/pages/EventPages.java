package fr.quitus.web.pages;

import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Inclusion;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Listing;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Écriture, and the event that holds it with its hash; to whom the audit trail is open, its author and its proof. */
@Controller
class EventPages {
    /** Events of one file that are looked through for the one shown. */
    private static final int EVENTS_OF_A_FILE_MAX = 500;

    @GetMapping("/ecritures/{position}/{ordinal}")
    String entry(Ledger ledger, @PathVariable long position, @PathVariable int ordinal, Model model) {
        Listing<Books.Entry> entries = BooksPages.entries(ledger, position);
        model.addAttribute("listing", entries);
        model.addAttribute(
                "entry",
                entries.items().stream()
                        .filter(entry -> entry.ordinal() == ordinal)
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("files", new FileAddresses());
        return "ecriture";
    }

    @GetMapping("/evenements/{position}")
    String event(Ledger ledger, @PathVariable long position, Model model) {
        Listing<Books.Entry> entries = BooksPages.entries(ledger, position);
        if (entries.items().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Books.Entry first = entries.items().getFirst();
        model.addAttribute("listing", entries);
        model.addAttribute("event", first);
        model.addAttribute("files", new FileAddresses());
        trail(ledger, first).ifPresent(told -> model.addAttribute("told", told));
        proof(ledger, first).ifPresent(proof -> model.addAttribute("proof", proof));
        return "evenement";
    }

    private static Optional<Books.Event> trail(Ledger ledger, Books.Entry entry) {
        return ledger.listIfAllowed(
                        "audit-trail",
                        new Asked().with("aggregateId", entry.aggregateId()).with("limit", EVENTS_OF_A_FILE_MAX),
                        Books.Event.class)
                .flatMap(events -> events.items().stream()
                        .filter(event -> event.position() == entry.position())
                        .findFirst());
    }

    /**
     * What the page found: the path from the event's hash leads to the root of a signed checkpoint, or does not.
     *
     * @param size of the checkpoint
     */
    public record Proof(long size, String root, String note, boolean holds) {}

    /** Reckoned here from the hash the books show, not taken from whoever says it is right. */
    private static Optional<Proof> proof(Ledger ledger, Books.Entry entry) {
        try {
            Inclusion.Checkpoint checkpoint = ledger.get("proofs/checkpoint", new Asked(), Inclusion.Checkpoint.class);
            if (checkpoint.size() <= entry.position()) {
                return Optional.empty();
            }
            Inclusion inclusion = ledger.get(
                    "proofs/inclusion",
                    new Asked().with("position", entry.position()).with("size", checkpoint.size()),
                    Inclusion.class);
            return Optional.of(new Proof(
                    checkpoint.size(),
                    checkpoint.root(),
                    checkpoint.note(),
                    inclusion.leadsTo(checkpoint.root(), entry.leafHash())));
        } catch (LedgerProblem e) {
            if (e.status() == 403 || e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
