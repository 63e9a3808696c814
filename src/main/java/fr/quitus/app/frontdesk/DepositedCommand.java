package fr.quitus.app.frontdesk;

import fr.quitus.api.door.CallerClaims;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.json.CommandReader;
import fr.quitus.api.json.FieldError;
import fr.quitus.api.json.InvalidBody;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.frontdesk.Deposit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Ce qui est déposé : the demand as the gate will be asked it, with who asked as his token said then.
 *
 * @param claims of the token, without the token
 * @param expectedVersion from {@code If-Match}
 * @param occurredAt the act's instant: it was made when it was deposited, not when it is filed
 * @param unchecked what could not be checked when it was taken in, in French
 */
record DepositedCommand(
        String command,
        JsonNode body,
        String key,
        String actor,
        Map<String, Object> claims,
        @Nullable Long expectedVersion,
        String occurredAt,
        List<String> unchecked) {
    /** Where such a command came through, in the audit of its events. */
    static final String ORIGIN = "guichet";

    static DepositedCommand of(CommandGate.Ask ask, List<String> unchecked) {
        return new DepositedCommand(
                ask.command().getClass().getSimpleName(),
                LedgerJson.mapper().valueToTree(ask.command()),
                ask.key(),
                ask.caller().actor().text(),
                CallerClaims.write(ask.caller()),
                ask.expectedVersion(),
                ask.occurredAt().toString(),
                unchecked);
    }

    byte[] json() {
        return LedgerJson.mapper().writeValueAsBytes(this);
    }

    static DepositedCommand read(byte[] json) {
        return LedgerJson.mapper().readValue(json, DepositedCommand.class);
    }

    /**
     * The demand, the same as it was.
     *
     * @throws UnreadableDeposit when this release no longer knows such a command
     */
    static CommandGate.Ask ask(Deposit deposit) throws UnreadableDeposit {
        try {
            DepositedCommand kept = read(deposit.act().content());
            Class<? extends LedgerCommand> type = LedgerTypes.commandsByName().get(kept.command);
            if (type == null) {
                throw new UnreadableDeposit("Aucune commande ne s'appelle plus « " + kept.command + " ».");
            }
            return kept.ask(type, deposit.receiptNumber());
        } catch (InvalidBody e) {
            throw new UnreadableDeposit(
                    e.errors().stream().map(FieldError::detail).collect(Collectors.joining(" ")));
        } catch (JacksonException e) {
            throw new UnreadableDeposit("Le dépôt n'a pas la forme que cette livraison lit.");
        }
    }

    private CommandGate.Ask ask(Class<? extends LedgerCommand> type, String number) {
        Jwt token = Jwt.withTokenValue(ORIGIN)
                .header("alg", "none")
                .subject(actor)
                .claims(all -> all.putAll(claims))
                .build();
        return new CommandGate.Ask(
                CommandReader.read(LedgerJson.mapper().writeValueAsBytes(body), type),
                key,
                CallerClaims.read(token),
                expectedVersion,
                Instant.parse(occurredAt),
                ORIGIN,
                number);
    }
}
