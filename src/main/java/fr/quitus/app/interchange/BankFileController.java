package fr.quitus.app.interchange;

import fr.quitus.domain.actor.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/bank-files}: relevés, avis et comptes rendus de la banque (camt.053, camt.054, pain.002). */
@RestController
final class BankFileController {
    private static final Set<Role> ROLES = Set.of(Role.SYSTEM_INTERFACE, Role.PUBLIC_ACCOUNTANT);

    private final Intake intake;
    private final BankFiles bankFiles;

    BankFileController(Intake intake, BankFiles bankFiles) {
        this.intake = intake;
        this.bankFiles = bankFiles;
    }

    @PostMapping(
            path = "/api/v1/bank-files",
            consumes = {
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<FileReport> integrate(HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, ROLES, "bank-file", bankFiles::integrate);
    }
}
