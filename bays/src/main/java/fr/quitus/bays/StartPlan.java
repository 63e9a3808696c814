package fr.quitus.bays;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do with the folders found at the start. Pure: it looks at what was found and touches nothing. */
sealed interface StartPlan {
    /** Nothing was ever acknowledged here: begin from nothing. */
    record Found() implements StartPlan {}

    /** The primary of the last term is there and holds every acknowledgement. */
    record Lead(Term term) implements StartPlan {}

    /** The primary of the last term is gone; the others that count are all there. */
    record Elect(Term lastTerm) implements StartPlan {}

    /** An operator names the primary, at the price of a possible loss. */
    record Force(Term term) implements StartPlan {}

    /** Starting could lose what was acknowledged. The message, in French, says what to do. */
    record Refuse(String message) implements StartPlan {}

    /**
     * A bay's folder at rest.
     *
     * @param founding true when the very first opening did not come to its end
     * @param control what the database says of itself; null when the bay holds no whole database
     * @param standby true when it followed another bay
     */
    record Finding(
            BayName name,
            boolean founding,
            boolean standby,
            @Nullable Term term,
            @Nullable ControlData control) {

        /** The folder of a removed bay is anybody's: what lies there says nothing. */
        private boolean isKeptIn(Term last) {
            return !last.isRemoved(name);
        }

        private boolean canBeHeardIn(Term last) {
            return control != null && standby && last.equals(term);
        }
    }

    static StartPlan decide(List<Finding> findings, @Nullable BayName forced) {
        boolean nothing = findings.stream().allMatch(finding -> finding.control() == null && finding.term() == null);
        if (nothing || findings.stream().anyMatch(Finding::founding)) {
            return new Found();
        }
        List<Term> terms = findings.stream()
                .map(Finding::term)
                .flatMap(term -> Optional.ofNullable(term).stream())
                .toList();
        if (terms.isEmpty()) {
            return new Refuse("Des baies contiennent des données mais aucune ne dit laquelle était primaire (fichier "
                    + "« term » absent). Rien n'est démarré, rien n'est effacé.");
        }
        Term last = terms.stream().max(Comparator.comparingLong(Term::number)).orElseThrow();
        if (terms.stream().anyMatch(term -> term.number() == last.number() && !term.equals(last))) {
            return new Refuse("Deux baies se disent primaires du même mandat " + last.number()
                    + ". Rien n'est démarré, rien n'est effacé.");
        }
        if (findings.stream()
                        .filter(finding -> finding.isKeptIn(last))
                        .map(Finding::control)
                        .flatMap(control -> Optional.ofNullable(control).stream())
                        .map(ControlData::systemIdentifier)
                        .distinct()
                        .count()
                > 1) {
            return new Refuse("Les baies ne viennent pas de la même base (identifiants différents). Retirez le dossier "
                    + "étranger, puis relancez.");
        }
        if (forced != null) {
            return find(findings, forced).control() == null
                    ? new Refuse("La baie imposée " + forced + " ne contient pas de base entière.")
                    : new Force(last.next(forced));
        }
        return decideBy(last, terms.size(), findings);
    }

    private static StartPlan decideBy(Term last, int heard, List<Finding> findings) {
        if (heard < 2) {
            return new Refuse("Une seule baie répond : une autre a pu recevoir depuis des écritures acquittées. Rendez "
                    + "au moins une autre baie, ou imposez celle-ci par « ./quitus bays promote LETTRE --force », en "
                    + "acceptant la perte possible des dernières écritures.");
        }
        Finding primary = find(findings, last.primary());
        if (primary.control() == null) {
            boolean allHeard = findings.stream()
                    .filter(finding -> finding.name() != last.primary() && last.counts(finding.name()))
                    .allMatch(finding -> finding.canBeHeardIn(last));
            return allHeard
                    ? new Elect(last)
                    : new Refuse("La baie primaire " + last.primary() + " est perdue et celles qui comptaient avec "
                            + "elle ne sont pas toutes lisibles : la plus avancée n'est pas connue. Rendez une baie, "
                            + "ou imposez-en une par « ./quitus bays promote LETTRE --force », en acceptant la perte "
                            + "possible des dernières écritures.");
        }
        for (Finding other : findings) {
            ControlData control = other.control();
            if (control != null
                    && other.isKeptIn(last)
                    && control.timeline() > primary.control().timeline()) {
                return new Refuse("La baie " + other.name() + " connaît une histoire plus récente que la primaire "
                        + last.primary() + ". Rien n'est démarré, rien n'est effacé.");
            }
        }
        return new Lead(last);
    }

    private static Finding find(List<Finding> findings, BayName name) {
        return findings.stream()
                .filter(finding -> finding.name() == name)
                .findFirst()
                .orElseThrow();
    }
}
