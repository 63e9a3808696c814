package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.Figures;
import fr.quitus.web.files.PrintedColumn;
import fr.quitus.web.files.Provenance.Fact;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.pages.BookFiles.Book;
import fr.quitus.web.signin.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Books and budget as files: CSV as the interface gives it, XLSX and PDF made of that same CSV, and the FEC. */
@Controller
class DownloadPages {
    private static final List<PrintedColumn> BALANCE = List.of(
            PrintedColumn.of("Compte", 10),
            PrintedColumn.of("Libellé", 26),
            PrintedColumn.of("Ouverture débitrice", 12),
            PrintedColumn.of("Ouverture créditrice", 12),
            PrintedColumn.of("Débit", 12),
            PrintedColumn.of("Crédit", 12),
            PrintedColumn.of("Solde débiteur", 12),
            PrintedColumn.of("Solde créditeur", 12));
    private static final List<PrintedColumn> ACCOUNT = List.of(
            PrintedColumn.of("Date comptable", 10),
            PrintedColumn.of("Journal", 6),
            PrintedColumn.of("Numéro", 8),
            PrintedColumn.of("Libellé", 30),
            PrintedColumn.of("Tiers", 14),
            PrintedColumn.of("Lettre", 8),
            PrintedColumn.debits(12),
            PrintedColumn.credits(12),
            PrintedColumn.of("Solde", 13));
    private static final List<PrintedColumn> AUXILIARY = List.of(
            PrintedColumn.of("Tiers", 20),
            PrintedColumn.of("Solde d'ouverture", 12),
            PrintedColumn.of("Débit", 12),
            PrintedColumn.of("Crédit", 12),
            PrintedColumn.of("Solde", 12));
    private static final List<PrintedColumn> ENTRIES = List.of(
            PrintedColumn.of("Date comptable", 10),
            PrintedColumn.of("Journal", 6),
            PrintedColumn.of("Numéro", 8),
            PrintedColumn.of("Libellé", 28),
            PrintedColumn.of("Motif", 12),
            PrintedColumn.of("Compte", 11),
            PrintedColumn.of("Tiers", 14),
            PrintedColumn.debits(12),
            PrintedColumn.credits(12));

    private static final List<PrintedColumn> STATEMENT = List.of(
            PrintedColumn.of("Partie", 10),
            PrintedColumn.of("Rubrique", 30),
            PrintedColumn.of("Compte", 12),
            PrintedColumn.of("Libellé", 34),
            PrintedColumn.of("Montant", 14));
    private static final List<PrintedColumn> EXECUTION = List.of(
            PrintedColumn.of("Code", 16),
            PrintedColumn.of("Libellé", 20),
            PrintedColumn.of("Groupe de titres", 6),
            PrintedColumn.of("AE : Reçu", 12),
            PrintedColumn.of("AE : Réservé", 12),
            PrintedColumn.of("AE : Consommé", 12),
            PrintedColumn.of("AE : Disponible", 12),
            PrintedColumn.of("CP : Reçu", 12),
            PrintedColumn.of("CP : Réservé", 12),
            PrintedColumn.of("CP : Consommé", 12),
            PrintedColumn.of("CP : Disponible", 12));
    private static final List<PrintedColumn> MONTHS =
            List.of(PrintedColumn.of("Mois", 10), PrintedColumn.of("AE", 14), PrintedColumn.of("CP", 14));
    private static final List<PrintedColumn> MOVEMENTS = List.of(
            PrintedColumn.of("Position", 8),
            PrintedColumn.of("Date de l'acte", 10),
            PrintedColumn.of("Programme / BOP / UO", 16),
            PrintedColumn.of("Groupe de titres", 6),
            PrintedColumn.of("Mesure", 18),
            PrintedColumn.of("Référence", 18),
            PrintedColumn.of("AE", 12),
            PrintedColumn.of("CP", 12),
            PrintedColumn.of("Auteur", 12));

    private final BusinessDay day;
    private final BookFiles files;

    DownloadPages(BusinessDay day, Figures figures, MessageSource texts) {
        this.day = day;
        this.files = new BookFiles(figures, texts);
    }

    @GetMapping({"/balance.csv", "/balance.xlsx", "/balance.pdf"})
    ResponseEntity<Resource> balance(Ledger ledger, Dates.Fields fields, HttpServletRequest request) {
        return files.given(
                ledger,
                Book.whole("trial-balance", "balance", "livres.balance", "", BALANCE),
                fields.of(day.today()),
                request);
    }

    @GetMapping({"/comptes/{account}.csv", "/comptes/{account}.xlsx", "/comptes/{account}.pdf"})
    ResponseEntity<Resource> account(
            Ledger ledger,
            @PathVariable String account,
            LedgerFilter filter,
            Dates.Fields fields,
            HttpServletRequest request) {
        List<Fact> facts = new ArrayList<>();
        if (filter.tiers() != null && !filter.tiers().isBlank()) {
            facts.add(new Fact(files.text("compte.party"), filter.tiers().strip()));
        }
        if (filter.sens() != null && !filter.sens().isBlank()) {
            facts.add(new Fact(files.text("compte.side"), files.text("compte.side." + side(filter.sens()))));
        }
        Book book = new Book(
                "general-ledger/" + Ledger.segment(account),
                "grand-livre",
                "compte.title",
                account + filter.suffix(),
                filter.asked(),
                facts,
                ACCOUNT);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    /** What is neither is refused by the interface before its word is needed. */
    private static String side(String sens) {
        return sens.equals("DEBIT") ? "DEBIT" : "CREDIT";
    }

    @GetMapping({"/auxiliaires/{account}.csv", "/auxiliaires/{account}.xlsx", "/auxiliaires/{account}.pdf"})
    ResponseEntity<Resource> auxiliaries(
            Ledger ledger, @PathVariable String account, Dates.Fields fields, HttpServletRequest request) {
        Book book = Book.whole(
                "auxiliary-balances/" + Ledger.segment(account),
                "balance-auxiliaire",
                "auxiliaire.title",
                account,
                AUXILIARY);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    @GetMapping({"/journaux/{journal}.csv", "/journaux/{journal}.xlsx", "/journaux/{journal}.pdf"})
    ResponseEntity<Resource> journal(
            Ledger ledger, @PathVariable String journal, Dates.Fields fields, HttpServletRequest request) {
        Book book = Book.whole("journals/" + Ledger.segment(journal), "journal", "journal.title", journal, ENTRIES);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    @GetMapping({"/etats/resultat.csv", "/etats/resultat.xlsx", "/etats/resultat.pdf"})
    ResponseEntity<Resource> incomeStatement(Ledger ledger, Dates.Fields fields, HttpServletRequest request) {
        Book book = Book.whole("income-statement", "compte-de-resultat", "etats.resultat", "", STATEMENT);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    @GetMapping({"/etats/bilan.csv", "/etats/bilan.xlsx", "/etats/bilan.pdf"})
    ResponseEntity<Resource> balanceSheet(Ledger ledger, Dates.Fields fields, HttpServletRequest request) {
        Book book = Book.whole("balance-sheet", "bilan", "etats.bilan", "", STATEMENT);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    /** The very bytes whose hash was published. */
    @GetMapping("/etats/publies/{id}.json")
    ResponseEntity<byte[]> published(Ledger ledger, @PathVariable String id) {
        HttpResponse<byte[]> bytes = ledger.download("statements/" + Ledger.segment(id), new Asked());
        return files.asGiven(bytes, "etat-publie-" + id.replaceAll("[^A-Za-z0-9-]", "") + ".json");
    }

    @GetMapping({"/ecarts.csv", "/ecarts.xlsx", "/ecarts.pdf"})
    ResponseEntity<Resource> differences(
            Ledger ledger, @RequestParam String depuis, Dates.Fields fields, HttpServletRequest request) {
        Book book = new Book(
                "differences",
                "ecarts",
                "livres.ecarts",
                "",
                new Asked().with("since", depuis.strip()),
                List.of(new Fact(files.text("ecarts.since"), depuis.strip())),
                ENTRIES);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    @GetMapping({"/budget.csv", "/budget.xlsx", "/budget.pdf"})
    ResponseEntity<Resource> budget(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String niveau,
            @RequestParam(required = false) @Nullable String code,
            Dates.Fields fields,
            HttpServletRequest request) {
        BudgetLevel level = BudgetLevel.of(niveau, code == null || code.isBlank() ? null : code.strip());
        return spending(ledger, person, "budget-consumption", "budget.title", code, level, EXECUTION, fields, request);
    }

    @GetMapping({"/budget/mois.csv", "/budget/mois.xlsx", "/budget/mois.pdf"})
    ResponseEntity<Resource> months(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String code,
            Dates.Fields fields,
            HttpServletRequest request) {
        return spending(
                ledger, person, "budget-months", "budget.page.budget.mois", code, null, MONTHS, fields, request);
    }

    @GetMapping({"/budget/mouvements.csv", "/budget/mouvements.xlsx", "/budget/mouvements.pdf"})
    ResponseEntity<Resource> movements(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String code,
            Dates.Fields fields,
            HttpServletRequest request) {
        return spending(
                ledger,
                person,
                "budget-movements",
                "budget.page.budget.mouvements",
                code,
                null,
                MOVEMENTS,
                fields,
                request);
    }

    /** What is within the perimeter of who asks: two people's files of one question differ, and say so. */
    private ResponseEntity<Resource> spending(
            Ledger ledger,
            Person person,
            String question,
            String title,
            @Nullable String code,
            @Nullable BudgetLevel level,
            List<PrintedColumn> columns,
            Dates.Fields fields,
            HttpServletRequest request) {
        String within = code == null ? "" : code.strip();
        List<Fact> facts = new ArrayList<>();
        if (level != null) {
            facts.add(new Fact(files.text("budget.path"), files.text("budget.level." + level)));
        }
        if (!within.isEmpty()) {
            facts.add(new Fact(files.text("disponible.code"), within));
        }
        facts.add(new Fact(
                files.text("evenement.perimeter"),
                person.everywhere() ? files.text("fichier.everywhere") : person.perimeter()));
        String name =
                request.getRequestURI().substring(1, request.getRequestURI().lastIndexOf('.'));
        Book book = new Book(
                question,
                name.replace('/', '-'),
                title,
                within,
                new Asked().with("code", within).with("level", level),
                facts,
                columns);
        return files.given(ledger, book, fields.of(day.today()), request);
    }

    /** Its form is fixed by law and has no place for a position: only the name says it. */
    @GetMapping("/fec")
    ResponseEntity<Resource> fec(Ledger ledger, Dates.Fields fields) {
        return files.fec(ledger, fields.of(day.today()));
    }
}
