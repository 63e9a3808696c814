package fr.quitus.bench;

import fr.quitus.bench.DrillOutcome.Refilled;
import fr.quitus.bench.DrillOutcome.Struck;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Compte rendu d'exercice : one page in French, for whoever has to answer for the bays. */
final class DrillReport {
    private static final double TAKEOVER_MEDIAN_S = 2;
    private static final double TAKEOVER_WORST_S = 10;
    private static final double REFILL_MB_PER_S = 30;
    private static final double REFILL_SHARE_PERCENT = 70;
    private static final int PERCENT = 100;

    private final List<DrillOutcome> outcomes;
    private final String code;
    private final List<DrillFault> allowed;
    private final StringBuilder page = new StringBuilder();

    private DrillReport(List<DrillOutcome> outcomes, String code, List<DrillFault> allowed) {
        this.outcomes = outcomes;
        this.code = code;
        this.allowed = allowed;
    }

    /** @param code what was drilled, as the series names it */
    static String of(List<DrillOutcome> outcomes, String code, List<DrillFault> allowed) {
        return new DrillReport(outcomes, code, allowed).write();
    }

    private String write() {
        long held = outcomes.stream().filter(DrillOutcome::held).count();
        say("EXERCICE DE PANNE DES BAIES INTÉGRÉES");
        say("%s, commit %s, code éprouvé %s", Instant.now().truncatedTo(ChronoUnit.SECONDS), Machine.commit(), code);
        say("%s", Machine.machine());
        say("");
        say("Tirages : %d, tenus %d, en défaut %d.", outcomes.size(), held, outcomes.size() - held);
        say("");
        losses();
        takeovers();
        refills();
        byFault();
        retries();
        skipped();
        defects();
        say("Ce qui se rejoue : la charge de chaque client, les pannes, leur ordre, leur cible et leur durée.");
        say("Ce qui ne se rejoue pas : l'instant d'une panne entre deux écritures, l'ordre des clients entre eux.");
        return page.toString();
    }

    private void say(String format, Object... values) {
        page.append(String.format(Locale.FRANCE, format, values)).append('\n');
    }

    private long sum(ToLongFunction<DrillCheck.Found> of) {
        return outcomes.stream().map(DrillOutcome::found).mapToLong(of).sum();
    }

    private void losses() {
        say(
                "Perte (RPO) : %,d événement(s), sur %,d commandes acquittées et %,d faits au journal.",
                sum(DrillCheck.Found::lostEvents), sum(DrillCheck.Found::acknowledged), sum(DrillCheck.Found::events));
        say(
                "    commandes perdues %,d, en double %,d, altérées %,d, ailleurs qu'annoncé %,d",
                sum(DrillCheck.Found::lost),
                sum(DrillCheck.Found::duplicated),
                sum(DrillCheck.Found::altered),
                sum(DrillCheck.Found::elsewhere));
    }

    private void takeovers() {
        List<Double> seconds = outcomes.stream()
                .flatMap(outcome -> outcome.struck().stream())
                .filter(Struck::isTakeover)
                .map(Struck::interruptionSeconds)
                .toList();
        if (seconds.isEmpty()) {
            say("Reprise (RTO) : aucune primaire perdue dans ces tirages.");
            return;
        }
        double median = Figures.median(seconds);
        double worst = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        say(
                "Reprise (RTO), primaire tuée ou effacée, jusqu'à la commande acquittée suivante, %d fois :",
                seconds.size());
        say(
                "    médiane %.1f s (objectif %.0f s : %s), pire %.1f s (objectif %.0f s : %s)",
                median,
                TAKEOVER_MEDIAN_S,
                kept(median <= TAKEOVER_MEDIAN_S),
                worst,
                TAKEOVER_WORST_S,
                kept(worst <= TAKEOVER_WORST_S));
    }

    private static String kept(boolean holds) {
        return holds ? "tenu" : "MANQUÉ";
    }

    private void refills() {
        List<Refilled> refilled = outcomes.stream()
                .flatMap(outcome -> outcome.refilled().stream())
                .toList();
        if (refilled.isEmpty()) {
            say("Reconstruction : aucune dans ces tirages.");
            return;
        }
        double speed = Figures.median(
                refilled.stream().map(Refilled::megabytesPerSecond).toList());
        double size = Figures.median(refilled.stream().map(Refilled::megabytes).toList());
        double share =
                PERCENT * Figures.median(refilled.stream().map(Refilled::share).toList());
        say("Reconstruction d'une baie, jusqu'à son retour au quorum, %d fois, médianes :", refilled.size());
        say(
                "    %.0f Mo à %.0f Mo/s (objectif %.0f : %s), débit %.0f %% de celui d'avant (objectif %.0f %% : %s)",
                size,
                speed,
                REFILL_MB_PER_S,
                kept(speed >= REFILL_MB_PER_S),
                share,
                REFILL_SHARE_PERCENT,
                kept(share >= REFILL_SHARE_PERCENT));
    }

    private void byFault() {
        Map<DrillFault, List<Double>> seconds = new TreeMap<>();
        outcomes.stream()
                .flatMap(outcome -> outcome.struck().stream())
                .filter(struck -> !struck.skipped())
                .forEach(struck -> seconds.computeIfAbsent(struck.planned().fault(), _ -> new ArrayList<>())
                        .add(struck.interruptionSeconds()));
        say("");
        say("%-52s %5s %9s %7s", "Panne", "fois", "médiane", "pire");
        seconds.forEach((fault, all) -> say(
                "%-52s %5d %7.1f s %5.1f s",
                fault.label(),
                all.size(),
                Figures.median(all),
                all.stream().mapToDouble(Double::doubleValue).max().orElse(0)));
        say("(plus long temps sans acquittement après la panne)");
        say("");
    }

    private void retries() {
        long retries = outcomes.stream().mapToLong(DrillOutcome::retries).sum();
        if (retries > 0) {
            say("Demandes renvoyées avec la même clé, faute de réponse : %,d.", retries);
        }
    }

    private void skipped() {
        for (DrillOutcome outcome : outcomes) {
            outcome.struck().stream()
                    .filter(Struck::skipped)
                    .forEach(struck -> say(
                            "Tirage %d, sautée : %s (%s).",
                            outcome.seed(),
                            struck.done().what(),
                            String.valueOf(struck.done().skipped())));
        }
    }

    private void defects() {
        for (DrillOutcome outcome : outcomes) {
            if (!outcome.held()) {
                say("Tirage %d EN DÉFAUT :", outcome.seed());
                outcome.defects().forEach(defect -> say("    %s", defect));
                say(
                        "    rejouer : ./quitus drill --seed %d --seeds 1%s",
                        outcome.seed(),
                        allowed.equals(DrillPlan.all()) ? "" : " --faults " + DrillFault.words(allowed));
            }
        }
    }
}
