package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Three bays with credits for everybody who will ask, made once and copied for each seed: what a seed finds is fresh
 * and the same each time.
 */
final class DrillTemplate {
    /** Units whose year may be lived. */
    static final int UNITS = 60;
    /** Envelopes on which more is drawn than they have. */
    static final int SCARCE = 150;
    /** Of {@link #DRAFT}, what a scarce envelope covers. */
    static final int SCARCE_DRAFTS = 12;
    /** What the whole of a seed's load follows from, besides the seed itself. */
    static final int PERMILLE = 60;

    static final Amount DRAFT = Amount.euros(10);
    private static final int TITLES = 10;
    /** On a machine that has too much to do the first start may fail. */
    private static final Duration MAKING_MAX = Duration.ofMinutes(5);

    private final Path folder;

    private DrillTemplate(Path folder) {
        this.folder = folder;
    }

    static DrillTemplate make(Path folder, PrintStream progress) {
        long begun = System.nanoTime();
        while (true) {
            try {
                found(folder);
                break;
            } catch (RuntimeException e) {
                if (System.nanoTime() - begun > MAKING_MAX.toNanos()) {
                    throw e;
                }
                progress.println("le modèle est à refaire : " + e.getMessage());
                Shell.run("rm", "-rf", folder.toString());
            }
        }
        progress.printf(Locale.FRANCE, "modèle prêt en %.1f s%n", (System.nanoTime() - begun) / 1e9);
        return new DrillTemplate(folder);
    }

    private static void found(Path folder) {
        try (Instance instance = Instance.start(folder, true)) {
            YearDoor door = new YearDoor("modele", instance.bean(CommandGate.class));
            List<FundsCentre> centres = new ArrayList<>();
            for (int number = 0; number < UNITS; number++) {
                centres.addAll(new YearUnit(plan(0), number, door).centres());
            }
            YearCast.open(door, centres);
            for (int number = 0; number < SCARCE; number++) {
                YearCast.allot(door, scarce(number), Amount.ofCents(DRAFT.cents() * SCARCE_DRAFTS));
            }
        }
    }

    static YearPlan plan(long seed) {
        return new YearPlan(UNITS, PERMILLE, seed, TITLES);
    }

    static FundsCentre scarce(int number) {
        return FundsCentre.of(String.format(Locale.ROOT, "%s-R%03d", YearCast.OPERATING_BUDGET, number));
    }

    /** A fresh ledger in a folder that does not exist yet. */
    void copyTo(Path target) throws IOException {
        Shell.must("cp", "-a", "--reflink=auto", folder.toString(), target.toString());
    }
}
