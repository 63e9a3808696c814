package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** États financiers : compte de résultat and bilan of any date and position, and those that were published. */
@Controller
class StatementPages {
    private static final int STATEMENTS = 100;
    /** By the word in the address. */
    private static final Map<String, String> DRAWN_UP =
            Map.of("resultat", "income-statement", "bilan", "balance-sheet");
    /** Which book, of the same date and position, has the figures of what was published. */
    private static final Map<String, String> FILES =
            Map.of("COMPTE_DE_RESULTAT", "/etats/resultat", "BILAN", "/etats/bilan", "BALANCE_GENERALE", "/balance");

    private final BusinessDay day;

    StatementPages(BusinessDay day) {
        this.day = day;
    }

    /** Sums of the parts, and products minus charges, or assets minus liabilities. */
    public record Sums(List<Books.PartTotal> parts, BigDecimal result) {}

    @GetMapping("/etats")
    String statements(Ledger ledger, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        Listing<Books.Statement> published = ledger.list(
                "statements",
                new Asked()
                        .with("asOf", dates.asOf())
                        .with("knownAt", dates.knownAt())
                        .with("limit", STATEMENTS)
                        .with("cursor", fields.suite()),
                Books.Statement.class);
        model.addAttribute("dates", dates);
        model.addAttribute("listing", published);
        if (published.next() != null) {
            model.addAttribute(
                    "more",
                    "/etats"
                            + dates.parameters().with("suite", published.next()).query());
        }
        return "etats";
    }

    @GetMapping("/etats/{word}")
    String drawnUp(Ledger ledger, @PathVariable String word, Dates.Fields fields, Model model) {
        String question = DRAWN_UP.get(word);
        if (question == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Dates dates = fields.of(day.today());
        Listing<Books.Rubric> rubrics = ledger.list(question, dates.askedUntil(), Books.Rubric.class);
        Sums sums = Ledger.totals(rubrics, Sums.class);
        model.addAttribute("dates", dates);
        model.addAttribute("listing", rubrics);
        model.addAttribute("word", word);
        model.addAttribute("query", dates.parameters().query());
        model.addAttribute("rubrics", rubrics.items());
        model.addAttribute("totals", sums.parts());
        model.addAttribute("result", sums.result());
        return "etat";
    }

    @GetMapping("/etats/publies/{id}")
    String published(Ledger ledger, @PathVariable String id, Model model) {
        HttpResponse<byte[]> bytes = ledger.download("statements/" + Ledger.segment(id), new Asked());
        Books.Document document = Ledger.read(bytes, Books.Document.class);
        Dates dates = new Dates(
                String.valueOf(document.year()), null, document.asOf().toString(), String.valueOf(document.position()));
        model.addAttribute("dates", dates);
        model.addAttribute("id", id);
        model.addAttribute("file", FILES.get(document.kind()));
        model.addAttribute("query", dates.parameters().query());
        model.addAttribute("document", document);
        model.addAttribute("sha256", bytes.headers().firstValue("Quitus-Sha256").orElse(""));
        model.addAttribute("rubrics", document.rubrics());
        model.addAttribute("totals", document.totals());
        model.addAttribute("result", document.result());
        model.addAttribute(
                "since",
                "/ecarts"
                        + new Dates(dates.year(), null, dates.asOf(), null)
                                .parameters()
                                .with("depuis", document.position())
                                .query());
        return "etat-publie";
    }
}
