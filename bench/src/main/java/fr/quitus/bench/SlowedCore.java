package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Ten times what a slowed core can serve. The generator, the refusals, the core and its bays share two processors: the
 * core is slowed until all of that fits on them, and what is refused then is refused for want of a core and not of
 * processors. How much that is, is measured first: how many a second front and generator answer while the core stands
 * still, and what the core serves at full speed.
 */
final class SlowedCore {
    private static final int FRONT_S = 5;
    private static final double[] FRONT_RATES = {4_000, 8_000, 16_000, 32_000};
    /** Nothing to speak of is written at this. */
    private static final int ROWS_OF_A_STANDSTILL = 30;
    /** Of the machine, what the slowed core and ten times as many requests may take together. */
    private static final double MACHINE_SHARE = 0.7;
    /** Of what front and generator can answer, what is offered to them at most. */
    private static final double FRONT_SHARE = 0.5;

    private static final double TENFOLD = 10;
    private static final double NORMAL = 0.5;
    private static final int ROWS_PER_ACT = 2;
    private static final double PAYMENTS_PERCENT = 99;
    /** Of what was in use after a collection before, what may be after. */
    private static final double HEAP_GROWS_MAX = 1.25;
    /** So many windows tell a trend: a minute and a half of them. */
    private static final int WINDOWS_MIN = 9;

    private final OverloadSite site;
    private final OverloadBench.Plan plan;
    private final double peak;

    /** @param peak at full speed, in requests a second */
    SlowedCore(OverloadSite site, OverloadBench.Plan plan, double peak) {
        this.site = site;
        this.plan = plan;
        this.peak = peak;
    }

    /** A part of the load that is gone back to afterwards. */
    record Normal(OverloadRound round, double rate) {}

    Normal run(int stepSeconds, List<Figure> figures) throws IOException, InterruptedException {
        site.slow(ROWS_OF_A_STANDSTILL);
        double front = 0;
        for (double rate : FRONT_RATES) {
            OverloadRound still = site.load("standstill, offered " + (int) rate, site.rush(rate, FRONT_S));
            front = Math.max(front, still.answered());
        }
        double wanted = wanted(front);
        double rows = wanted * ROWS_PER_ACT;
        site.slow((int) Math.ceil(rows));
        double first =
                site.load("slowed, tried", site.rush(2 * wanted, stepSeconds)).goodput();
        site.slow((int) Math.ceil(rows * wanted / Math.max(1, first)));
        double least = site.load("slowed, its peak", site.rush(1.5 * wanted, plan.seconds()))
                .goodput();
        OverloadRound normal = site.load("slowed, 0.5 P'", site.rush(NORMAL * least, plan.seconds()));
        double heapBefore = site.ledger().heapMb();
        site.ledger().leastHeapsMb();
        OverloadRound tenfold = site.load("slowed, 10 P'", site.rush(TENFOLD * least, plan.tenfoldSeconds()));
        double[] heaps = site.ledger().leastHeapsMb();
        figures.add(Figure.told("front and generator together answer", "requests/s", front));
        figures.add(Figure.told("P', peak goodput of the slowed core", "requests/s", least));
        figures.add(
                Figure.ratioAtMost("ten times P'", "requests/s", TENFOLD * least, front, "all answered", FRONT_SHARE));
        figures.add(Figure.told(
                "P' of P, and the other nine of all answered", "of the machine", ofTheMachine(least, front)));
        figures.add(tenfold.goodputOf(least, "P'"));
        figures.add(tenfold.laneServed(TrafficLane.PAYMENT, PAYMENTS_PERCENT));
        figures.addAll(tenfold.polite());
        heap(heapBefore, heaps, figures);
        return new Normal(normal, NORMAL * least);
    }

    /** Served so many a second, the core and ten times as many requests take their share of the machine. */
    private double wanted(double front) {
        double ofFront = FRONT_SHARE * front / TENFOLD;
        return Math.min(ofFront, MACHINE_SHARE / ofTheMachine(1, front));
    }

    private double ofTheMachine(double served, double front) {
        return served / peak + (TENFOLD - 1) * served / front;
    }

    private void heap(double before, double[] leastMb, List<Figure> figures) throws IOException {
        figures.add(Figure.ratioAtMost(
                "slowed, 10 P': heap after a collection",
                "MB",
                site.ledger().heapMb(),
                before,
                "before",
                HEAP_GROWS_MAX));
        if (leastMb.length >= WINDOWS_MIN) {
            int third = leastMb.length / 3;
            double beginning = Arrays.stream(leastMb, 0, third).min().orElseThrow();
            double end = Arrays.stream(leastMb, leastMb.length - third, leastMb.length)
                    .min()
                    .orElseThrow();
            figures.add(Figure.compared(
                    "slowed, 10 P': least heap in use in the last third", "MB", end, beginning, "the first third"));
            figures.add(Figure.told("slowed, 10 P': trend of the least heap", "MB/min", perMinute(leastMb)));
        }
    }

    /** Slope of the line that fits best (least squares). */
    static double perMinute(double[] windows) {
        double meanAt = (windows.length - 1) / 2.0;
        double mean = Arrays.stream(windows).average().orElseThrow();
        double both = 0;
        double squares = 0;
        for (int i = 0; i < windows.length; i++) {
            both += (i - meanAt) * (windows[i] - mean);
            squares += (i - meanAt) * (i - meanAt);
        }
        return squares == 0 ? 0 : both / squares * 60 / HeapWatch.WINDOW_S;
    }
}
