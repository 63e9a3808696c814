package fr.quitus.web;

import java.time.LocalDate;

/** The day the ledger dates acts of now: which year a page opens on. */
@FunctionalInterface
public interface BusinessDay {
    LocalDate today();
}
