package fr.quitus.app.frontdesk;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandController;
import fr.quitus.api.door.ErrorCode;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.domain.actor.Role;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.Deposited;
import fr.quitus.frontdesk.Ending;
import fr.quitus.frontdesk.receipt.DepositReceipt;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.CurrentReader;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.ports.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /api/v1/deposits} : what became of what was deposited, to who deposited it, the exploitation and auditors.
 */
@RestController
public final class DepositsController {
    /** Deposits looked at for one page; the next page goes on behind them. */
    static final int LOOKED_AT_MAX = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(DepositsController.class);

    private final Office office;
    private final CommandJournal journal;
    private final CurrentReader reader;
    private final Map<String, ErrorCode> codes =
            ErrorCode.all().stream().collect(Collectors.toMap(ErrorCode::code, Function.identity()));

    DepositsController(Office office, CommandJournal journal, CurrentReader reader) {
        this.office = office;
        this.journal = journal;
        this.reader = reader;
    }

    /**
     * A deposit.
     *
     * @param state DÉPOSÉ: not decided; ACCEPTÉ; REFUSÉ
     * @param copies storages it is on
     * @param unchecked what could not be checked when it was taken in
     * @param code why it was refused, for programs
     * @param detail why, in French
     * @param remede what to do, in French
     * @param position where the ledger wrote the answer
     * @param ids what the acceptance named, such as the number of a commitment; absent in lists, and while the log
     *     cannot be read
     * @param receipt address of the signed receipt, JSON or PDF
     */
    public record DepositView(
            String number,
            String command,
            String commandId,
            String depositor,
            Instant depositedAt,
            DepositState state,
            int copies,
            List<String> unchecked,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String remede,
            @Nullable Long position,
            @Nullable Instant decidedAt,
            @Nullable Map<String, String> ids,
            String receipt) {}

    /** The newest first. */
    @GetMapping("/api/v1/deposits")
    Page<DepositView> deposits(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        Office.Parts parts = parts();
        DepositState wanted = state == null ? null : DepositState.read(state);
        int max = Page.limit(limit, Page.ITEMS_DEFAULT);
        long last = parts.log().counts().lastNumber();
        long number = before == null ? last : Math.min(last, before - 1);
        List<DepositView> found = new ArrayList<>();
        int looked = 0;
        for (; number > 0 && found.size() < max && looked < LOOKED_AT_MAX; number--, looked++) {
            parts.log()
                    .find(number)
                    .filter(deposited -> mayKnow(deposited.deposit()))
                    .map(deposited -> view(parts, deposited, false))
                    .filter(view -> wanted == null || view.state() == wanted)
                    .ifPresent(found::add);
        }
        return new Page<>(found, number > 0 ? String.valueOf(number + 1) : null, null);
    }

    @GetMapping("/api/v1/deposits/{number}")
    DepositView deposit(@PathVariable String number) {
        Office.Parts parts = parts();
        return view(parts, known(parts, number), true);
    }

    @GetMapping("/api/v1/deposits/{number}/receipt")
    ResponseEntity<JsonNode> receipt(@PathVariable String number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(LedgerJson.mapper().readTree(signed(number).json()));
    }

    @GetMapping(path = "/api/v1/deposits/{number}/receipt", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> printed(@PathVariable String number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + number + ".pdf\"")
                .body(signed(number).pdf());
    }

    private DepositReceipt signed(String number) {
        Office.Parts parts = parts();
        return parts.signer().sign(known(parts, number));
    }

    private Office.Parts parts() {
        return office.parts()
                .orElseThrow(() -> new QuestionRefused(
                        404, "GUICHET_ABSENT", office.whyNone(), "Adressez-vous à une instance qui a un guichet."));
    }

    /** What one may not know of is not there. */
    private Deposited known(Office.Parts parts, String receiptNumber) {
        return number(receiptNumber)
                .flatMap(number -> parts.log().find(number))
                .filter(found -> found.deposit().receiptNumber().equals(receiptNumber))
                .filter(found -> mayKnow(found.deposit()))
                .orElseThrow(() -> Refusals.unknown("Le dépôt « " + receiptNumber + " »"));
    }

    private static Optional<Long> number(String receiptNumber) {
        String digits = receiptNumber.substring(receiptNumber.lastIndexOf('-') + 1);
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private boolean mayKnow(Deposit deposit) {
        Reader asking = reader.reader();
        return asking.role() == Role.TECH_ADMIN
                || asking.role() == Role.AUDITOR
                || deposit.act().depositor().equals(asking.actor());
    }

    private DepositView view(Office.Parts parts, Deposited deposited, boolean whole) {
        Deposit deposit = deposited.deposit();
        Ending ending = parts.log().ending(deposit.number()).orElse(null);
        DepositState state = DepositState.of(ending);
        String code = state == DepositState.REFUSED && ending != null ? ending.code() : null;
        ErrorCode known = code == null ? null : codes.get(code);
        return new DepositView(
                deposit.receiptNumber(),
                deposit.act().commandName(),
                deposit.act().commandId().toString(),
                deposit.act().depositor(),
                deposit.depositedAt(),
                state,
                deposited.copies(),
                whole ? unchecked(deposit) : List.of(),
                code,
                code == null || ending == null ? null : ending.detail(),
                known == null ? null : known.remedy(),
                ending == null ? null : ending.position(),
                ending == null ? null : ending.at(),
                whole && state == DepositState.ACCEPTED ? ids(deposit) : null,
                CommandController.DEPOSITS + deposit.receiptNumber() + "/receipt");
    }

    private static List<String> unchecked(Deposit deposit) {
        byte[] content = deposit.act().content();
        return content.length == 0 ? List.of() : DepositedCommand.read(content).unchecked();
    }

    private @Nullable Map<String, String> ids(Deposit deposit) {
        try {
            return journal.find(deposit.act().commandId())
                    .map(Answer.Given::again)
                    .map(given -> given.answer() instanceof Answer.Accepted accepted ? accepted.ids() : null)
                    .orElse(null);
        } catch (RuntimeException e) {
            // Where it stands is known here; what it named is not, as long as the log cannot be read.
            LOG.info("the answer to deposit {} cannot be read: {}", deposit.receiptNumber(), e.toString());
            return null;
        }
    }
}
