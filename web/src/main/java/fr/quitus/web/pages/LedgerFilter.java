package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger.Asked;
import org.jspecify.annotations.Nullable;

/**
 * Which postings of a grand livre are looked at, each as it was typed; of all third parties and both sides where
 * nothing is.
 *
 * @param tiers as the balance auxiliaire writes it
 * @param sens {@code DEBIT} or {@code CREDIT}
 */
public record LedgerFilter(@Nullable String tiers, @Nullable String sens) {
    /** As the interface is asked. */
    Asked asked() {
        return new Asked()
                .with("auxiliary", tiers == null ? null : tiers.strip())
                .with("side", sens);
    }

    /** As an address says it. */
    Asked parameters() {
        return new Asked().with("tiers", tiers == null ? null : tiers.strip()).with("sens", sens);
    }

    /** As the name of a file says it, after the account; empty where nothing is left out. */
    String suffix() {
        return (tiers == null || tiers.isBlank() ? "" : "-tiers-" + tiers.strip())
                + (sens == null || sens.isBlank() ? "" : "-" + sens);
    }
}
