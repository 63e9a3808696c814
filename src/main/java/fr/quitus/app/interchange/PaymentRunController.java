package fr.quitus.app.interchange;

import fr.quitus.api.door.ActTime;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CallerClaims;
import fr.quitus.api.door.CommandController;
import fr.quitus.api.ledger.Files;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.RunFile;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.projections.asking.Refusals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/payment-runs/{runId}} : a run as the log has it, the payment of its requests, and its one file. */
@RestController
final class PaymentRunController {
    /** On a file that was taken before: when that was first. It is sent to the bank once. */
    static final String FIRST_TAKEN_HEADER = "Quitus-File-First-Taken";
    /** How many times the file was taken, this time included. */
    static final String TAKINGS_HEADER = "Quitus-File-Takings";
    /** SHA-256 of the file, in hexadecimal. */
    static final String SHA256_HEADER = "Quitus-File-Sha256";

    private final Files files;
    private final SepaPaymentFiles paymentFiles;
    private final PaymentFileStore store;
    private final RunExecution execution;
    private final ActTime time;

    PaymentRunController(
            Files files, SepaPaymentFiles paymentFiles, PaymentFileStore store, RunExecution execution, ActTime time) {
        this.files = files;
        this.paymentFiles = paymentFiles;
        this.store = store;
        this.execution = execution;
        this.time = time;
    }

    /**
     * A run.
     *
     * @param scheduled requests that wait to be paid, as far as the run was told
     * @param transfers what its file holds or will hold
     * @param file once it is closed
     */
    record RunView(
            PaymentRunId runId,
            String status,
            LocalDate executionDate,
            AccountingPostId post,
            TreasuryAccount account,
            List<PaymentRequestId> scheduled,
            List<RunTransfer> transfers,
            Balance total,
            @Nullable FileView file) {}

    /** The file of a closed run. */
    record FileView(
            String messageId,
            String sha256,
            int sizeBytes,
            int transfers,
            Amount controlSum,
            Instant closedAt,
            String closedBy,
            List<PaymentFileStore.Taking> takings) {}

    @GetMapping("/api/v1/payment-runs/{runId}")
    ResponseEntity<RunView> run(@PathVariable String runId, @AuthenticationPrincipal Jwt token) {
        Files.Versioned<PaymentRun> found = find(runId, token);
        RunFile file = found.state().opened().orElseThrow();
        return ResponseEntity.ok()
                .eTag("\"" + found.version() + "\"")
                .body(new RunView(
                        file.id(),
                        found.state().status(),
                        file.executionDate(),
                        file.post(),
                        file.account(),
                        List.copyOf(file.members().scheduled()),
                        file.members().transfers(),
                        file.members().total(),
                        found.state() instanceof PaymentRun.Closed closed ? view(closed) : null));
    }

    private FileView view(PaymentRun.Closed run) {
        var closing = run.closing();
        return new FileView(
                closing.messageId(),
                closing.sha256(),
                closing.sizeBytes(),
                closing.transfers(),
                closing.controlSum(),
                closing.closedAt(),
                closing.closedBy().text(),
                store.takings(closing.sha256()));
    }

    /** The bytes that were fixed at the closing, the same each time; whoever takes them is noted before. */
    @GetMapping(path = "/api/v1/payment-runs/{runId}/file", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<byte[]> file(@PathVariable String runId, @AuthenticationPrincipal Jwt token) {
        if (!(find(runId, token).state() instanceof PaymentRun.Closed run)) {
            throw Refusals.unknown("Le fichier de la campagne " + runId + ", qui n'est pas close,");
        }
        byte[] bytes = paymentFiles.bytes(run);
        String sha256 = run.closing().sha256();
        store.take(sha256, CallerClaims.read(token).actor().text());
        List<PaymentFileStore.Taking> takings = store.takings(sha256);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_XML);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(run.closing().messageId() + ".xml")
                .build());
        headers.setETag("\"" + sha256 + "\"");
        headers.set(SHA256_HEADER, sha256);
        headers.set(TAKINGS_HEADER, String.valueOf(takings.size()));
        if (takings.size() > 1) {
            headers.set(FIRST_TAKEN_HEADER, takings.getFirst().at().toString());
        }
        return ResponseEntity.ok().headers(headers).body(bytes);
    }

    /** Pays every scheduled request of the run, each by itself; posted again, it goes on with those that are left. */
    @PostMapping("/api/v1/payment-runs/{runId}/execution")
    RunExecution.Report execute(
            @PathVariable String runId,
            @RequestHeader(name = CommandController.KEY_HEADER) String key,
            @RequestHeader(name = CommandController.SIMULATED_TIME_HEADER, required = false) @Nullable String at,
            @AuthenticationPrincipal Jwt token) {
        if (!key.matches(CommandController.KEY_PATTERN)) {
            throw Refusals.invalid("L'en-tête Idempotency-Key est mal formé.");
        }
        find(runId, token);
        return execution.execute(
                PaymentRunId.of(runId),
                key,
                new FileDoor.Bringer(CallerClaims.read(token), time.read(at), "payment-run"));
    }

    /** A run outside the reader's perimeter is answered as unknown: its existence is not told. */
    private Files.Versioned<PaymentRun> find(String runId, Jwt token) {
        Caller caller = CallerClaims.read(token);
        Files.Versioned<PaymentRun> found = files.paymentRun(PaymentRunId.of(runId));
        if (found.state().opened().filter(file -> mayRead(caller, file.post())).isEmpty()) {
            throw Refusals.unknown("La campagne " + runId);
        }
        return found;
    }

    private static boolean mayRead(Caller caller, AccountingPostId post) {
        return switch (caller.role()) {
            case PUBLIC_ACCOUNTANT -> caller.perimeter().covers(post);
            case SYSTEM_INTERFACE, BUDGET_DIRECTORATE, BUDGET_MINISTER, BUDGET_CONTROLLER, AUDITOR -> true;
            case PROGRAMME_MANAGER, BOP_MANAGER, UNIT_MANAGER, AUTHORISING_OFFICER, MANAGER, TECH_ADMIN -> false;
        };
    }
}
