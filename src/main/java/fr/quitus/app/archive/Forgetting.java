package fr.quitus.app.archive;

import fr.quitus.proofs.merkle.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was forgotten, read from the bytes of the act. */
final class Forgetting {
    private static final Pattern PERSON = Pattern.compile("\"person\"\\s*:\\s*\"([0-9]{10}|[0-9]{14})\"");

    private Forgetting() {}

    static Optional<String> personOf(LogEntry entry) {
        Matcher person = PERSON.matcher(new String(entry.payload(), StandardCharsets.UTF_8));
        return person.find() ? Optional.of(person.group(1)) : Optional.empty();
    }
}
