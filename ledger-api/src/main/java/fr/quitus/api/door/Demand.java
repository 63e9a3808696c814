package fr.quitus.api.door;

import fr.quitus.api.door.CommandGate.Ask;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ledger.Outcome;
import fr.quitus.api.ports.CommandJournal.Entry;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.NamedId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, as the journal knows it.
 *
 * @param id the same at every try: it follows from who asks and his key
 * @param hash of the command's own JSON, so that spaces and field order make no other demand
 */
record Demand(Ask ask, UUID id, byte[] hash) implements JournalInterceptor.Entries {
    static UUID id(Ask ask) {
        return NamedId.of("command", ask.caller().actor().text(), ask.key());
    }

    static Demand of(Ask ask, UUID id) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ask.name().getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            return new Demand(ask, id, sha256.digest(LedgerJson.mapper().writeValueAsBytes(ask.command())));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    Answer.Given given(Answer answer, long position) {
        return new Answer.Given(id, ask.name(), answer, position, false);
    }

    @Override
    public Entry accepted(Outcome outcome) {
        return entry(null, Answer.Accepted.of(outcome).json());
    }

    @Override
    public Entry refused(Refusal refusal) {
        return refused(Answer.Refused.of(refusal));
    }

    Entry refused(Answer.Refused refused) {
        return entry(refused.code(), refused.json());
    }

    private Entry entry(@Nullable String code, byte[] answer) {
        return new Entry(id, ask.name(), ask.caller().actor().text(), hash, code, answer);
    }

    /** What every event keeps of the command that made it; texts only, as metadata is JSON. */
    Map<String, String> audit() {
        Map<String, String> audit = new LinkedHashMap<>();
        Caller caller = ask.caller();
        audit.put("actor", caller.actor().text());
        audit.put("role", caller.role().name());
        audit.put("perimeter", perimeter(caller));
        if (caller.delegation() != null) {
            audit.put("delegation", caller.delegation().id());
        }
        audit.put("commandId", id.toString());
        audit.put("command", ask.name());
        audit.put("occurredAt", ask.occurredAt().toString());
        audit.put("origin", ask.origin());
        if (ask.deposit() != null) {
            audit.put("deposit", ask.deposit());
        }
        audit.put("entry", caller.role() == Role.SYSTEM_INTERFACE ? "INTERFACE" : "MANUAL");
        return audit;
    }

    private static String perimeter(Caller caller) {
        List<String> posts = caller.perimeter().posts().stream()
                .map(Object::toString)
                .sorted()
                .toList();
        return String.join(
                ",",
                posts.isEmpty()
                        ? caller.perimeter().fundsCentres().stream().sorted().toList()
                        : posts);
    }
}
