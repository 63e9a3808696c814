package fr.quitus.app.frontdesk;

import fr.quitus.app.frontdesk.Opening.Reason;
import fr.quitus.domain.actor.Role;
import fr.quitus.frontdesk.DepositCounts;
import fr.quitus.frontdesk.DeskHealth;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.CurrentReader;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.ports.Reader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/front-desk} : whether commands are taken in, why, and the order to (TECH_ADMIN). */
@RestController
public final class FrontDeskController {
    /** A sentence, which the log of the application keeps. */
    static final int REASON_CHARS_MAX = 200;

    private static final Logger LOG = LoggerFactory.getLogger(FrontDeskController.class);

    private final Office office;
    private final CurrentReader reader;

    FrontDeskController(Office office, CurrentReader reader) {
        this.office = office;
        this.reader = reader;
    }

    /**
     * Why it is ordered.
     *
     * @param reason the operator's own words, at most 200 characters; kept with his name in the log of the application
     */
    public record DeskOrder(@Nullable String reason) {}

    /**
     * A storage of deposits.
     *
     * @param state UP_TO_DATE, RETURNING, FAILING, HUNG or FOREIGN
     */
    public record PlaceView(String folder, String state, String detail) {}

    /**
     * The desk.
     *
     * @param state FERMÉ, OUVERT, OUVERT_AU_SURPLUS, EN_TRAITEMENT, or ABSENT when this instance has none
     * @param open whether commands are deposited instead of decided
     * @param reasons NO_WRITES, OVERLOAD, PLANNED_STOP
     * @param message what is so now, in French
     * @param since when it became so
     * @param takesDeposits whether one handed in now would be kept
     * @param copies storages a deposit would be on now
     * @param waiting deposits that are not decided
     * @param accepted deposits that ended accepted, of those still kept
     * @param refused deposits that ended refused, of those still kept
     * @param oldestWaiting when the first of those that wait was deposited
     * @param key public key that receipts are checked with (C2SP vkey)
     * @param places told to the exploitation and to auditors
     */
    public record FrontDeskView(
            String state,
            boolean open,
            List<String> reasons,
            String message,
            @Nullable Instant since,
            boolean takesDeposits,
            int copies,
            long waiting,
            long accepted,
            long refused,
            @Nullable Instant oldestWaiting,
            @Nullable String key,
            List<PlaceView> places) {}

    @GetMapping("/api/v1/front-desk")
    FrontDeskView desk() {
        return office.parts().map(this::view).orElseGet(() -> none(office.whyNone()));
    }

    @PostMapping("/api/v1/front-desk/open")
    FrontDeskView open(@RequestBody DeskOrder order) {
        return order(true, order);
    }

    @PostMapping("/api/v1/front-desk/close")
    FrontDeskView close(@RequestBody DeskOrder order) {
        return order(false, order);
    }

    private FrontDeskView order(boolean open, DeskOrder order) {
        String reason = order.reason() == null ? "" : order.reason().strip();
        if (reason.isEmpty()
                || reason.length() > REASON_CHARS_MAX
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusals.invalid(
                    "« reason » dit pourquoi l'ordre est donné, en " + REASON_CHARS_MAX + " caractères au plus.");
        }
        Office.Parts parts = office.parts()
                .orElseThrow(() -> new QuestionRefused(
                        409, "GUICHET_ABSENT", office.whyNone(), "Réglez quitus.front-desk, puis redémarrez."));
        LOG.warn("{} orders the front desk {}: {}", reader.reader().actor(), open ? "open" : "closed", reason);
        parts.opening().order(open);
        return view(parts);
    }

    private static FrontDeskView none(String why) {
        return new FrontDeskView("ABSENT", false, List.of(), why, null, false, 0, 0, 0, 0, null, null, List.of());
    }

    private FrontDeskView view(Office.Parts parts) {
        DeskHealth health = parts.log().health();
        DepositCounts counts = parts.log().counts();
        Opening opening = parts.opening();
        return new FrontDeskView(
                opening.phase().word(),
                opening.isOpen(),
                opening.reasons().stream().map(Reason::name).toList(),
                message(opening, health, counts),
                parts.work().changedAt(),
                health.takesDeposits(),
                health.copies(),
                counts.pending(),
                counts.accepted(),
                counts.refused(),
                health.oldestPending(),
                parts.key(),
                places(health));
    }

    private static String message(Opening opening, DeskHealth health, DepositCounts counts) {
        String state =
                switch (opening.phase()) {
                    case CLOSED -> "Le guichet est fermé : les actes sont décidés aussitôt.";
                    case OPEN ->
                        "Le guichet est ouvert, parce que " + opening.why()
                                + " : les actes y sont déposés contre récépissé, et décidés plus tard.";
                    case OVERFLOW ->
                        "Le guichet est ouvert au surplus, parce que " + opening.why()
                                + " : les actes qui trouvent une place sont décidés, les autres déposés contre"
                                + " récépissé.";
                    case FILING ->
                        "Le guichet traite ses dépôts (" + counts.pending() + " restent) : les actes sont décidés"
                                + " aussitôt, sauf ceux que des dépôts précèdent.";
                };
        return health.takesDeposits() ? state : state + " Il ne peut rien prendre : " + health.why();
    }

    private List<PlaceView> places(DeskHealth health) {
        Reader asking = reader.reader();
        if (asking.role() != Role.TECH_ADMIN && asking.role() != Role.AUDITOR) {
            return List.of();
        }
        return health.places().stream()
                .map(place ->
                        new PlaceView(place.place().toString(), place.state().name(), place.detail()))
                .toList();
    }
}
