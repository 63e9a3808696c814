package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a load: a page in French for people, figures for programs. */
final class TrafficPage {
    private static final int NAME_CHARS = 18;
    private static final double PERCENT = 100;

    private TrafficPage() {}

    /** A line for each second. */
    static String second(TrafficTally.Second second) {
        return String.format(
                Locale.FRANCE,
                "%4d s  demandées %6d  servies %6d  refusées %6d  p99 %7.1f ms",
                second.number(),
                second.offered(),
                second.admitted(),
                second.refused(),
                second.admittedP99Ms());
    }

    /** The whole load, by lane and by administration. */
    static String load(TrafficRun.Result result) {
        TrafficTally tally = result.tally();
        TrafficTally.Part all = tally.whole();
        StringBuilder page = new StringBuilder();
        line(
                page,
                "Demandes",
                "%,d, %.1f par seconde (%,d envois)",
                all.offered(),
                tally.offeredPerSecond(),
                tally.attempts());
        line(page, "Servies à temps", "%.1f par seconde", tally.goodput());
        line(page, "Déposées au guichet", "%,d", all.count(TrafficTally.End.DEPOSITED));
        line(
                page,
                "Refus",
                "%,d reçus, dont %,d sans Retry-After ; p99 %.1f ms",
                all.refused().getTotalCount(),
                tally.refusalsWithoutRetryAfter(),
                TrafficTally.ms(all.refused(), 99));
        line(
                page,
                "Autres erreurs",
                "%,d, et %,d refus des règles",
                all.count(TrafficTally.End.FAILED),
                all.count(TrafficTally.End.RULED));
        line(page, "Non envoyées", "%,d, faute de connexion libre", all.count(TrafficTally.End.UNSENT));
        HealthProbe.Found health = result.health();
        line(
                page,
                "Santé",
                "%,d questions, %,d sans 200 ; p50 %.1f ms, p99 %.1f ms",
                health.asked(),
                health.failed(),
                health.p50Ms(),
                health.p99Ms());
        line(
                page,
                "Générateur",
                "%.0f µs de processeur par envoi, retard p99 %.1f ms, %,d demandes d'une autre voie que tirée",
                tally.cpuMicrosPerRequest(),
                TrafficTally.ms(tally.late(), 99),
                tally.replaced());
        page.append("\nRéponses : ");
        tally.answers().forEach((what, count) -> page.append(String.format(Locale.FRANCE, "%s × %,d  ", what, count)));
        tally.samples().forEach(sample -> page.append("\n  ").append(sample));
        page.append("\n\n").append(heading("voie"));
        for (TrafficLane lane : TrafficLane.values()) {
            page.append(row(lane.label(), tally.lane(lane)));
        }
        page.append("\n").append(heading("administration"));
        for (int office = 0; office < tally.offices(); office++) {
            page.append(row(TrafficOffice.name(office), tally.office(office)));
        }
        return page.toString();
    }

    /** What was asked again, and what the ledger shows of it. */
    static String end(TrafficRun.Deposits deposits, long unsettled, TrafficCheck.Found found) {
        StringBuilder page = new StringBuilder("\n");
        line(
                page,
                "Reçus du guichet",
                "%,d : %,d acceptés, %,d refusés, %,d sans décision",
                deposits.receipts(),
                deposits.accepted(),
                deposits.refused(),
                deposits.undecided());
        line(page, "Sans réponse", "%,d actes dont on ignore encore l'issue", unsettled);
        line(
                page,
                "Contrôle",
                "%,d actes acquittés : %,d perdus, %,d en double, %,d ailleurs ; %,d écrits sans acquittement",
                found.acknowledged(),
                found.lost(),
                found.doubled(),
                found.elsewhere(),
                found.unacknowledged());
        found.samples().forEach(sample -> page.append("  ").append(sample).append('\n'));
        return page.toString();
    }

    private static void line(StringBuilder page, String name, String format, Object... values) {
        page.append(String.format(Locale.FRANCE, "%-20s ", name))
                .append(String.format(Locale.FRANCE, format, values))
                .append('\n');
    }

    private static String heading(String what) {
        return String.format(
                Locale.FRANCE,
                "%-" + NAME_CHARS + "s %9s %8s %9s %8s %8s %8s %9s%n",
                what,
                "demandées",
                "servies",
                "refusées",
                "p50 ms",
                "p99 ms",
                "p99,9",
                "refus p99");
    }

    private static String row(String name, TrafficTally.Part part) {
        return String.format(
                Locale.FRANCE,
                "%-" + NAME_CHARS + "s %,9d %7.1f%% %,9d %8.1f %8.1f %8.1f %9.1f%n",
                name,
                part.offered(),
                PERCENT * part.servedPart(),
                part.count(TrafficTally.End.REFUSED),
                TrafficTally.ms(part.admitted(), 50),
                TrafficTally.ms(part.admitted(), 99),
                TrafficTally.ms(part.admitted(), 99.9),
                TrafficTally.ms(part.refused(), 99));
    }

    /** The same for programs. */
    static List<Figure> figures(TrafficRun.Result result) {
        TrafficTally tally = result.tally();
        TrafficTally.Part all = tally.whole();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.told("offered", "requests/s", tally.offeredPerSecond()));
        figures.add(Figure.told("goodput", "requests/s", tally.goodput()));
        for (TrafficTally.End end : TrafficTally.End.values()) {
            figures.add(Figure.told(end.name().toLowerCase(Locale.ROOT), "requests", all.count(end)));
        }
        for (double percentile : new double[] {50, 99, 99.9}) {
            figures.add(Figure.told(
                    "admitted, p" + Figure.text(percentile), "ms", TrafficTally.ms(all.admitted(), percentile)));
        }
        figures.add(Figure.told("refusals, p99", "ms", TrafficTally.ms(all.refused(), 99)));
        figures.add(Figure.told("refusals without Retry-After", "answers", tally.refusalsWithoutRetryAfter()));
        for (Map.Entry<String, Long> answer : tally.answers().entrySet()) {
            figures.add(Figure.told("answered " + answer.getKey(), "answers", answer.getValue()));
        }
        for (TrafficLane lane : TrafficLane.values()) {
            part(figures, lane.label(), tally.lane(lane));
        }
        for (int office = 0; office < tally.offices(); office++) {
            part(figures, TrafficOffice.name(office), tally.office(office));
        }
        figures.add(Figure.told("health, p99", "ms", result.health().p99Ms()));
        figures.add(Figure.told("health, not 200", "answers", result.health().failed()));
        figures.add(Figure.told("generator, CPU of a request", "us", tally.cpuMicrosPerRequest()));
        figures.add(Figure.told("generator, late at p99", "ms", TrafficTally.ms(tally.late(), 99)));
        return figures;
    }

    private static void part(List<Figure> figures, String name, TrafficTally.Part part) {
        figures.add(Figure.told(name + ": offered", "requests", part.offered()));
        figures.add(Figure.told(name + ": served", "%", PERCENT * part.servedPart()));
        figures.add(Figure.told(name + ": admitted, p99", "ms", TrafficTally.ms(part.admitted(), 99)));
        figures.add(Figure.told(name + ": refusals, p99", "ms", TrafficTally.ms(part.refused(), 99)));
    }

    /** What the end showed; all of these are counts of what must not be. */
    static List<Figure> figures(TrafficRun.Deposits deposits, long unsettled, TrafficCheck.Found found) {
        return List.of(
                Figure.told("acknowledged", "acts", found.acknowledged()),
                Figure.zero("accepted but lost", "acts", found.lost()),
                Figure.zero("done twice", "acts", found.doubled()),
                Figure.zero("not where it was told", "acts", found.elsewhere()),
                Figure.zero("no outcome in the end", "acts", unsettled),
                Figure.told("written, nobody was told", "acts", found.unacknowledged()),
                Figure.told("receipts of the front desk", "receipts", deposits.receipts()),
                Figure.zero("receipts without a decision", "receipts", deposits.undecided()));
    }
}
