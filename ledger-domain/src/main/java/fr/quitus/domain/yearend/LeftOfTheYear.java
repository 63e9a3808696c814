package fr.quitus.domain.yearend;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.value.FiscalYear;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reste d'un exercice : what the closing of its books would leave behind for ever: requests not carried on, whose
 * reserved credits could neither be consumed nor given back, and entries of the inventory before, which were never
 * taken back and would be charges of both years. Commitments are carried on after it as before it, and credits that did
 * not lapse can be used by nobody.
 *
 * @param count of all of it
 * @param named the first, those of one kind together
 */
public record LeftOfTheYear(int count, List<Leftover> named) {
    /** What a refusal names; it counts all. */
    public static final int NAMED_MAX = 20;

    public static final LeftOfTheYear NOTHING = new LeftOfTheYear(0, List.of());

    public LeftOfTheYear {
        named = named.stream().limit(NAMED_MAX).toList();
    }

    /** What it is. */
    public enum Kind {
        PAYMENT_REQUEST("demande de paiement"),
        INVENTORY_ENTRY("écriture d'inventaire à extourner");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** One of them. @param name its number, its code, its reference */
    public record Leftover(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.label + " " + name;
        }
    }

    /** All that these events leave of a year. */
    public static LeftOfTheYear of(Iterable<LedgerEvent> log, FiscalYear year) {
        return LeftInTheLog.of(log, year);
    }

    static LeftOfTheYear of(List<Leftover> all) {
        return new LeftOfTheYear(all.size(), all);
    }

    boolean isNothing() {
        return count == 0;
    }

    /** By name, and that there are more. */
    String names() {
        return named.stream().map(Leftover::toString).collect(Collectors.joining(", "))
                + (count > named.size() ? "…" : "");
    }
}
