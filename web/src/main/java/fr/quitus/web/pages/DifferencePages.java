package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Écarts entre deux dates de connaissance: what was recorded between them and changes the figures of a period. */
@Controller
class DifferencePages {
    private static final int ENTRIES = 50;
    private static final String HERE = "/ecarts";

    private final BusinessDay day;

    DifferencePages(BusinessDay day) {
        this.day = day;
    }

    /** Sums over all pages; accounts are shown on the first. */
    public record Changes(long entries, List<Books.Change> accounts) {}

    /** @param depuis what was known before; the page is the form alone while it is not said */
    @GetMapping(HERE)
    String differences(
            Ledger ledger, @RequestParam(required = false) @Nullable String depuis, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        String since = depuis == null ? "" : depuis.strip();
        model.addAttribute("dates", dates);
        model.addAttribute("period", true);
        model.addAttribute("since", since);
        model.addAttribute("query", dates.parameters().with("depuis", since).query());
        if (!since.isEmpty()) {
            Listing<Books.Entry> entries = ledger.list(
                    "differences",
                    dates.asked().with("since", since).with("limit", ENTRIES).with("cursor", fields.suite()),
                    Books.Entry.class);
            model.addAttribute("listing", entries);
            model.addAttribute("changes", Ledger.totals(entries, Changes.class));
            if (fields.suite() != null) {
                model.addAttribute(
                        "first", HERE + dates.parameters().with("depuis", since).query() + "#comptes");
            }
            if (entries.next() != null) {
                model.addAttribute(
                        "more",
                        HERE
                                + dates.parameters()
                                        .with("depuis", since)
                                        .with("suite", entries.next())
                                        .query());
            }
        } else {
            // Nobody learns from an empty form whether he may see the books.
            ledger.list("journals", dates.asked(), Books.Journal.class);
        }
        return "ecarts";
    }
}
