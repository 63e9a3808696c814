package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Waiting;
import fr.quitus.web.signin.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Corbeille : what waits for the person, task by task, narrowed as she likes, the most urgent date beside each. */
@Controller
class CorbeillePages {
    static final int ITEMS = 50;

    private final BulkActs bulk;
    private final Days days;

    CorbeillePages(BulkActs bulk, Days days) {
        this.bulk = bulk;
        this.days = days;
    }

    /**
     * What is shown of a task, as the address of the page says it.
     *
     * @param avant last due date
     */
    public record Narrowed(
            @Nullable String tache,
            @Nullable String texte,
            @Nullable String centre,
            @Nullable String de,
            @Nullable String a,
            @Nullable String avant) {
        static Narrowed of(Map<String, String> sent) {
            return new Narrowed(
                    sent.get("tache"),
                    sent.get("texte"),
                    sent.get("centre"),
                    sent.get("de"),
                    sent.get("a"),
                    sent.get("avant"));
        }

        Asked asked() {
            return new Asked()
                    .with("task", tache)
                    .with("text", texte)
                    .with("fundsCentre", centre)
                    .with("amountFrom", amount(de))
                    .with("amountTo", amount(a))
                    .with("dueBefore", avant);
        }

        Asked address() {
            return new Asked()
                    .with("tache", tache)
                    .with("texte", texte)
                    .with("centre", centre)
                    .with("de", de)
                    .with("a", a)
                    .with("avant", avant);
        }

        private static @Nullable String amount(@Nullable String written) {
            return written == null
                    ? null
                    : written.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        }
    }

    @GetMapping("/")
    String home(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @RequestParam Map<String, String> sent,
            Model model) {
        Narrowed narrowed = Narrowed.of(sent);
        model.addAttribute("counts", ledger.list("work-list/counts", new Asked(), Waiting.Count.class));
        String task = narrowed.tache();
        if (task != null) {
            Listing<Waiting.Item> waiting = ledger.list(
                    "work-list",
                    narrowed.asked().with("limit", ITEMS).with("cursor", sent.get("suite")),
                    Waiting.Item.class);
            model.addAttribute("task", task);
            model.addAttribute("waiting", waiting);
            model.addAttribute("bulkActs", bulk.on(task, person.role()));
            if (waiting.next() != null) {
                model.addAttribute(
                        "more",
                        "/" + narrowed.address().with("suite", waiting.next()).query());
            }
        }
        model.addAttribute("narrowed", narrowed);
        model.addAttribute("files", new FileAddresses());
        model.addAttribute("days", days);
        return "corbeille";
    }
}
