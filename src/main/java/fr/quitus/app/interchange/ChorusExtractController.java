package fr.quitus.app.interchange;

import fr.quitus.domain.actor.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/chorus-extracts/…}: un extrait INF-BUD-53 rapproché du registre. It is compared, never imported:
 * an extract says what was engaged or paid elsewhere, and by whose signature it does not.
 */
@RestController
final class ChorusExtractController {
    /** All who may read a commitment. */
    private static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.of(Role.TECH_ADMIN));

    private final Intake intake;
    private final ChorusComparison comparison;

    ChorusExtractController(Intake intake, ChorusComparison comparison) {
        this.intake = intake;
        this.comparison = comparison;
    }

    @PostMapping(path = "/api/v1/chorus-extracts/commitments", consumes = CommandFileController.CSV)
    ResponseEntity<ChorusComparison.Report> commitments(
            HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, ROLES, "chorus-extract", comparison::commitments);
    }

    @PostMapping(path = "/api/v1/chorus-extracts/payments", consumes = CommandFileController.CSV)
    ResponseEntity<ChorusComparison.Report> payments(HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, ROLES, "chorus-extract", comparison::payments);
    }
}
