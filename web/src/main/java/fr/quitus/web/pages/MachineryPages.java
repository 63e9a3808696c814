package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Machinery;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Exploitation : what the service tells of its own parts; orders to them are {@link OrderPages}. */
@Controller
class MachineryPages {
    private static final Set<String> RUNNING = Set.of("RUNNING", "CANCELLING");

    @ModelAttribute
    void orders(Model model) {
        model.addAttribute("orders", Order.values());
    }

    @GetMapping("/exploitation")
    String machinery(Ledger ledger, Model model) {
        model.addAttribute("bays", ledger.get("bays", new Asked(), Machinery.Bays.class));
        model.addAttribute("archive", ledger.get("archive", new Asked(), Machinery.Archive.class));
        ledger.ifAny("proofs/checkpoint", new Asked(), Machinery.Checkpoint.class)
                .ifPresent(checkpoint -> model.addAttribute("checkpoint", checkpoint));
        return "exploitation";
    }

    @GetMapping("/exploitation/vues")
    String views(Ledger ledger, Model model) {
        model.addAttribute("views", ledger.get("projections", new Asked(), Machinery.Projections.class));
        ledger.ifAny("rebuilds", new Asked(), Machinery.Rebuilds.class).ifPresent(rebuilds -> {
            model.addAttribute("rebuilds", rebuilds);
            model.addAttribute(
                    "running", rebuilds.items().stream().anyMatch(rebuild -> RUNNING.contains(rebuild.state())));
        });
        ledger.ifAny("dead-letters", new Asked(), Machinery.Letters.class)
                .ifPresent(letters -> model.addAttribute("letters", letters));
        return "vues";
    }

    @GetMapping("/exploitation/admission")
    String admission(Ledger ledger, Model model) {
        model.addAttribute("admission", ledger.get("admission", new Asked(), Machinery.Admission.class));
        return "admission";
    }

    @GetMapping("/exploitation/guichet")
    String desk(Ledger ledger, Model model) {
        // Everybody may ask whether it is open; its storages and its orders are for the exploitation and auditors.
        ledger.get("bays", new Asked(), Machinery.Bays.class);
        model.addAttribute("desk", ledger.get("front-desk", new Asked(), Machinery.Desk.class));
        return "guichet";
    }
}
