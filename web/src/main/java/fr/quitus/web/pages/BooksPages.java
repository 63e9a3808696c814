package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Balance générale and grand livre, as of any date and as known at any position, and the same as files. */
@Controller
class BooksPages {
    private static final int LINES = 100;

    private final BusinessDay day;

    BooksPages(BusinessDay day) {
        this.day = day;
    }

    @GetMapping("/balance")
    String balance(
            Ledger ledger,
            @RequestParam(required = false) @Nullable String annee,
            @RequestParam(required = false) @Nullable String au,
            @RequestParam(required = false) @Nullable String connu,
            @RequestParam(required = false) @Nullable String suite,
            Model model) {
        Dates dates = Dates.of(annee, au, connu, day.today());
        Listing<Books.Balance> balance = ledger.list(
                "trial-balance", dates.asked().with("limit", LINES).with("cursor", suite), Books.Balance.class);
        books(model, dates, balance, "/balance");
        return "balance";
    }

    @GetMapping("/comptes/{account}")
    String account(
            Ledger ledger,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String annee,
            @RequestParam(required = false) @Nullable String au,
            @RequestParam(required = false) @Nullable String connu,
            @RequestParam(required = false) @Nullable String suite,
            Model model) {
        Dates dates = Dates.of(annee, au, connu, day.today());
        Listing<Books.Posting> postings = ledger.list(
                "general-ledger/" + Ledger.segment(account),
                dates.asked().with("limit", LINES).with("cursor", suite),
                Books.Posting.class);
        books(model, dates, postings, "/comptes/" + Ledger.segment(account));
        model.addAttribute("account", account);
        return "compte";
    }

    private static void books(Model model, Dates dates, Listing<?> listing, String path) {
        model.addAttribute("dates", dates);
        model.addAttribute("listing", listing);
        model.addAttribute("csv", dates.on(path + ".csv"));
        if (listing.next() != null) {
            model.addAttribute("more", dates.on(path, listing.next()));
        }
    }

    @GetMapping("/balance.csv")
    ResponseEntity<byte[]> balanceFile(
            Ledger ledger,
            @RequestParam(required = false) @Nullable String annee,
            @RequestParam(required = false) @Nullable String au,
            @RequestParam(required = false) @Nullable String connu) {
        return file(ledger, "trial-balance", "balance", Dates.of(annee, au, connu, day.today()));
    }

    @GetMapping("/comptes/{account}.csv")
    ResponseEntity<byte[]> accountFile(
            Ledger ledger,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String annee,
            @RequestParam(required = false) @Nullable String au,
            @RequestParam(required = false) @Nullable String connu) {
        return file(
                ledger,
                "general-ledger/" + Ledger.segment(account),
                "grand-livre-" + account,
                Dates.of(annee, au, connu, day.today()));
    }

    /** Its name says the position it was made at, so that two files of one day are told apart. */
    private static ResponseEntity<byte[]> file(Ledger ledger, String path, String name, Dates dates) {
        HttpResponse<byte[]> csv = ledger.download(path + ".csv", dates.asked());
        String position = csv.headers().firstValue("Quitus-Position").orElse("");
        String safe = name.replaceAll("[^A-Za-z0-9-]", "");
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + safe + "-" + dates.year().replaceAll("[^0-9]", "") + "-position-"
                                + position + ".csv\"")
                .header("Quitus-Position", position);
        csv.headers().firstValue("Quitus-Sha256").ifPresent(hash -> answer.header("Quitus-Sha256", hash));
        return answer.body(csv.body());
    }

    /** One event's entries. */
    static Listing<Books.Entry> entries(Ledger ledger, long position) {
        return ledger.list(
                "entries", new Asked().with("fromPosition", position).with("toPosition", position), Books.Entry.class);
    }
}
