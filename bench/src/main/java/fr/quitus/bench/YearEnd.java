package fr.quitus.bench;

import fr.quitus.app.closing.YearClosing;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import fr.quitus.eventstore.EventLog;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The end of a generated year: its budget closed by one order, given again until nothing is left, then its books. The
 * views show everything before the clock starts.
 */
final class YearEnd {
    private static final FiscalYear YEAR = FiscalYear.of(YearCast.YEAR);
    private static final LocalDate PERIOD = LocalDate.of(YearCast.YEAR + 1, 1, 2);
    private static final LocalDate BUDGET = LocalDate.of(YearCast.YEAR + 1, 1, 21);
    private static final LocalDate BOOKS = LocalDate.of(YearCast.YEAR + 1, 4, 30);
    /** Orders given for one closing: each works for twenty seconds. */
    private static final int ORDERS_MAX = 10_000;

    private final Instance instance;
    private final PrintStream progress;

    YearEnd(Instance instance, PrintStream progress) {
        this.instance = instance;
        this.progress = progress;
    }

    /**
     * What the closing took.
     *
     * @param done acts by command
     * @param left whether anything of the budget was left after the last order
     */
    record Closed(Map<String, Integer> done, int orders, double budgetSeconds, double booksSeconds, boolean left) {
        int acts() {
            return done.values().stream().mapToInt(Integer::intValue).sum();
        }

        List<Figure> figures() {
            return List.of(
                    Figure.told("closing of the budget", "s", budgetSeconds),
                    Figure.told("acts of the closing", "acts", acts()),
                    Figure.told("acts of the closing, rate", "acts/s", acts() / budgetSeconds),
                    Figure.told("closing of the books", "s", booksSeconds),
                    Figure.zero("left of the budget after its closing", "closings", left ? 1 : 0));
        }
    }

    Closed close(YearDoor door) {
        door.accepted(new EnterComplementaryPeriod(YEAR, "Essai (fictif)"), YearCast.DIRECTORATE, PERIOD);
        instance.awaitViews(instance.bean(EventLog.class).head());
        YearClosing closing = instance.bean(YearClosing.class);
        Instant at = BUDGET.atTime(LocalTime.NOON).atZone(Act.PARIS).toInstant();
        Map<String, Integer> done = new TreeMap<>();
        int orders = 0;
        YearClosing.Report report;
        long begun = System.nanoTime();
        do {
            report = closing.closeBudget(YEAR, "year-" + orders, YearCast.DIRECTORATE, at);
            report.done().forEach((command, acts) -> done.merge(command, acts, Integer::sum));
            orders++;
            progress.printf(Locale.ROOT, "closing, order %d: %s%n", orders, done);
        } while (!report.finished() && !report.done().isEmpty() && orders < ORDERS_MAX);
        double budget = (System.nanoTime() - begun) / 1e9;
        door.accepted(new OpenInventory(YEAR), YearCast.ACCOUNTANT, BUDGET.plusDays(1));
        instance.awaitViews(instance.bean(EventLog.class).head());
        long books = System.nanoTime();
        door.accepted(new CloseFiscalYear(YEAR), YearCast.ACCOUNTANT, BOOKS);
        return new Closed(done, orders, budget, (System.nanoTime() - books) / 1e9, !report.finished());
    }
}
