package fr.quitus.app.interchange;

import fr.quitus.domain.actor.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/takeovers}: la reprise d'un autre système, as one signed set of files in an archive. */
@RestController
final class TakeoverController {
    static final String ZIP = "application/zip";

    private static final String ORIGIN = "takeover";
    private static final Set<Role> LOADERS = Set.of(Role.BUDGET_DIRECTORATE);
    private static final Set<Role> READERS = Set.of(Role.BUDGET_DIRECTORATE, Role.AUDITOR);

    private final Intake intake;
    private final Takeovers takeovers;

    TakeoverController(Intake intake, Takeovers takeovers) {
        this.intake = intake;
        this.takeovers = takeovers;
    }

    /** Says what differs, line by line; nothing is written. */
    @PostMapping(path = "/api/v1/takeovers/checks", consumes = ZIP)
    ResponseEntity<TakeoverReport> check(HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, READERS, ORIGIN, takeovers::check);
    }

    /** The first person brings a set that is whole. */
    @PostMapping(path = "/api/v1/takeovers", consumes = ZIP)
    ResponseEntity<TakeoverReport> prepare(HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, LOADERS, ORIGIN, takeovers::prepare);
    }

    /** The second person brings the same set, which is then loaded and opened. */
    @PostMapping(path = "/api/v1/takeovers/approvals", consumes = ZIP)
    ResponseEntity<TakeoverReport> approve(HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, LOADERS, ORIGIN, takeovers::approve);
    }
}
