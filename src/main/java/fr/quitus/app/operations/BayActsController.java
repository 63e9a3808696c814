package fr.quitus.app.operations;

import fr.quitus.api.door.CallerClaims;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayAct;
import fr.quitus.bays.BayActDone;
import fr.quitus.bays.BayActRefused;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayOrder;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.QuestionRefused;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/bays/{bay}/…} : what the exploitation (TECH_ADMIN) orders of a bay. 200 when it is done, or was
 * so already; 202 when the bay is on its way back, which {@code GET /api/v1/bays} shows.
 */
@RestController
public final class BayActsController {
    /** A sentence, which the log of the application keeps. */
    static final int REASON_CHARS_MAX = 200;

    private final LedgerStorage storage;

    BayActsController(LedgerStorage storage) {
        this.storage = storage;
    }

    /**
     * Why it is ordered.
     *
     * @param reason the operator's own words, at most 200 characters; kept with his name in the log of the application
     */
    public record Demand(@Nullable String reason) {}

    /**
     * What came of the order.
     *
     * @param act DRAIN, REMOVE, ADD, PROMOTE or RESEED
     * @param changed false when all was already as ordered
     * @param underWay true when the bay is on its way back and does not count yet
     * @param message what is so now, in French
     */
    public record BayActView(String act, String bay, boolean changed, boolean underWay, String message) {}

    @PostMapping("/api/v1/bays/{bay}/drain")
    ResponseEntity<BayActView> drain(
            @PathVariable String bay, @RequestBody Demand demand, @AuthenticationPrincipal Jwt token) {
        return order(BayAct.DRAIN, bay, demand, token);
    }

    @PostMapping("/api/v1/bays/{bay}/remove")
    ResponseEntity<BayActView> remove(
            @PathVariable String bay, @RequestBody Demand demand, @AuthenticationPrincipal Jwt token) {
        return order(BayAct.REMOVE, bay, demand, token);
    }

    @PostMapping("/api/v1/bays/{bay}/add")
    ResponseEntity<BayActView> add(
            @PathVariable String bay, @RequestBody Demand demand, @AuthenticationPrincipal Jwt token) {
        return order(BayAct.ADD, bay, demand, token);
    }

    @PostMapping("/api/v1/bays/{bay}/promote")
    ResponseEntity<BayActView> promote(
            @PathVariable String bay, @RequestBody Demand demand, @AuthenticationPrincipal Jwt token) {
        return order(BayAct.PROMOTE, bay, demand, token);
    }

    @PostMapping("/api/v1/bays/{bay}/reseed")
    ResponseEntity<BayActView> reseed(
            @PathVariable String bay, @RequestBody Demand demand, @AuthenticationPrincipal Jwt token) {
        return order(BayAct.RESEED, bay, demand, token);
    }

    private ResponseEntity<BayActView> order(BayAct act, String letter, Demand demand, Jwt token) {
        String author = CallerClaims.read(token).actor().text();
        BayOrder order = new BayOrder(act, bay(letter), author, reason(demand));
        EmbeddedBays bays = storage.bays()
                .orElseThrow(() -> new QuestionRefused(
                        409,
                        "BAIES_AILLEURS",
                        "Cette instance ne gère pas ses baies elle-même.",
                        "Donnez l'ordre à ce qui gère ce stockage."));
        try {
            BayActDone done = bays.carryOut(order);
            return ResponseEntity.status(done.underWay() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                    .body(new BayActView(
                            act.name(), order.bay().folder(), done.changed(), done.underWay(), done.detail()));
        } catch (BayActRefused e) {
            throw new QuestionRefused(status(e.code()), e.code().name(), String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private static int status(BayActRefused.Code code) {
        return switch (code) {
            case BAIE_PRIMAIRE,
                    AUTRE_BAIE_A_L_ECART,
                    BAIE_RETIREE,
                    BAIE_NON_ECARTEE,
                    BAIE_OCCUPEE,
                    BAIE_HORS_QUORUM,
                    QUORUM_INSUFFISANT,
                    BAIE_ETRANGERE,
                    ORDRE_EN_COURS -> 409;
            case PRIMAIRE_ABSENTE, ACTE_INACHEVE, ARRET_EN_COURS -> 503;
        };
    }

    private static BayName bay(String letter) {
        return Arrays.stream(BayName.values())
                .filter(name -> name.folder().equals(letter.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new QuestionRefused(
                        404, "BAIE_INCONNUE", "Il n'y a pas de baie « " + letter + " ».", "Nommez a, b ou c."));
    }

    private static String reason(Demand demand) {
        String reason = demand.reason() == null ? "" : demand.reason().strip();
        if (reason.isEmpty()
                || reason.length() > REASON_CHARS_MAX
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusals.invalid(
                    "« reason » dit pourquoi l'ordre est donné, en " + REASON_CHARS_MAX + " caractères au plus.");
        }
        return reason;
    }
}
