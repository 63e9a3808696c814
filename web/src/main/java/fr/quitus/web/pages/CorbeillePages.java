package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Corbeille : what waits for the person, task by task, the most urgent date beside each. */
@Controller
class CorbeillePages {
    private static final int ITEMS = 50;

    @GetMapping("/")
    String home(
            Ledger ledger,
            @RequestParam(required = false) @Nullable String tache,
            @RequestParam(required = false) @Nullable String suite,
            Model model) {
        model.addAttribute("counts", ledger.list("work-list/counts", new Asked(), Waiting.Count.class));
        if (tache != null) {
            Listing<Waiting.Item> waiting = ledger.list(
                    "work-list",
                    new Asked().with("task", tache).with("limit", ITEMS).with("cursor", suite),
                    Waiting.Item.class);
            model.addAttribute("task", tache);
            model.addAttribute("waiting", waiting);
            if (waiting.next() != null) {
                model.addAttribute(
                        "more",
                        "/"
                                + new Asked()
                                        .with("tache", tache)
                                        .with("suite", waiting.next())
                                        .query());
            }
        }
        model.addAttribute("files", new FileAddresses());
        return "corbeille";
    }
}
