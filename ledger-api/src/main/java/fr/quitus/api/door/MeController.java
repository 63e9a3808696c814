package fr.quitus.api.door;

import fr.quitus.api.ports.KeptEntries;
import fr.quitus.api.ports.KeptEntries.Entry;
import fr.quitus.api.ports.KeptEntries.Kind;
import fr.quitus.api.ports.KeptEntries.Owner;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moi : who the token says one is, and what one keeps for oneself; nobody else is ever shown it. */
@RestController
public final class MeController {
    /** Drafts, and searches, that one person keeps in one role. */
    static final int KEPT_ENTRIES_MAX = 50;
    /** Fields of one entry. */
    static final int KEPT_FIELDS_MAX = 500;
    /** All names and texts of one entry together. */
    static final int KEPT_CHARACTERS_MAX = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(MeController.class);

    private final KeptEntries kept;

    public MeController(KeptEntries kept) {
        this.kept = kept;
    }

    /**
     * Who asks.
     *
     * @param delegation of a secondary ordonnateur
     */
    public record Me(
            String actor,
            Role role,
            List<String> fundsCentres,
            List<String> posts,
            @Nullable Delegation delegation) {}

    /** What is kept, the newest first. */
    public record Kept(List<Entry> items) {}

    /**
     * What is to be kept.
     *
     * @param id chosen by who keeps it: the same again takes the place of what was there
     */
    public record Keep(String id, String title, Map<String, String> fields) {}

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Jwt token) {
        Caller caller = CallerClaims.read(token);
        return new Me(
                caller.actor().text(),
                caller.role(),
                caller.perimeter().fundsCentres().stream().sorted().toList(),
                caller.perimeter().posts().stream()
                        .map(AccountingPostId::text)
                        .sorted()
                        .toList(),
                caller.delegation());
    }

    @GetMapping("/api/v1/me/drafts")
    Kept drafts(@AuthenticationPrincipal Jwt token) {
        return list(token, Kind.DRAFT);
    }

    @PostMapping("/api/v1/me/drafts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepDraft(@RequestBody Keep keep, @AuthenticationPrincipal Jwt token) {
        keep(token, Kind.DRAFT, keep);
    }

    @DeleteMapping("/api/v1/me/drafts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void eraseDrafts(@AuthenticationPrincipal Jwt token) {
        erase(token, Kind.DRAFT, null);
    }

    @DeleteMapping("/api/v1/me/drafts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void eraseDraft(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        erase(token, Kind.DRAFT, uuid(id));
    }

    @GetMapping("/api/v1/me/searches")
    Kept searches(@AuthenticationPrincipal Jwt token) {
        return list(token, Kind.SEARCH);
    }

    @PostMapping("/api/v1/me/searches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepSearch(@RequestBody Keep keep, @AuthenticationPrincipal Jwt token) {
        keep(token, Kind.SEARCH, keep);
    }

    @DeleteMapping("/api/v1/me/searches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void eraseSearches(@AuthenticationPrincipal Jwt token) {
        erase(token, Kind.SEARCH, null);
    }

    @DeleteMapping("/api/v1/me/searches/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void eraseSearch(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        erase(token, Kind.SEARCH, uuid(id));
    }

    private Kept list(Jwt token, Kind kind) {
        return new Kept(stored(() -> kept.list(owner(token), kind)));
    }

    private void keep(Jwt token, Kind kind, Keep keep) {
        UUID id = uuid(keep.id());
        String title = parsed(() -> Texts.required("Le titre (title)", keep.title()));
        Map<String, String> fields = fields(keep.fields());
        boolean done = stored(() -> kept.save(owner(token), kind, id, title, fields, KEPT_ENTRIES_MAX));
        if (!done) {
            throw new DoorRefused(
                    DoorError.REQUETE_INVALIDE,
                    "Vous en gardez déjà " + KEPT_ENTRIES_MAX + " : effacez-en avant d'en garder d'autres.");
        }
    }

    private void erase(Jwt token, Kind kind, @Nullable UUID id) {
        stored(() -> {
            kept.erase(owner(token), kind, id);
            return true;
        });
    }

    private static Owner owner(Jwt token) {
        Caller caller = CallerClaims.read(token);
        return new Owner(caller.actor(), caller.role());
    }

    private static Map<String, String> fields(@Nullable Map<String, String> fields) {
        if (fields == null || fields.size() > KEPT_FIELDS_MAX) {
            throw new DoorRefused(
                    DoorError.REQUETE_INVALIDE,
                    "Les champs (fields) sont obligatoires, " + KEPT_FIELDS_MAX + " au plus.");
        }
        int characters = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String text = field.getValue();
            // JSON may say null, whatever the type does.
            if (text == null || text.indexOf('\0') >= 0 || field.getKey().indexOf('\0') >= 0) {
                throw new DoorRefused(DoorError.REQUETE_INVALIDE, "Un champ (fields) n'est pas un texte.");
            }
            characters += field.getKey().length() + text.length();
        }
        if (characters > KEPT_CHARACTERS_MAX) {
            throw new DoorRefused(
                    DoorError.REQUETE_INVALIDE,
                    "Les champs (fields) dépassent " + KEPT_CHARACTERS_MAX + " caractères en tout.");
        }
        return fields;
    }

    private static UUID uuid(@Nullable String id) {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, "L'identifiant (id) est un UUID.");
        }
    }

    private static <T> T parsed(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (InvalidValue e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T stored(Supplier<T> work) {
        try {
            return work.get();
        } catch (KeptEntries.Unavailable e) {
            LOG.warn("what people keep cannot be read or written: {}", String.valueOf(e.getCause()));
            throw new DoorRefused(
                    DoorError.STOCKAGE_INDISPONIBLE, "Brouillons et recherches ne peuvent être lus ni gardés.");
        }
    }
}
