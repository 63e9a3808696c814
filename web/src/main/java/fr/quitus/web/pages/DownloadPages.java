package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.Figures;
import fr.quitus.web.files.PrintedColumn;
import fr.quitus.web.ledger.Ledger;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The books as files: CSV as the interface gives it, XLSX and PDF made of that same CSV, and the FEC. */
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

    private final BusinessDay day;
    private final BookFiles files;

    DownloadPages(BusinessDay day, Figures figures, MessageSource texts) {
        this.day = day;
        this.files = new BookFiles(figures, texts);
    }

    @GetMapping({"/balance.csv", "/balance.xlsx", "/balance.pdf"})
    ResponseEntity<Resource> balance(Ledger ledger, Dates.Fields fields, HttpServletRequest request) {
        BookFiles.Book book = new BookFiles.Book("trial-balance", "balance", "livres.balance", "", BALANCE);
        return files.given(ledger, book, fields.of(day.today()), null, request);
    }

    @GetMapping({"/comptes/{account}.csv", "/comptes/{account}.xlsx", "/comptes/{account}.pdf"})
    ResponseEntity<Resource> account(
            Ledger ledger, @PathVariable String account, Dates.Fields fields, HttpServletRequest request) {
        BookFiles.Book book = new BookFiles.Book(
                "general-ledger/" + Ledger.segment(account), "grand-livre", "compte.title", account, ACCOUNT);
        return files.given(ledger, book, fields.of(day.today()), null, request);
    }

    @GetMapping({"/auxiliaires/{account}.csv", "/auxiliaires/{account}.xlsx", "/auxiliaires/{account}.pdf"})
    ResponseEntity<Resource> auxiliaries(
            Ledger ledger, @PathVariable String account, Dates.Fields fields, HttpServletRequest request) {
        BookFiles.Book book = new BookFiles.Book(
                "auxiliary-balances/" + Ledger.segment(account),
                "balance-auxiliaire",
                "auxiliaire.title",
                account,
                AUXILIARY);
        return files.given(ledger, book, fields.of(day.today()), null, request);
    }

    @GetMapping({"/journaux/{journal}.csv", "/journaux/{journal}.xlsx", "/journaux/{journal}.pdf"})
    ResponseEntity<Resource> journal(
            Ledger ledger, @PathVariable String journal, Dates.Fields fields, HttpServletRequest request) {
        BookFiles.Book book =
                new BookFiles.Book("journals/" + Ledger.segment(journal), "journal", "journal.title", journal, ENTRIES);
        return files.given(ledger, book, fields.of(day.today()), null, request);
    }

    @GetMapping({"/ecarts.csv", "/ecarts.xlsx", "/ecarts.pdf"})
    ResponseEntity<Resource> differences(
            Ledger ledger, @RequestParam String depuis, Dates.Fields fields, HttpServletRequest request) {
        BookFiles.Book book = new BookFiles.Book("differences", "ecarts", "livres.ecarts", "", ENTRIES);
        return files.given(ledger, book, fields.of(day.today()), depuis.strip(), request);
    }

    /** Its form is fixed by law and has no place for a position: only the name says it. */
    @GetMapping("/fec")
    ResponseEntity<Resource> fec(Ledger ledger, Dates.Fields fields) {
        return files.fec(ledger, fields.of(day.today()));
    }
}
