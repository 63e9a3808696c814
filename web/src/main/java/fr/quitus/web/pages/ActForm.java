package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.Filled;
import fr.quitus.web.forms.Sheet;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Ledger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A form on its way: which act, on which file, with the key and the version that it bears from the first step on.
 *
 * @param kind of the file; absent when the act is on none
 * @param version of the file as it was read
 */
record ActForm(
        CommandForm form,
        @Nullable FileKind kind,
        String id,
        String key,
        @Nullable Long version,
        Filled filled) {
    private static final String KEY = "cle";
    private static final String VERSION = "version";

    /** @param sent what the address of the form proposes */
    static ActForm opened(
            CommandForm form, @Nullable FileKind kind, String id, @Nullable Long version, Map<String, String> sent) {
        return new ActForm(form, kind, id, newKey(), version, Filled.of(form, fields(sent, kind, id)));
    }

    /** @throws ResponseStatusException 400 for what is no form of ours */
    static ActForm sent(CommandForm form, @Nullable FileKind kind, String id, Map<String, String> sent) {
        try {
            return new ActForm(
                    form,
                    kind,
                    id,
                    UUID.fromString(sent.getOrDefault(KEY, "")).toString(),
                    kind == null ? null : (Long) Long.parseLong(sent.getOrDefault(VERSION, "")),
                    Filled.of(form, fields(sent, kind, id)));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a form without its key or version", e);
        }
    }

    private static Map<String, String> fields(Map<String, String> sent, @Nullable FileKind kind, String id) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(Sheet.PREFIX)) {
                fields.put(name.substring(Sheet.PREFIX.length()), value);
            }
        });
        if (kind != null) {
            fields.put(kind.reference(), id);
        }
        return fields;
    }

    /** The same act anew: a refusal is the answer to its key for ever, and what is corrected is another act. */
    ActForm again(Files.@Nullable State now) {
        return new ActForm(form, kind, id, newKey(), now == null ? null : (Long) now.version(), filled);
    }

    String command() {
        return form.command();
    }

    Files.@Nullable State read(Ledger ledger) {
        return kind == null ? null : kind.read(ledger, id);
    }

    /** Where one comes from, and goes back to. */
    String back() {
        return kind == null ? "/actes" : kind.address(id);
    }

    String address() {
        return (kind == null ? "" : kind.address(id)) + "/actes/" + command();
    }

    /** The field that the address says. */
    String fixed() {
        return kind == null ? "" : kind.reference();
    }

    /** What was filled in, without what the address says. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>(filled.values());
        values.remove(fixed());
        return values;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
