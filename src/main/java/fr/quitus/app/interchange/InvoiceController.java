package fr.quitus.app.interchange;

import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CallerClaims;
import fr.quitus.api.ledger.Files;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.document.KnownFile;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.invoicelifecycle.InvoiceStatuses;
import fr.quitus.projections.invoicelifecycle.InvoiceStatuses.StatusTaken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/invoices}: factures reçues en Factur-X, CII ou UBL, and what their supplier is told of them. */
@RestController
final class InvoiceController {
    private static final Set<Role> ROLES = Set.of(Role.SYSTEM_INTERFACE, Role.MANAGER);

    private final Intake intake;
    private final Invoices invoices;
    private final Files files;
    private final InvoiceStatuses statuses;

    InvoiceController(Intake intake, Invoices invoices, Files files, InvoiceStatuses statuses) {
        this.intake = intake;
        this.invoices = invoices;
        this.files = files;
        this.statuses = statuses;
    }

    @PostMapping(
            path = "/api/v1/invoices",
            consumes = {
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<FileReport> receive(HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
        return intake.take(request, token, ROLES, "invoice-file", invoices::integrate);
    }

    /** First to last: the last one is the present status. */
    @GetMapping("/api/v1/invoices/{id}/status")
    ResponseEntity<Answer<StatusTaken>> status(
            @PathVariable String id,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition,
            @AuthenticationPrincipal Jwt token) {
        PaymentRequestId request = PaymentRequestId.of(id);
        Caller caller = CallerClaims.read(token);
        PaymentRequest state = files.paymentRequest(request).state();
        PaymentFile file = state.opened()
                .filter(opened -> new KnownFile(
                                fundsCentre(opened), state.assignedPost().orElse(null))
                        .mayBeReadBy(caller.role(), caller.perimeter()))
                .orElseThrow(() -> Refusals.unknown("La facture " + id));
        return statuses.of(file.id().text(), minPosition);
    }

    private FundsCentre fundsCentre(PaymentFile file) {
        CommitmentNumber number = file.commitmentNumber();
        return number == null
                ? file.fundsCentre()
                : files.commitment(number)
                        .state()
                        .opened()
                        .map(CommitmentFile::fundsCentre)
                        .orElseThrow();
    }
}
