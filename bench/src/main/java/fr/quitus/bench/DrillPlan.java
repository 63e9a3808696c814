package fr.quitus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tirage : the faults of a seed, in their order, with all that chance decides of them. The same seed and the same
 * allowed faults give the same plan.
 *
 * @param faults at least one
 */
record DrillPlan(long seed, List<Planned> faults) {
    private static final double SECOND = 0.4;
    private static final double THIRD = 0.15;
    private static final double OVERLAPPING = 0.35;
    private static final int PRIMARY_OF_THREE = 2;
    private static final int DELAY_MS_MAX = 1_500;
    private static final int LASTS_MS_MIN = 2_000;
    private static final int LASTS_MS_MAX = 12_000;

    DrillPlan {
        faults = List.copyOf(faults);
    }

    /**
     * One fault.
     *
     * @param onPrimary whether it strikes the bay that is primary then, or a standby
     * @param delayMs from the moment it may begin
     * @param lastsMs how long those last that end by themselves
     * @param variant which of its two forms it takes
     * @param salt decides the rest: which standby, which byte
     * @param overlapping begins without waiting until the fault before is mended
     */
    record Planned(
            DrillFault fault,
            boolean onPrimary,
            int delayMs,
            int lastsMs,
            boolean variant,
            int salt,
            boolean overlapping) {
        /** Whether the bay must lie on a disk of its own, which is made before the bays are opened. */
        boolean needsDisk() {
            return fault == DrillFault.FILL || fault == DrillFault.SLOW || cutsImage();
        }

        boolean cutsImage() {
            return fault == DrillFault.TRUNCATE && variant;
        }
    }

    /** @param allowed seeds begin with them in turn, so that as many seeds as there are faults meet each */
    static DrillPlan of(long seed, List<DrillFault> allowed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Planned> faults = new ArrayList<>();
        faults.add(planned(allowed.get((int) Math.floorMod(seed - 1, (long) allowed.size())), random, true));
        int more = (random.nextDouble() < SECOND ? 1 : 0) + (random.nextDouble() < THIRD ? 1 : 0);
        for (int i = 0; i < more; i++) {
            Planned next = planned(allowed.get(random.nextInt(allowed.size())), random, false);
            if (!next.needsDisk() || faults.stream().noneMatch(Planned::needsDisk)) {
                faults.add(next);
            }
        }
        return new DrillPlan(seed, faults);
    }

    private static Planned planned(DrillFault fault, SplittableRandom random, boolean first) {
        boolean onPrimary = random.nextInt(3) < PRIMARY_OF_THREE;
        int delayMs = random.nextInt(DELAY_MS_MAX);
        int lastsMs = random.nextInt(LASTS_MS_MIN, LASTS_MS_MAX);
        boolean variant = random.nextBoolean();
        int salt = random.nextInt(Integer.MAX_VALUE);
        boolean overlaps = random.nextDouble() < OVERLAPPING;
        return new Planned(fault, onPrimary, delayMs, lastsMs, variant, salt, overlaps && !first && !fault.loses());
    }

    static List<DrillFault> all() {
        return List.of(DrillFault.values());
    }
}
