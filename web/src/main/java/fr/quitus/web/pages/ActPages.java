package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.CommandForms;
import fr.quitus.web.forms.Field;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Kept;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.signin.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Forms of acts, in three steps: filled in, tried, confirmed. The form bears the key of the act and the version of the
 * file from the first step on: sent twice, or again after a lost connection, it is written once.
 */
@Controller
class ActPages {
    private static final String ON_A_FILE = "/dossiers/{kind}/{id}/actes/{command}";
    private static final String ALONE = "/actes/{command}";

    /** Nothing is tried while the front desk is open: what is confirmed is deposited, and decided later. */
    private static final String NOT_DEPOSABLE = "NON_DEPOSABLE";

    private final CommandForms forms;
    private final ActView view;
    private final BusinessDay day;

    ActPages(CommandForms forms, ActView view, BusinessDay day) {
        this.forms = forms;
        this.view = view;
        this.day = day;
    }

    /** All acts this person may give, family by family. */
    @GetMapping("/actes")
    String all(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable String fait,
            @RequestParam(required = false) @Nullable Long position,
            Model model) {
        Map<String, List<CommandForm>> families = new LinkedHashMap<>();
        forms.all().stream().filter(form -> form.isFor(person.role())).forEach(form -> families.computeIfAbsent(
                        form.family(), _ -> new ArrayList<>())
                .add(form));
        model.addAttribute("families", families);
        done(forms, fait, position, model);
        return "actes";
    }

    /** What was just done, by a name that is an act's and nothing else. */
    static void done(CommandForms forms, @Nullable String command, @Nullable Long position, Model model) {
        if (command == null) {
            return;
        }
        forms.named(command).ifPresent(form -> {
            model.addAttribute("done", form.command());
            model.addAttribute("donePosition", position);
        });
    }

    @GetMapping({ON_A_FILE, ALONE})
    String open(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @PathVariable Map<String, String> path,
            @RequestParam Map<String, String> sent,
            Model model) {
        CommandForm form = form(path);
        FileKind kind = kind(path, form);
        if (kind == null && FileKind.of(form).isPresent()) {
            return choice(form, FileKind.of(form).get(), sent.getOrDefault("numero", ""), model);
        }
        Files.State state = kind == null ? null : kind.read(ledger, id(path));
        ActForm act = ActForm.opened(
                form,
                kind,
                id(path),
                state == null ? null : (Long) state.version(),
                proposed(form, withDraft(ledger, sent)));
        model.addAttribute(KeptPages.DRAFT, sent.get(KeptPages.DRAFT));
        model.addAttribute("role", person.role());
        return view.form(ledger, act, state, null, false, model);
    }

    /** An act that is on a file, asked for without one: which file? */
    private static String choice(CommandForm form, FileKind kind, String number, Model model) {
        if (!number.isBlank()) {
            return "redirect:" + kind.address(number.strip()) + "/actes/" + form.command();
        }
        model.addAttribute("act", form);
        model.addAttribute("kind", kind.word());
        return "acte-dossier";
    }

    /** What was kept of this act, where the address says which draft goes on. */
    private static Map<String, String> withDraft(Ledger ledger, Map<String, String> sent) {
        Map<String, String> all = new HashMap<>(sent);
        String draft = sent.get(KeptPages.DRAFT);
        if (draft != null) {
            ledger.get(KeptPages.DRAFTS, new Asked(), Kept.class)
                    .of(draft)
                    .ifPresent(kept -> all.putAll(kept.fields()));
        }
        return all;
    }

    /** The year of now, where the address says no other. */
    private Map<String, String> proposed(CommandForm form, Map<String, String> sent) {
        Map<String, String> proposed = new HashMap<>(sent);
        if (form.fields().stream().map(Field::name).anyMatch("year"::equals)) {
            proposed.putIfAbsent("champ.year", String.valueOf(day.today().getYear()));
        }
        return proposed;
    }

    @PostMapping({ON_A_FILE + "/essai", ALONE + "/essai"})
    String tried(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @PathVariable Map<String, String> path,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Model model) {
        ActForm act = sent(path, sent);
        model.addAttribute("role", person.role());
        model.addAttribute(KeptPages.DRAFT, sent.get(KeptPages.DRAFT));
        if (sent.containsKey("plus")) {
            return view.form(ledger, act, act.read(ledger), null, true, model);
        }
        try {
            return view.confirmation(
                    ledger, act, ledger.simulate(act.command(), act.filled().body(), act.version()), model);
        } catch (LedgerProblem e) {
            if (e.told().code().equals(NOT_DEPOSABLE)) {
                return view.untried(act, model);
            }
            if (e.told().mayBeSentAgain()) {
                throw e; // no refusal: what was typed is offered to be sent again, with its key
            }
            return refused(ledger, act, e, response, model);
        }
    }

    @PostMapping({ON_A_FILE, ALONE})
    String confirmed(
            Ledger ledger,
            @AuthenticationPrincipal Person person,
            @PathVariable Map<String, String> path,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Model model) {
        ActForm act = sent(path, sent);
        model.addAttribute("role", person.role());
        model.addAttribute(KeptPages.DRAFT, sent.get(KeptPages.DRAFT));
        try {
            Ledger.Done done = ledger.act(act.command(), act.filled().body(), act.key(), act.version());
            KeptPages.served(ledger, sent.get(KeptPages.DRAFT));
            return "redirect:" + after(act, done);
        } catch (LedgerProblem e) {
            if (!e.told().mayBeSentAgain()) {
                return refused(ledger, act, e, response, model);
            }
            response.setStatus(e.status());
            return view.again(act, e.told(), model);
        }
    }

    /** The file the act was on or has made, saying so; the receipt of one that was deposited. */
    private static String after(ActForm act, Ledger.Done done) {
        if (done.deposit() != null) {
            return "/depots/" + Ledger.segment(done.deposit());
        }
        String made = new FileAddresses().of(done.receipt().path("aggregateId").asString(""));
        Asked said = new Asked()
                .with("fait", act.command())
                .with("position", done.receipt().path("position").asLong());
        return (act.kind() == null && made != null ? made : act.back()) + said.query();
    }

    /** The form again, with why it was refused and all that was filled in; the file as it is now. */
    private String refused(Ledger ledger, ActForm act, LedgerProblem e, HttpServletResponse response, Model model) {
        if (e.status() == 401) {
            throw e;
        }
        Files.State now = act.read(ledger);
        response.setStatus(e.status());
        String page = view.form(ledger, act, now, e.told(), false, model);
        ActForm again = act.again(now);
        model.addAttribute("key", again.key());
        model.addAttribute("version", again.version());
        return page;
    }

    private ActForm sent(Map<String, String> path, Map<String, String> sent) {
        CommandForm form = form(path);
        FileKind kind = kind(path, form);
        if (kind == null && form.onAFile()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ActForm.sent(form, kind, id(path), sent);
    }

    private CommandForm form(Map<String, String> path) {
        return forms.named(path.getOrDefault("command", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** @throws ResponseStatusException 404 for an act on a file of another kind */
    private static @Nullable FileKind kind(Map<String, String> path, CommandForm form) {
        String word = path.get("kind");
        if (word == null) {
            return null;
        }
        FileKind kind = FilePages.kind(word);
        if (FileKind.of(form).filter(kind::equals).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return kind;
    }

    private static String id(Map<String, String> path) {
        return path.getOrDefault("id", "");
    }
}
