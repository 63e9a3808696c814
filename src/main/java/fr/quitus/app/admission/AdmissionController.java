package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Recently;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.admission.RetryAfter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/admission} : who is let in now, who waits, and who was refused in the last seconds. */
@RestController
public final class AdmissionController {
    /** Administrations shown, those refused most. */
    static final int REFUSED_SHOWN_MAX = 50;

    private final Admission admission;

    AdmissionController(Admission admission) {
        this.admission = admission;
    }

    /**
     * Admission on this node.
     *
     * @param refusesMost whether more than half of the latest commands were refused for want of room
     * @param windowS how far back {@code lately} tells
     * @param retryAfterFromS what a refusal says now, at least
     * @param retryAfterToS what a refusal says now, at most
     * @param latenessMs how much later than they are due requests run now
     * @param lately what became of the demands of the last seconds
     * @param refused administrations that were refused in the last seconds, most refused first
     */
    public record AdmissionView(
            boolean refusesMost,
            int windowS,
            int retryAfterFromS,
            int retryAfterToS,
            int latenessMs,
            List<Admission.PoolNow> pools,
            List<LaneLately> lately,
            List<RefusedAdministration> refused) {}

    /**
     * A lane in the last seconds.
     *
     * @param french what people call it
     * @param refused for each reason
     */
    public record LaneLately(Lane lane, String french, int admitted, Map<Refusal, Integer> refused) {}

    /** An administration that was refused. */
    public record RefusedAdministration(String administration, int refused) {}

    @GetMapping("/api/v1/admission")
    AdmissionView admission() {
        Recently recently = admission.recently();
        return new AdmissionView(
                admission.refusesMost(),
                Recently.WINDOW_S,
                RetryAfter.FROM_S,
                admission.retryAfter().to(),
                Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(admission.latenessNanos())),
                Arrays.stream(Pool.values()).map(admission::now).toList(),
                Arrays.stream(Lane.values())
                        .map(lane ->
                                new LaneLately(lane, lane.french(), recently.admitted(lane), recently.refused(lane)))
                        .toList(),
                recently.refusedByAdministration().entrySet().stream()
                        .map(entry -> new RefusedAdministration(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(RefusedAdministration::refused)
                                .reversed()
                                .thenComparing(RefusedAdministration::administration))
                        .limit(REFUSED_SHOWN_MAX)
                        .toList());
    }
}
