package fr.quitus.api.door;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyFile;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dossiers : a commitment, a payment request, a title or a third party as the next act will find it, with the ETag that
 * act gives back. A file outside the reader's perimeter is answered as unknown: its existence is not told.
 */
@RestController
public final class FileController {
    private final Files files;

    public FileController(Files files) {
        this.files = files;
    }

    /** The state's name, its version and what it remembers. */
    public record FileView<F>(String status, long version, F file) {}

    @GetMapping("/api/v1/commitments/{number}")
    ResponseEntity<FileView<CommitmentFile>> commitment(
            @PathVariable String number, @AuthenticationPrincipal Jwt token) {
        Files.Versioned<Commitment> found = files.commitment(parse(number, CommitmentNumber::of));
        return found.state()
                .opened()
                .filter(file -> mayRead(CallerClaims.read(token), file.fundsCentre(), null))
                .map(file -> view(found.state().status(), found.version(), file))
                .orElseThrow(FileController::unknown);
    }

    @GetMapping("/api/v1/payment-requests/{id}")
    ResponseEntity<FileView<PaymentFile>> paymentRequest(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        Files.Versioned<PaymentRequest> found = files.paymentRequest(parse(id, PaymentRequestId::of));
        return found.state()
                .opened()
                .filter(file -> mayRead(
                        CallerClaims.read(token),
                        fundsCentre(file),
                        found.state().assignedPost().orElse(null)))
                .map(file -> view(found.state().status(), found.version(), file))
                .orElseThrow(FileController::unknown);
    }

    /** That of its commitment, or of its own lines when it needs none. */
    private FundsCentre fundsCentre(PaymentFile file) {
        CommitmentNumber number = file.commitmentNumber();
        return number == null
                ? file.fundsCentre()
                : files.commitment(number).state().opened().orElseThrow().fundsCentre();
    }

    @GetMapping("/api/v1/revenue-orders/{number}")
    ResponseEntity<FileView<RevenueFile>> revenueOrder(
            @PathVariable String number, @AuthenticationPrincipal Jwt token) {
        Files.Versioned<RevenueOrder> found = files.revenueOrder(parse(number, RevenueOrderNumber::of));
        return found.state()
                .opened()
                .filter(file -> mayRead(
                        CallerClaims.read(token),
                        file.fundsCentre(),
                        found.state().assignedPost().orElse(null)))
                .map(file -> view(found.state().status(), found.version(), file))
                .orElseThrow(FileController::unknown);
    }

    /** By SIRET, or by number for a natural person. Third parties belong to no perimeter. */
    @GetMapping("/api/v1/third-parties/{ref}")
    ResponseEntity<FileView<ThirdPartyFile>> thirdParty(@PathVariable String ref, @AuthenticationPrincipal Jwt token) {
        Files.Versioned<ThirdParty> found = files.thirdParty(parse(ref, ThirdPartyRef::of));
        return found.state()
                .opened()
                .filter(_ -> CallerClaims.read(token).role() != Role.TECH_ADMIN)
                .map(file -> view(found.state().status(), found.version(), file))
                .orElseThrow(FileController::unknown);
    }

    private static <T> T parse(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidValue e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage()));
        }
    }

    /** Domain reference §5: who reads what. A comptable reads what is assigned to his post, or to nobody yet. */
    static boolean mayRead(Caller caller, FundsCentre fundsCentre, @Nullable AccountingPostId post) {
        return switch (caller.role()) {
            case BUDGET_DIRECTORATE, BUDGET_MINISTER, BUDGET_CONTROLLER, AUDITOR -> true;
            case PROGRAMME_MANAGER, BOP_MANAGER, UNIT_MANAGER, AUTHORISING_OFFICER, MANAGER, SYSTEM_INTERFACE ->
                caller.perimeter().covers(fundsCentre);
            case PUBLIC_ACCOUNTANT ->
                Optional.ofNullable(post).map(caller.perimeter()::covers).orElse(true);
            case TECH_ADMIN -> false;
        };
    }

    private static <F> ResponseEntity<FileView<F>> view(String status, long version, F file) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(new FileView<>(status, version, file));
    }

    private static DoorRefused unknown() {
        return new DoorRefused(DoorError.DOSSIER_INCONNU, "Aucun dossier de ce numéro dans votre périmètre.");
    }
}
