package fr.quitus.app.scenario;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.commitment.CommitmentCommand.OnCommitment;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.revenue.RevenueCommand.OnRevenueOrder;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.OnThirdParty;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names a scenario may use, verbatim: commands, events, refusal codes, and the status each refusal comes with. */
final class LedgerNames {
    static final Map<String, Class<? extends LedgerCommand>> COMMANDS = LedgerTypes.commandsByName();

    static final Set<String> EVENTS = LedgerTypes.eventsByName().values().stream()
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    /** What the door refuses by itself and a step can bring about. */
    private static final Map<String, Integer> DOOR_REFUSALS = Map.of(
            "REQUETE_INVALIDE", 400,
            "ROLE_INSUFFISANT", 403,
            "VERSION_PERIMEE", 412,
            "CLE_REUTILISEE", 422);

    /** HTTP status by code. */
    static final Map<String, Integer> REFUSALS = refusals();

    private LedgerNames() {}

    /** The file an existing-file command acts on, and the field of its body that names it. */
    record Target(Check.FileKind kind, String field) {}

    static @Nullable Target target(Class<? extends LedgerCommand> command) {
        if (OnCommitment.class.isAssignableFrom(command)) {
            return new Target(Check.FileKind.COMMITMENT, "commitmentNumber");
        }
        if (OnPaymentRequest.class.isAssignableFrom(command)) {
            return new Target(Check.FileKind.PAYMENT_REQUEST, "paymentRequestId");
        }
        if (OnThirdParty.class.isAssignableFrom(command)) {
            return new Target(Check.FileKind.THIRD_PARTY, "thirdParty");
        }
        return OnRevenueOrder.class.isAssignableFrom(command)
                ? new Target(Check.FileKind.REVENUE_ORDER, "revenueOrderNumber")
                : null;
    }

    private static Map<String, Integer> refusals() {
        Map<String, Integer> status = new HashMap<>(DOOR_REFUSALS);
        Arrays.stream(Rejection.values())
                .forEach(rejection -> status.put(
                        rejection.name(),
                        switch (rejection.kind()) {
                            case FORBIDDEN -> 403;
                            case UNKNOWN -> 404;
                            case STATE -> 409;
                        }));
        return Map.copyOf(status);
    }
}
