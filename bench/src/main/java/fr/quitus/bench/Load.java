package fr.quitus.bench;

import fr.quitus.domain.value.FundsCentre;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Clients that draft a commitment, validate it, and begin again. */
final class Load {
    private final Workload workload;
    private final List<FundsCentre> units;
    private final int clients;

    Load(Workload workload, List<FundsCentre> units, int clients) {
        this.workload = workload;
        this.units = units;
        this.clients = clients;
    }

    /**
     * @param drafts answer times of DraftCommitment, in nanoseconds
     * @param validations answer times of ValidateCommitment, in nanoseconds
     * @param failed commands not accepted, each the end of its pair
     * @param firstFailure what the first of them was answered
     */
    record Result(
            double commandsPerSecond,
            Histogram drafts,
            Histogram validations,
            long failed,
            @Nullable String firstFailure) {
        /** Both commands together. */
        Sample sample() {
            Histogram both = drafts.copy();
            both.add(validations);
            return new Sample(commandsPerSecond, both, failed, firstFailure);
        }
    }

    Result run(Duration duration) throws InterruptedException {
        ConcurrentHistogram drafts = ClosedLoop.histogram();
        ConcurrentHistogram validations = ClosedLoop.histogram();
        ClosedLoop.Ended ended = ClosedLoop.run(clients, duration, (client, random) -> {
            long begun = System.nanoTime();
            Door.Reply drafted = workload.draft(units.get(random.nextInt(units.size())));
            long between = System.nanoTime();
            ClosedLoop.record(drafts, between - begun);
            workload.validate(drafted);
            ClosedLoop.record(validations, System.nanoTime() - between);
        });
        double commands = drafts.getTotalCount() + validations.getTotalCount();
        return new Result(commands / ended.seconds(), drafts, validations, ended.failed(), ended.firstFailure());
    }
}
