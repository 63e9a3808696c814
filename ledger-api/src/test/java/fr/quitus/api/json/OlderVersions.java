package fr.quitus.api.json;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A ledger whose credits-opened is at its third version, with a field renamed, split, moved and added on the way. */
final class OlderVersions {
    static final String V1 = "credits-opened.v1";
    static final String V2 = "credits-opened.v2";
    static final String V3 = "credits-opened.v3";

    /** Field renamed: exercice. Field split: line, into programme and title. */
    static final EventUpcaster FIRST = new EventUpcaster(V1, V2, opened -> {
        opened.set("year", opened.remove("exercice"));
        String[] line = opened.remove("line").stringValue().split("/", -1);
        return opened.put("programme", line[0]).put("title", line[1]);
    });

    /** Fields moved: ae and cp, into credits. Field added: legalRef. */
    static final EventUpcaster SECOND = new EventUpcaster(V2, V3, opened -> {
        opened.putObject("credits").set("ae", opened.remove("ae")).set("cp", opened.remove("cp"));
        return opened.put("legalRef", "non indiqué");
    });

    private static final Map<String, String> PAYLOADS = Map.of(
            V1, "{\"exercice\":2025,\"line\":\"0156/T3\",\"ae\":\"100.00\",\"cp\":\"90.00\"}",
            V2, "{\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\",\"ae\":\"100.00\",\"cp\":\"90.00\"}",
            V3,
                    "{\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\","
                            + "\"credits\":{\"ae\":\"100.00\",\"cp\":\"90.00\"},\"legalRef\":\"non indiqué\"}");

    private OlderVersions() {}

    /** What each version's writer stored for the same fact. */
    static byte[] payload(String name) {
        return Objects.requireNonNull(PAYLOADS.get(name), name).getBytes(StandardCharsets.UTF_8);
    }

    static EventReader reader() {
        return new EventReader(current(), List.of(FIRST, SECOND), OlderVersions::release);
    }

    static Map<String, Class<? extends LedgerEvent>> current() {
        Map<String, Class<? extends LedgerEvent>> current = new HashMap<>(LedgerTypes.eventsByName());
        current.remove(V1);
        current.put(V3, CreditsOpened.class);
        return current;
    }

    private static Optional<String> release(String name) {
        return name.equals("credits-opened.v4") ? Optional.of("0.4.0") : Optional.empty();
    }
}
