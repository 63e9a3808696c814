package fr.quitus.app.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.projections.engine.OrderedRebuild.Shown;
import fr.quitus.projections.engine.OrderedRebuild.State;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as the exploitation sees it.
 *
 * @param revision higher each time anything changed
 * @param from the bay whose log is read; absent for the primary
 * @param endedAt absent while it runs
 * @param finishing the view that is completed, compared and switched just now
 * @param position how far the log was read
 * @param target how far it is to be read; it moves on with the log
 * @param remainingSeconds of reading, at this speed; absent before it is known, and when it ended
 * @param verdicts of the views that ended, each with the rows found different, the events behind them and who is right
 * @param message what that means, in French
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RebuildView(
        String id,
        long revision,
        State state,
        String author,
        List<String> views,
        @Nullable String from,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String finishing,
        long position,
        long target,
        double eventsPerSecond,
        @Nullable Long remainingSeconds,
        List<Rebuilt> verdicts,
        String message) {
    static RebuildView of(Shown shown) {
        return new RebuildView(
                shown.id().toString(),
                shown.revision(),
                shown.state(),
                shown.order().author(),
                shown.order().views(),
                shown.order().from(),
                shown.begunAt(),
                shown.endedAt(),
                shown.finishing(),
                shown.position(),
                shown.target(),
                shown.eventsPerSecond(),
                shown.remainingSeconds(),
                shown.verdicts(),
                message(shown));
    }

    private static String message(Shown shown) {
        int views = shown.order().views().size();
        long switched = shown.switched();
        String left = shown.leftOver().isEmpty()
                ? "les tables de travail sont supprimées."
                : "les tables de travail de " + String.join(", ", shown.leftOver())
                        + " seront supprimées à la prochaine reconstruction ou au prochain démarrage.";
        return switch (shown.state()) {
            case RUNNING -> "Reconstruction en cours : " + switched + " projections sur " + views + " sont remplacées.";
            case CANCELLING -> "Annulation demandée : plus rien ne sera remplacé.";
            case DONE -> "Reconstruction terminée : les " + views + " projections demandées sont remplacées.";
            case INCOMPLETE ->
                "Reconstruction terminée : " + switched + " projections sur " + views
                        + " sont remplacées, les autres gardent leurs tables."
                        + (shown.detail().isEmpty() ? "" : " Cause : " + shown.detail());
            case CANCELLED ->
                "Reconstruction annulée : " + switched + " projections sur " + views
                        + " étaient remplacées et le restent, les autres gardent leurs tables ; " + left;
        };
    }
}
