package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Machinery;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Forms of orders to bays, front desk and views: what it will do, why it is given, and a confirmation. The same order
 * again changes nothing more, hence no key; a refusal is told in the service's words where the form stands.
 */
@Controller
class OrderPages {
    private static final String ADDRESS = "/exploitation/ordres/{sort}/{target}/{word}";
    private static final String ALL = "all";

    @GetMapping(ADDRESS)
    String open(
            Ledger ledger,
            @PathVariable String sort,
            @PathVariable String target,
            @PathVariable String word,
            Model model) {
        Order order = order(sort, word);
        // Rebuilds are told to whom orders are open, and to nobody else.
        ledger.get("rebuilds", new Asked(), Machinery.Rebuilds.class);
        return form(order, target, "", model);
    }

    @PostMapping(ADDRESS)
    String give(
            Ledger ledger,
            @PathVariable String sort,
            @PathVariable String target,
            @PathVariable String word,
            @RequestParam(defaultValue = "") String motif,
            HttpServletResponse response,
            RedirectAttributes onwards,
            Model model) {
        Order order = order(sort, word);
        try {
            onwards.addFlashAttribute("told", carriedOut(ledger, order, target, motif.strip()));
            onwards.addFlashAttribute("ordered", order.name());
            onwards.addFlashAttribute("target", target);
            return "redirect:" + order.page();
        } catch (LedgerProblem e) {
            response.setStatus(e.status());
            model.addAttribute("problem", e.told());
            return form(order, target, motif, model);
        }
    }

    /** @return the service's own words, in French; empty where it has none */
    private static String carriedOut(Ledger ledger, Order order, String target, String reason) {
        String named = Ledger.segment(target);
        return switch (order) {
            case DRAIN, REMOVE, ADD, PROMOTE, RESEED ->
                ledger.order("bays/" + named + "/" + order.word(), Map.of("reason", reason))
                        .path("message")
                        .asString("");
            case OPEN, CLOSE ->
                ledger.order("front-desk/" + order.word(), Map.of("reason", reason))
                        .path("message")
                        .asString("");
            case REBUILD ->
                ledger.order("rebuilds", Map.of("views", target.equals(ALL) ? ALL : List.of(target)))
                        .path("message")
                        .asString("");
            case CANCEL -> {
                ledger.delete("rebuilds/" + named);
                yield "";
            }
            case REPLAY -> {
                ledger.order("dead-letters/" + named + "/replay", Map.of());
                yield "";
            }
        };
    }

    private static String form(Order order, String target, String reason, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("target", target);
        model.addAttribute("reason", reason);
        model.addAttribute(
                "address", "/exploitation/ordres/" + order.sort() + "/" + Ledger.segment(target) + "/" + order.word());
        return "ordre";
    }

    private static Order order(String sort, String word) {
        return Order.of(sort, word).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
