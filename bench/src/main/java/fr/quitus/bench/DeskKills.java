package fr.quitus.bench;

import fr.quitus.bays.BayName;
import fr.quitus.bench.figures.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The ledger is killed and started again, each time at another instant of the front desk's life: before it opens, while
 * it takes deposits, while it closes, while it files them. What became of every receipt and act is checked in the end.
 */
final class DeskKills {
    /** Two bays are frozen so long: the desk opens after two seconds. */
    private static final Duration FROZEN = Duration.ofSeconds(6);
    /** After the freeze the kill falls within this: the desk closes after three seconds and files meanwhile. */
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(14);
    /** A third until the freeze, then the latest kill, and a start. */
    private static final int LOAD_S = 36;

    private static final long SEED = 2_013;

    private final OverloadSite site;
    private final double rate;
    private final SplittableRandom random = new SplittableRandom(SEED);

    DeskKills(OverloadSite site, double rate) {
        this.site = site;
        this.rate = rate;
    }

    void run(int kills, List<Figure> figures) throws IOException, InterruptedException {
        long before = site.deposits().receipts();
        int whole = 0;
        for (int i = 1; i <= kills; i++) {
            Duration at = Duration.ofMillis(random.nextLong(KILLED_WITHIN.toMillis()));
            String name = "kill " + i + ", " + at.toMillis() + " ms after the freeze";
            site.ledger().desk(true);
            List<BayName> standbys = site.inState("QUORUM");
            site.load(name, site.mix(rate, LOAD_S), RetryPolicy.NONE, () -> kill(standbys, at));
            whole += site.awaitWhole() ? 1 : 0;
        }
        figures.add(Figure.told("ledger killed about its front desk", "times", kills));
        figures.add(Figure.atLeast("killed: three bays counted again", "times", whole, kills));
        figures.add(Figure.atLeast(
                "killed: receipts given", "receipts", site.deposits().receipts() - (double) before, 1));
    }

    private void kill(List<BayName> standbys, Duration at) throws IOException, InterruptedException {
        boolean frozen = at.compareTo(FROZEN) < 0;
        site.ledger().freeze(standbys, true);
        try {
            Thread.sleep(frozen ? at : FROZEN);
        } finally {
            if (!frozen) {
                site.ledger().freeze(standbys, false);
            }
        }
        if (!frozen) {
            Thread.sleep(at.minus(FROZEN));
        }
        LedgerProcess killed = site.ledger();
        try {
            killed.kill();
        } finally {
            if (frozen) {
                killed.freeze(standbys, false);
            }
        }
        site.startAgain();
    }
}
