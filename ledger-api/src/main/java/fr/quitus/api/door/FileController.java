package fr.quitus.api.door;

import fr.quitus.api.json.FieldError;
import fr.quitus.api.ledger.Files;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.document.KnownFile;
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
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dossiers : a commitment, a payment request, a title or a third party as the next act will find it, with the ETag that
 * act gives back. A file outside the reader's perimeter is answered as unknown: its existence is not told.
 */
@RestController
public final class FileController {
    private final Files files;
    private final LawInForce law;
    private final ConsultationRecorder consultations;
    private final Reasons reasons;

    /** Of whom a reason is asked before he is shown a file. */
    public enum Reasons {
        /** Of who looks at a document; who gives a reason for looking at the file itself is recorded too. */
        DOCUMENTS,
        /** Of who looks at the file itself too. */
        FILES
    }

    public FileController(Files files, LawInForce law, ConsultationRecorder consultations, Reasons reasons) {
        this.files = files;
        this.law = law;
        this.consultations = consultations;
        this.reasons = reasons;
    }

    /** The state's name, its version and what it remembers. */
    public record FileView<F>(String status, long version, F file) {}

    @GetMapping("/api/v1/commitments/{number}")
    ResponseEntity<FileView<CommitmentFile>> commitment(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Jwt token) {
        Files.Versioned<Commitment> found = files.commitment(parse(number, CommitmentNumber::of));
        return found.state()
                .opened()
                .filter(file -> mayRead(CallerClaims.read(token), file.fundsCentre(), null))
                .map(file -> view(
                        found.state().status(),
                        found.version(),
                        file,
                        consulted(Commitment.aggregateId(file.number()), reason, token)))
                .orElseThrow(FileController::unknown);
    }

    @GetMapping("/api/v1/payment-requests/{id}")
    ResponseEntity<FileView<PaymentFile>> paymentRequest(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Jwt token) {
        Files.Versioned<PaymentRequest> found = files.paymentRequest(parse(id, PaymentRequestId::of));
        return found.state()
                .opened()
                .filter(file -> mayRead(
                        CallerClaims.read(token),
                        files.fundsCentre(file),
                        found.state().assignedPost().orElse(null)))
                .map(file -> view(
                        found.state().status(),
                        found.version(),
                        file.under(law.now()),
                        consulted(PaymentRequest.aggregateId(file.id()), reason, token)))
                .orElseThrow(FileController::unknown);
    }

    @GetMapping("/api/v1/revenue-orders/{number}")
    ResponseEntity<FileView<RevenueFile>> revenueOrder(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Jwt token) {
        Files.Versioned<RevenueOrder> found = files.revenueOrder(parse(number, RevenueOrderNumber::of));
        return found.state()
                .opened()
                .filter(file -> mayRead(
                        CallerClaims.read(token),
                        file.fundsCentre(),
                        found.state().assignedPost().orElse(null)))
                .map(file -> view(
                        found.state().status(),
                        found.version(),
                        file,
                        consulted(RevenueOrder.aggregateId(file.number()), reason, token)))
                .orElseThrow(FileController::unknown);
    }

    /** By SIRET, or by number for a natural person. Third parties belong to no perimeter. */
    @GetMapping("/api/v1/third-parties/{ref}")
    ResponseEntity<FileView<ThirdPartyFile>> thirdParty(
            @PathVariable String ref,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal Jwt token) {
        Files.Versioned<ThirdParty> found = files.thirdParty(parse(ref, ThirdPartyRef::of));
        return found.state()
                .opened()
                .filter(_ -> CallerClaims.read(token).role() != Role.TECH_ADMIN)
                .map(file -> view(
                        found.state().status(),
                        found.version(),
                        file,
                        consulted(ThirdParty.aggregateId(file.ref()), reason, token)))
                .orElseThrow(FileController::unknown);
    }

    private static <T> T parse(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidValue e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage()));
        }
    }

    private static boolean mayRead(Caller caller, FundsCentre fundsCentre, @Nullable AccountingPostId post) {
        return new KnownFile(fundsCentre, post).mayBeReadBy(caller.role(), caller.perimeter());
    }

    /**
     * Recorded before the file is shown.
     *
     * @return what the answer says of it; absent when no reason was given and none is asked
     */
    private @Nullable String consulted(String file, @Nullable String reason, Jwt token) {
        if (reason == null) {
            if (reasons == Reasons.FILES) {
                throw new DoorRefused(
                        DoorError.REQUETE_INVALIDE,
                        "Dites pourquoi vous consultez ce dossier : paramètre reason.",
                        List.of(new FieldError("/reason", "Ce paramètre est obligatoire.")));
            }
            return null;
        }
        String why = parse(reason, text -> Texts.required("Le motif de la consultation (reason)", text));
        return consultations.record(CallerClaims.read(token), new RecordConsultation(FileId.of(file), null, why));
    }

    private static <F> ResponseEntity<FileView<F>> view(
            String status, long version, F file, @Nullable String consultation) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag("\"" + version + "\"");
        if (consultation != null) {
            answer.header(ConsultationRecorder.HEADER, consultation);
        }
        return answer.body(new FileView<>(status, version, file));
    }

    private static DoorRefused unknown() {
        return new DoorRefused(DoorError.DOSSIER_INCONNU, "Aucun dossier de ce numéro dans votre périmètre.");
    }
}
