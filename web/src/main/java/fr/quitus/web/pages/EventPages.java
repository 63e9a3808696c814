package fr.quitus.web.pages;

import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Écriture, and the event that holds it with its hash; to whom the audit trail is open, its author and its proof. */
@Controller
class EventPages {
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

    /** Écritures of one file, whether it has a page of its own or not: a bank entry, a run, a takeover. */
    @GetMapping("/ecritures")
    String entries(
            Ledger ledger,
            @RequestParam String dossier,
            @RequestParam(required = false) @Nullable String suite,
            Model model) {
        String file = dossier.strip();
        Listing<Books.Entry> entries = FileEntries.of(ledger, file, suite);
        model.addAttribute("dossier", file);
        model.addAttribute("listing", entries);
        model.addAttribute("files", new FileAddresses());
        if (entries.next() != null) {
            model.addAttribute(
                    "more",
                    "/ecritures"
                            + new Asked()
                                    .with("dossier", file)
                                    .with("suite", entries.next())
                                    .query());
        }
        return "ecritures";
    }

    /** What an event is called and where it stands, whether it has entries or not. */
    public record Fact(
            long position,
            String name,
            String leafHash,
            String eventId,
            String aggregateId,
            Instant recordedAt,
            String actor) {}

    @GetMapping("/evenements/{position}")
    String event(Ledger ledger, @PathVariable long position, Model model) {
        Listing<Books.Entry> entries = BooksPages.entries(ledger, position);
        Optional<Books.Event> told = ledger.listIfAllowed(
                        "audit-trail", new Asked().with("position", position), Books.Event.class)
                .flatMap(events -> events.items().stream().findFirst());
        Fact fact = entries.items().stream()
                .findFirst()
                .map(entry -> new Fact(
                        position,
                        entry.eventName(),
                        entry.leafHash(),
                        entry.eventId(),
                        entry.aggregateId(),
                        entry.recordedAt(),
                        entry.actor()))
                .or(() -> told.map(event -> new Fact(
                        position,
                        event.event(),
                        event.leafHash(),
                        event.eventId(),
                        event.aggregateId(),
                        event.recordedAt(),
                        event.actor())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("listing", entries);
        model.addAttribute("event", fact);
        model.addAttribute("files", new FileAddresses());
        told.ifPresent(line -> model.addAttribute("told", line));
        documents(ledger, fact.aggregateId()).ifPresent(documents -> model.addAttribute("documents", documents));
        return "evenement";
    }

    /** Pièces of the file the event is of, where it is one. */
    private static Optional<List<Trail.Document>> documents(Ledger ledger, String aggregateId) {
        if (new FileAddresses().of(aggregateId) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ledger.get("documents", new Asked().with("file", aggregateId), Trail.Documents.class)
                    .documents());
        } catch (LedgerProblem e) {
            if (e.status() == 403 || e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
