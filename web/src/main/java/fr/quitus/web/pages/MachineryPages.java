package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Machinery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Exploitation : bays, views, archive and rebuilds, as the service tells of itself. */
@Controller
class MachineryPages {
    @GetMapping("/exploitation")
    String machinery(Ledger ledger, Model model) {
        model.addAttribute("bays", ledger.get("bays", new Asked(), Machinery.Bays.class));
        model.addAttribute("views", ledger.get("projections", new Asked(), Machinery.Projections.class));
        model.addAttribute("archive", ledger.get("archive", new Asked(), Machinery.Archive.class));
        try {
            model.addAttribute("rebuilds", ledger.get("rebuilds", new Asked(), Machinery.Rebuilds.class));
        } catch (LedgerProblem e) {
            if (e.status() != 403) {
                throw e;
            }
        }
        return "exploitation";
    }
}
