package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Balance générale, grand livre, balances auxiliaires and journaux, as of any date and as known at any position. */
@Controller
class BooksPages {
    private static final int LINES = 100;
    /** Each has several postings. */
    private static final int ENTRIES = 50;

    private final BusinessDay day;

    BooksPages(BusinessDay day) {
        this.day = day;
    }

    @GetMapping("/balance")
    String balance(Ledger ledger, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        show(model, dates, "/balance", ledger.list("trial-balance", page(dates, fields, LINES), Books.Balance.class));
        return "balance";
    }

    /** From the number that was typed to the account's own address. */
    @GetMapping("/comptes")
    String account(@RequestParam String compte, LedgerFilter filter, Dates.Fields fields) {
        return "redirect:/comptes/" + Ledger.segment(compte.strip())
                + fields.of(day.today()).parameters().and(filter.parameters()).query();
    }

    @GetMapping("/comptes/{account}")
    String account(Ledger ledger, @PathVariable String account, LedgerFilter filter, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        String number = Ledger.segment(account);
        show(
                model,
                dates,
                "/comptes/" + number,
                filter.parameters(),
                ledger.list(
                        "general-ledger/" + number,
                        page(dates, fields, LINES).and(filter.asked()),
                        Books.Posting.class));
        model.addAttribute("account", account);
        model.addAttribute("filter", filter);
        model.addAttribute("files", new FileAddresses());
        return "compte";
    }

    @GetMapping("/auxiliaires/{account}")
    String auxiliaries(Ledger ledger, @PathVariable String account, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        String number = Ledger.segment(account);
        show(
                model,
                dates,
                "/auxiliaires/" + number,
                ledger.list("auxiliary-balances/" + number, page(dates, fields, LINES), Books.Auxiliary.class));
        model.addAttribute("account", account);
        return "auxiliaire";
    }

    @GetMapping("/journaux")
    String journals(Ledger ledger, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        show(model, dates, "/journaux", ledger.list("journals", dates.asked(), Books.Journal.class));
        return "journaux";
    }

    @GetMapping("/journaux/{journal}")
    String journal(Ledger ledger, @PathVariable String journal, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        String code = Ledger.segment(journal);
        show(
                model,
                dates,
                "/journaux/" + code,
                ledger.list("journals/" + code, page(dates, fields, ENTRIES), Books.Entry.class));
        model.addAttribute("journal", journal);
        model.addAttribute("path", "/journaux/" + code);
        return "journal";
    }

    private static Asked page(Dates dates, Dates.Fields fields, int lines) {
        return dates.asked().with("limit", lines).with("cursor", fields.suite());
    }

    private static void show(Model model, Dates dates, String path, Listing<?> listing) {
        show(model, dates, path, new Asked(), listing);
    }

    /** @param part what of the book is shown, as its address says it beside the dates */
    private static void show(Model model, Dates dates, String path, Asked part, Listing<?> listing) {
        model.addAttribute("dates", dates);
        model.addAttribute("period", true);
        model.addAttribute("listing", listing);
        model.addAttribute("file", path);
        model.addAttribute("query", dates.parameters().and(part).query());
        if (listing.next() != null) {
            model.addAttribute(
                    "more",
                    path
                            + dates.parameters()
                                    .and(part)
                                    .with("suite", listing.next())
                                    .query());
        }
    }

    /** One event's entries. */
    static Listing<Books.Entry> entries(Ledger ledger, long position) {
        return ledger.list(
                "entries", new Asked().with("fromPosition", position).with("toPosition", position), Books.Entry.class);
    }
}
