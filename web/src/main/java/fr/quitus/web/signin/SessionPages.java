package fr.quitus.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** Before and after a session: who to be in a demonstration, and why one is signed in no more. */
@Controller
class SessionPages {
    private final ObjectProvider<DemonstrationIdentities> demonstration;

    SessionPages(ObjectProvider<DemonstrationIdentities> demonstration) {
        this.demonstration = demonstration;
    }

    @GetMapping("/demonstration/identites")
    String identities(Model model) {
        model.addAttribute("identities", identities().all());
        return "identites";
    }

    @PostMapping("/demonstration/identites")
    String choose(@RequestParam String identite, HttpServletRequest request, HttpServletResponse response) {
        DemonstrationIdentities identities = identities();
        @Nullable String onwards = identities.all().stream()
                .filter(identity -> identity.name().equals(identite))
                .findFirst()
                .map(identity -> identities.choose(identity, request, response))
                .orElse(null);
        return "redirect:" + (onwards == null ? "/" : onwards);
    }

    private DemonstrationIdentities identities() {
        DemonstrationIdentities identities = demonstration.getIfAvailable();
        if (identities == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return identities;
    }

    @GetMapping("/session/fermee")
    String closed(Model model) {
        return told(model, "fermee");
    }

    @GetMapping("/session/expiree")
    String ended(Model model) {
        return told(model, "expiree");
    }

    @GetMapping("/session/echec")
    String failed(Model model) {
        return told(model, "echec");
    }

    /** A form without the token of this session: of another session, or of another site. Nothing was done. */
    @RequestMapping("/session/refusee")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(Model model) {
        return told(model, "refusee");
    }

    private static String told(Model model, String what) {
        model.addAttribute("what", what);
        return "session";
    }
}
