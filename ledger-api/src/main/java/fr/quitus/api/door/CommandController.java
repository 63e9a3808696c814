package fr.quitus.api.door;

import fr.quitus.api.admission.Refusal;
import fr.quitus.api.json.CommandReader;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.commitment.CommitmentCommand.OnCommitment;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.revenue.RevenueCommand.OnRevenueOrder;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.OnThirdParty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/commands/{CommandName}} : every command, under the domain reference's name. */
@RestController
public final class CommandController {
    public static final String POSITION_HEADER = "Quitus-Position";
    public static final String KEY_HEADER = "Idempotency-Key";
    public static final String SIMULATED_TIME_HEADER = "Quitus-Simulated-Time";
    public static final String REPLAYED_HEADER = "Idempotent-Replayed";
    /** On an answer to which nothing was written. */
    public static final String SIMULATED_HEADER = "Quitus-Simulated";
    /** On an answer: the number of the deposit. On a request, {@link #REFUSE_DEPOSIT}: an answer or nothing. */
    public static final String DEPOSIT_HEADER = "Quitus-Deposit";
    /** Value of {@link #DEPOSIT_HEADER} that asks not to be deposited. */
    public static final String REFUSE_DEPOSIT = "refuse";
    /** Attribute of a request that found no place and may be deposited: why there was none. */
    public static final String WITHOUT_PLACE = "fr.quitus.without-place";

    /** Where what became of a deposit is told, under its number. */
    public static final String DEPOSITS = "/api/v1/deposits/";

    /** Query parameter that asks for a simulation. */
    public static final String SIMULATE = "simulate";

    public static final String KEY_PATTERN = "[A-Za-z0-9._:-]{1,64}";
    public static final String ETAG_PATTERN = "\"([0-9]{1,18})\"";
    public static final String PATH = "/api/v1/commands/{name}";

    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);
    private static final Pattern KEY = Pattern.compile(KEY_PATTERN);
    private static final Pattern ETAG = Pattern.compile(ETAG_PATTERN);
    /** Largest body of a command; two hundred lines with every code take about 60 000. */
    static final int BODY_BYTES_MAX = 256 * 1024;

    private final DeskOrGate gate;
    private final ActTime time;
    private final JsonMapper answers;
    private final Map<String, Class<? extends LedgerCommand>> commands = LedgerTypes.commandsByName();

    /** @param answers opens names and accounts for who asks */
    public CommandController(CommandGate gate, FrontDesk desk, LedgerClock clock, JsonMapper answers) {
        this.gate = new DeskOrGate(gate, desk);
        this.time = new ActTime(clock);
        this.answers = answers;
    }

    /**
     * Accepted.
     *
     * @param version the aggregate's version, also in the ETag
     * @param position place in the log of the last event
     */
    public record Receipt(
            String command,
            String commandId,
            String aggregateId,
            long version,
            long position,
            List<String> events,
            Map<String, String> ids) {}

    /**
     * Simulated: accepted if it were asked now.
     *
     * @param version the aggregate's version, had it been written
     * @param position the head of the log it was decided on
     * @param events what would be written
     */
    public record SimulatedReceipt(
            String command,
            boolean simulated,
            String aggregateId,
            long version,
            long position,
            List<SimulatedEvent> events,
            Map<String, String> ids) {}

    /**
     * An event that was not written.
     *
     * @param name its permanent name
     * @param payload as it would be stored, with its postings
     */
    public record SimulatedEvent(String name, String aggregateId, LedgerEvent payload) {
        static SimulatedEvent of(LedgerEvent event) {
            return new SimulatedEvent(LedgerTypes.nameOf(event), event.aggregateId(), event);
        }
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> submit(
            @PathVariable String name,
            @RequestParam(name = SIMULATE, defaultValue = "false") String simulate,
            HttpServletRequest request,
            @AuthenticationPrincipal Jwt token)
            throws IOException {
        Class<? extends LedgerCommand> type = commands.get(name);
        if (type == null) {
            throw new DoorRefused(DoorError.COMMANDE_INCONNUE, "Aucune commande ne s'appelle « " + name + " ».");
        }
        boolean simulated = simulated(simulate);
        String key = simulated ? "" : key(request.getHeader(KEY_HEADER));
        LedgerCommand command =
                CommandReader.read(bounded(request.getInputStream(), request.getContentLengthLong()), type);
        CommandGate.Ask ask = new CommandGate.Ask(
                command,
                key,
                CallerClaims.read(token),
                expectedVersion(command, request.getHeader(HttpHeaders.IF_MATCH)),
                time.read(request.getHeader(SIMULATED_TIME_HEADER)),
                "api");
        Refusal why = (Refusal) request.getAttribute(WITHOUT_PLACE);
        boolean mayDeposit = mayDeposit(request.getHeader(DEPOSIT_HEADER));
        if (why != null) {
            return respond(gate.withoutPlace(ask, mayDeposit && !simulated, why));
        }
        return simulated ? respond(gate.simulate(ask)) : respond(gate.ask(ask, mayDeposit));
    }

    private static boolean mayDeposit(@Nullable String asked) {
        if (asked == null || asked.equals(REFUSE_DEPOSIT)) {
            return asked == null;
        }
        throw new DoorRefused(DoorError.REQUETE_INVALIDE, "L'en-tête Quitus-Deposit vaut refuse, ou n'est pas donné.");
    }

    private static boolean simulated(String simulate) {
        return switch (simulate) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new DoorRefused(
                        DoorError.REQUETE_INVALIDE,
                        "Le paramètre simulate vaut true ou false, pas « " + simulate + " ».");
        };
    }

    private static String key(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new DoorRefused(DoorError.CLE_REQUISE, "L'en-tête Idempotency-Key est absent ou mal formé.");
        }
        return key;
    }

    /** A body is refused for its size before anything of it is understood, and never held whole if too large. */
    private static byte[] bounded(InputStream body, long announced) throws IOException {
        byte[] read = announced > BODY_BYTES_MAX ? new byte[0] : body.readNBytes(BODY_BYTES_MAX + 1);
        if (announced > BODY_BYTES_MAX || read.length > BODY_BYTES_MAX) {
            throw new DoorRefused(DoorError.REQUETE_TROP_GRANDE, "Le corps dépasse " + BODY_BYTES_MAX / 1024 + " Kio.");
        }
        return read;
    }

    /** Whether the command is about an existing commitment, payment request, title or third party. */
    public static boolean actsOnAFile(Class<? extends LedgerCommand> command) {
        return OnCommitment.class.isAssignableFrom(command)
                || OnPaymentRequest.class.isAssignableFrom(command)
                || OnRevenueOrder.class.isAssignableFrom(command)
                || OnThirdParty.class.isAssignableFrom(command);
    }

    /**
     * Acts on a file say which version of it they were decided on; budget movements are guarded by what is available.
     */
    private static @Nullable Long expectedVersion(LedgerCommand command, @Nullable String ifMatch) {
        if (ifMatch == null) {
            if (actsOnAFile(command.getClass())) {
                throw new DoorRefused(
                        DoorError.PRECONDITION_REQUISE,
                        "L'en-tête If-Match est absent : quelle version avez-vous lue ?");
            }
            return null;
        }
        Matcher etag = ETAG.matcher(ifMatch.trim());
        if (!etag.matches()) {
            throw new DoorRefused(
                    DoorError.REQUETE_INVALIDE, "L'en-tête If-Match est un ETag reçu, par exemple \"3\".");
        }
        return Long.valueOf(etag.group(1));
    }

    private ResponseEntity<byte[]> respond(DeskOrGate.Result result) {
        return switch (result) {
            case DeskOrGate.Result.Decided decided -> respond(decided.given());
            case DeskOrGate.Result.Refused r -> refused(r.refused().problem(null), new HttpHeaders());
            case DeskOrGate.Result.Taken taken -> respond(taken.receipt());
        };
    }

    private static ResponseEntity<byte[]> respond(FrontDesk.Receipt receipt) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(DEPOSIT_HEADER, receipt.number());
        headers.set(HttpHeaders.LOCATION, DEPOSITS + receipt.number());
        if (receipt.replayed()) {
            headers.set(REPLAYED_HEADER, "true");
        }
        return ResponseEntity.status(202)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipt.json());
    }

    /** Written as bytes: their length is known before the first is sent, and no converter has to be chosen. */
    private ResponseEntity<byte[]> respond(Answer.Given given) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(POSITION_HEADER, String.valueOf(given.position()));
        if (given.replayed()) {
            headers.set(REPLAYED_HEADER, "true");
        }
        return switch (given.answer()) {
            case Answer.Accepted a -> {
                headers.setETag("\"" + a.version() + "\"");
                Receipt receipt = new Receipt(
                        given.command(),
                        given.commandId().toString(),
                        a.aggregateId(),
                        a.version(),
                        given.position(),
                        a.events(),
                        a.ids());
                yield ResponseEntity.status(a.events().isEmpty() ? 200 : 201)
                        .headers(headers)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answers.writeValueAsBytes(receipt));
            }
            case Answer.Refused r -> refused(r.problem(given.position()), headers);
        };
    }

    private ResponseEntity<byte[]> refused(Problem problem, HttpHeaders headers) {
        headers.setContentType(PROBLEM);
        return ResponseEntity.status(problem.status()).headers(headers).body(answers.writeValueAsBytes(problem));
    }

    private ResponseEntity<byte[]> respond(Simulation simulation) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(POSITION_HEADER, String.valueOf(simulation.position()));
        headers.set(SIMULATED_HEADER, "true");
        return switch (simulation.answer()) {
            case Answer.Accepted a ->
                ResponseEntity.ok()
                        .headers(headers)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answers.writeValueAsBytes(new SimulatedReceipt(
                                simulation.command(),
                                true,
                                a.aggregateId(),
                                a.version(),
                                simulation.position(),
                                simulation.events().stream()
                                        .map(SimulatedEvent::of)
                                        .toList(),
                                a.ids())));
            case Answer.Refused r -> refused(r.problem(simulation.position()), headers);
        };
    }
}
