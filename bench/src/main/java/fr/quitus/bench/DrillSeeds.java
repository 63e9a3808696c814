package fr.quitus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Seeds, one after the other, on copies of one template. */
final class DrillSeeds implements AutoCloseable {
    private final Path work;
    private final DrillTemplate template;
    private final List<DrillFault> allowed;
    private final PrintStream progress;

    private DrillSeeds(Path work, DrillTemplate template, List<DrillFault> allowed, PrintStream progress) {
        this.work = work;
        this.template = template;
        this.allowed = allowed;
        this.progress = progress;
    }

    /** @param allowed the faults that seeds choose from */
    static DrillSeeds open(List<DrillFault> allowed, PrintStream progress) throws IOException {
        Path work = Folders.fresh();
        return on(DrillTemplate.make(work.resolve("modele"), progress), work, allowed, progress);
    }

    /** @param work is deleted in the end */
    static DrillSeeds on(DrillTemplate template, Path work, List<DrillFault> allowed, PrintStream progress) {
        return new DrillSeeds(work, template, allowed, progress);
    }

    /** @param each is told of a seed as soon as it ended */
    List<DrillOutcome> run(List<Long> seeds, Consumer<DrillOutcome> each) {
        List<DrillOutcome> outcomes = new ArrayList<>();
        for (long seed : seeds) {
            DrillOutcome outcome = one(seed, DrillMutant.NONE);
            outcomes.add(outcome);
            each.accept(outcome);
        }
        return outcomes;
    }

    /** The first of these seeds that finds fault with a ledger in which one was planted. */
    Optional<DrillOutcome> firstToFind(DrillMutant mutant, List<Long> seeds) {
        return seeds.stream()
                .map(seed -> one(seed, mutant))
                .filter(outcome -> outcome.carriedThrough() && !outcome.held())
                .findFirst();
    }

    private DrillOutcome one(long seed, DrillMutant mutant) {
        long begun = System.nanoTime();
        DrillOutcome outcome;
        try {
            outcome = DrillRun.of(DrillPlan.of(seed, allowed), mutant, template, work, progress);
        } catch (Exception e) {
            // A seed that could not be carried through is no seed that held.
            e.printStackTrace(progress);
            outcome = new DrillOutcome(
                    seed,
                    List.of(),
                    List.of(),
                    new DrillCheck.Found(0, 0, 0, 0, 0, 0, 0, List.of()),
                    List.of("le tirage n'a pas pu être mené à bien : " + e),
                    0,
                    Map.of(),
                    false,
                    (System.nanoTime() - begun) / 1e9);
        }
        progress.println(outcome.line());
        outcome.failures().forEach((why, times) -> progress.println("    " + times + " fois " + why));
        return outcome;
    }

    @Override
    public void close() throws IOException {
        Folders.delete(work);
    }
}
