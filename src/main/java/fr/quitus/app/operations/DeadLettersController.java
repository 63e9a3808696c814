package fr.quitus.app.operations;

import fr.quitus.projections.engine.DeadLetter;
import fr.quitus.projections.engine.DeadLetterOffice;
import fr.quitus.projections.engine.DeadLetterOffice.Replayed;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ReplayRefused;
import fr.quitus.projections.ports.QuestionRefused;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/dead-letters} : what the views could not fold, and its replay. For the exploitation (TECH_ADMIN). */
@RestController
public final class DeadLettersController {
    private final DeadLetterOffice office;
    private final ProjectionRegistry registry;

    public DeadLettersController(DeadLetterOffice office, ProjectionRegistry registry) {
        this.office = office;
        this.registry = registry;
    }

    /**
     * Lettre morte.
     *
     * @param event its permanent name
     * @param file the stream it belongs to
     * @param stopping whether the view stands still before it
     * @param reason what happened, in French, with the error as the program met it
     * @param behind events that wait for it, and the places of the first of them
     */
    public record Letter(
            String projection,
            long position,
            String event,
            String file,
            boolean stopping,
            String reason,
            Instant since,
            int attempts,
            int behind,
            List<Long> firstBehind) {
        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.projection(),
                    letter.position(),
                    letter.eventName(),
                    letter.file(),
                    letter.stopping(),
                    reason(letter),
                    letter.failedAt(),
                    letter.attempts(),
                    letter.behind(),
                    letter.firstBehind());
        }

        private static String reason(DeadLetter letter) {
            return "La vue « " + letter.projection() + " » n'a pas su intégrer l'événement " + letter.eventName()
                    + " n° "
                    + letter.position() + (letter.file().isEmpty() ? "" : " du dossier " + letter.file())
                    + (letter.stopping()
                            ? ", et s'est arrêtée devant lui"
                            : ", l'a mis de côté avec ce qu'il touche, et poursuit")
                    + ". Erreur : " + letter.error();
        }
    }

    /** The letters, by view; of one view first the one that stops it. */
    public record Letters(List<Letter> items) {}

    @GetMapping("/api/v1/dead-letters")
    Letters letters(@RequestParam(required = false) @Nullable String projection) {
        if (projection != null) {
            requireKnown(projection);
        }
        return new Letters(office.letters(projection).stream().map(Letter::of).toList());
    }

    /** One letter, with what waits for it. */
    @PostMapping("/api/v1/dead-letters/{projection}/{position}/replay")
    Replayed replay(@PathVariable String projection, @PathVariable long position) {
        requireKnown(projection);
        try {
            return office.replay(projection, position);
        } catch (NoSuchElementException e) {
            throw new QuestionRefused(
                    404,
                    "LETTRE_INCONNUE",
                    "La vue « " + projection + " » ne garde pas de lettre morte n° " + position + ".",
                    "GET /api/v1/dead-letters?projection=" + projection + " les donne toutes.");
        } catch (ReplayRefused e) {
            throw refused(projection, e);
        }
    }

    /** Every letter of a view. */
    @PostMapping("/api/v1/dead-letters/{projection}/replay")
    Replayed replayAll(@PathVariable String projection) {
        requireKnown(projection);
        try {
            return office.replay(projection);
        } catch (ReplayRefused e) {
            throw refused(projection, e);
        }
    }

    private static QuestionRefused refused(String projection, ReplayRefused refused) {
        return new QuestionRefused(
                409,
                "RELECTURE_IMPOSSIBLE",
                "La vue « " + projection + " » ne sait pas dire ce que touche l'événement " + refused.event() + " n° "
                        + refused.position() + ", qu'elle tient de côté : rien n'a été relu. Erreur : "
                        + refused.getCause(),
                "Démarrez une version qui sait lire cet événement, puis relisez ; ou reconstruisez la vue (quitus"
                        + " rebuild " + projection + ").");
    }

    private void requireKnown(String projection) {
        if (!registry.names().contains(projection)) {
            throw new QuestionRefused(
                    404,
                    "VUE_INCONNUE",
                    "Il n'y a pas de vue « " + projection + " ».",
                    "GET /api/v1/projections les donne toutes.");
        }
    }
}
