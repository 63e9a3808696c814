package fr.quitus.web.pages;

import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.LedgerProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/**
 * Forms of acts, in three steps: filled in, tried, confirmed. The form bears the key of the act and the version of the
 * file from the first step on: sent twice, or again after a lost connection, it is written once.
 */
@Controller
class ActPages {
    private static final String ADDRESS = "/dossiers/{kind}/{id}/actes/{command}";

    /** Prefix of the parameters that are fields of the command. */
    private static final String FIELD = "champ.";

    private static final String NOT_DEPOSABLE = "NON_DEPOSABLE";

    /** A posting the act would make. */
    public record Posting(String account, String side, String amount) {}

    private record Form(FileKind kind, String id, Act act, String key, long version, Map<String, String> values) {}

    @GetMapping(ADDRESS)
    String open(
            Ledger ledger,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String command,
            Model model) {
        FileKind known = FilePages.kind(kind);
        Act act = act(known, command);
        Files.State state = known.read(ledger, id);
        return form(new Form(known, id, act, newKey(), state.version(), Map.of()), state, model);
    }

    @PostMapping(ADDRESS + "/essai")
    String tried(
            Ledger ledger,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String command,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Model model) {
        Form form = form(kind, id, command, sent);
        try {
            JsonNode would = ledger.simulate(form.act().command(), body(form), form.version());
            shown(form, model);
            model.addAttribute(
                    "events",
                    would.path("events")
                            .valueStream()
                            .map(event -> event.path("name").asString(""))
                            .toList());
            model.addAttribute("postings", postings(would.path("events"), new ArrayList<>()));
            return "confirmation";
        } catch (LedgerProblem e) {
            if (!e.told().code().equals(NOT_DEPOSABLE)) {
                return refused(ledger, form, e, response, model);
            }
            // Nothing can be tried while the desk is open: what is confirmed is deposited, and decided later.
            shown(form, model);
            model.addAttribute("untried", true);
            model.addAttribute("events", List.of());
            model.addAttribute("postings", List.of());
            return "confirmation";
        }
    }

    @PostMapping(ADDRESS)
    String confirmed(
            Ledger ledger,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String command,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Model model) {
        Form form = form(kind, id, command, sent);
        try {
            Ledger.Done done = ledger.act(form.act().command(), body(form), form.key(), form.version());
            if (done.deposit() != null) {
                return "redirect:/depots/" + Ledger.segment(done.deposit());
            }
            return "redirect:" + form.kind().address(id) + "?fait=" + form.act().command() + "&position="
                    + done.receipt().path("position").asLong();
        } catch (LedgerProblem e) {
            if (!e.told().mayBeSentAgain()) {
                return refused(ledger, form, e, response, model);
            }
            // Whether it was written is not known: the very same act is offered again, which settles it.
            response.setStatus(e.status());
            shown(form, model);
            model.addAttribute("problem", e.told());
            model.addAttribute("events", List.of());
            model.addAttribute("postings", List.of());
            return "confirmation";
        }
    }

    private static Form form(String kind, String id, String command, Map<String, String> sent) {
        FileKind known = FilePages.kind(kind);
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                values.put(name.substring(FIELD.length()), value.strip());
            }
        });
        try {
            return new Form(
                    known,
                    id,
                    act(known, command),
                    UUID.fromString(sent.getOrDefault("cle", "")).toString(),
                    Long.parseLong(sent.getOrDefault("version", "")),
                    values);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a form without its key or version", e);
        }
    }

    /** The form again, with why it was refused and all that was filled in; the file as it is now. */
    private static String refused(
            Ledger ledger, Form form, LedgerProblem e, HttpServletResponse response, Model model) {
        Files.State now = form.kind().read(ledger, form.id());
        response.setStatus(e.status());
        model.addAttribute("problem", e.told());
        // The refusal is the answer to its key for ever; what is corrected is another act.
        return form(new Form(form.kind(), form.id(), form.act(), newKey(), now.version(), form.values()), now, model);
    }

    private static String form(Form form, Files.State state, Model model) {
        shown(form, model);
        model.addAttribute("state", state);
        model.addAttribute("checks", Act.CHECKS);
        return "acte";
    }

    private static void shown(Form form, Model model) {
        model.addAttribute("act", form.act());
        model.addAttribute("kind", form.kind().word());
        model.addAttribute("id", form.id());
        model.addAttribute("file", form.kind().address(form.id()));
        model.addAttribute(
                "address",
                form.kind().address(form.id()) + "/actes/" + form.act().command());
        model.addAttribute("key", form.key());
        model.addAttribute("version", form.version());
        model.addAttribute("values", form.values());
    }

    private static Act act(FileKind kind, String command) {
        return Act.named(kind, command).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The command's JSON. An empty field is left out: the ledger says which it misses. */
    private static Map<String, Object> body(Form form) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(form.kind().reference(), form.id());
        for (Act.Field field : form.act().fields()) {
            String value = form.values().getOrDefault(field.field(), "");
            switch (field) {
                case CHECKS -> {
                    Map<String, Boolean> checks = new LinkedHashMap<>();
                    Act.CHECKS.forEach(check -> checks.put(
                            check,
                            form.values().getOrDefault("checks." + check, "").equals("oui")));
                    body.put(field.field(), checks);
                }
                case LINE -> {
                    if (value.matches("[0-9]{1,6}")) {
                        body.put(field.field(), Integer.parseInt(value));
                    }
                }
                case AMOUNT -> putIfFilled(body, field, amount(value));
                case REASON, DATE_RENDERED, DUE_DATE, SERVICE_RECEIPT_NUMBER -> putIfFilled(body, field, value);
            }
        }
        return body;
    }

    private static void putIfFilled(Map<String, Object> body, Act.Field field, String value) {
        if (!value.isEmpty()) {
            body.put(field.field(), value);
        }
    }

    /** As people write it in French, with spaces and a comma; what is no amount is left for the ledger to refuse. */
    private static String amount(String text) {
        String bare = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        return bare.matches("[0-9]+") ? bare + ".00" : bare.matches("[0-9]+\\.[0-9]") ? bare + "0" : bare;
    }

    /** Postings stand in the events that cause them, at whatever depth. */
    private static List<Posting> postings(JsonNode node, List<Posting> found) {
        if (node.isObject() && node.has("account") && node.has("side") && node.has("amount")) {
            found.add(new Posting(
                    node.path("account").asString(""),
                    node.path("side").asString(""),
                    node.path("amount").asString("")));
            return found;
        }
        node.forEach(child -> postings(child, found));
        return found;
    }
}
