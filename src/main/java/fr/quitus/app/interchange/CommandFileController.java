package fr.quitus.app.interchange;

import fr.quitus.api.door.CommandController;
import fr.quitus.domain.actor.Role;
import fr.quitus.projections.asking.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/command-files}: des commandes en nombre, one a line, in columns or as JSON lines. */
@RestController
final class CommandFileController {
    static final String CSV = "text/csv";
    static final String JSON_LINES = "application/x-ndjson";

    private final Intake intake;
    private final CommandFiles commandFiles;

    CommandFileController(Intake intake, CommandFiles commandFiles) {
        this.intake = intake;
        this.commandFiles = commandFiles;
    }

    /** Each line is asked under the caller's own role, as if he had sent it by itself. */
    @PostMapping(
            path = "/api/v1/command-files",
            consumes = {CSV, JSON_LINES})
    ResponseEntity<FileReport> submit(
            @RequestParam(name = CommandController.SIMULATE, defaultValue = "false") boolean simulate,
            HttpServletRequest request,
            @AuthenticationPrincipal Jwt token) {
        String type = request.getContentType();
        if (type == null) {
            throw Refusals.invalid("Le type du fichier (Content-Type) est " + CSV + " ou " + JSON_LINES + ".");
        }
        boolean csv = type.toLowerCase(Locale.ROOT).startsWith(CSV);
        Set<Role> anybody = EnumSet.allOf(Role.class);
        return intake.take(
                request,
                token,
                anybody,
                "command-file",
                (file, bringer) -> commandFiles.integrate(file, csv, simulate, bringer));
    }
}
