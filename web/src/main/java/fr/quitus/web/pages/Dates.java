package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger.Asked;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which books are looked at.
 *
 * @param year fiscal year
 * @param from first accounting date shown; absent: from the first of the year
 * @param asOf last accounting date counted; absent: all of the year
 * @param knownAt position or instant: what was recorded later is left out; absent: as of now
 */
public record Dates(
        String year,
        @Nullable String from,
        @Nullable String asOf,
        @Nullable String knownAt) {
    /**
     * As a form or a link says it, each as it was typed.
     *
     * @param annee fiscal year
     * @param suite where the page begins
     */
    record Fields(
            @Nullable String annee,
            @Nullable String du,
            @Nullable String au,
            @Nullable String connu,
            @Nullable String suite) {
        /** @param today whose year is shown where none is asked for */
        Dates of(LocalDate today) {
            return new Dates(
                    annee == null || annee.isBlank() ? String.valueOf(today.getYear()) : annee.strip(),
                    blankToNull(du),
                    blankToNull(au),
                    blankToNull(connu));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    Asked asked() {
        return new Asked()
                .with("year", year)
                .with("from", from)
                .with("asOf", asOf)
                .with("knownAt", knownAt);
    }

    /** Where the question has a last day and no first. */
    Asked askedUntil() {
        return new Asked().with("year", year).with("asOf", asOf).with("knownAt", knownAt);
    }

    /** The same books on another page, with its own parameters after. */
    public String on(String path) {
        return path + parameters().query();
    }

    /** What these books show of one day. */
    public String ofDay(String path, LocalDate day) {
        return new Dates(year, day.toString(), day.toString(), knownAt).on(path);
    }

    /** The same books as they were known then. */
    public String knownAt(String path, @Nullable String then) {
        return new Dates(year, from, asOf, then).on(path);
    }

    /** The postings of one third party on an account. */
    public String ofParty(String account, @Nullable String auxiliary) {
        return "/comptes/" + account + parameters().with("tiers", auxiliary).query();
    }

    /** The same dates on a page of the budget, of what is within a mission, programme, BOP or UO. */
    public String within(String path, @Nullable String code, @Nullable String level) {
        return path + parameters().with("code", code).with("niveau", level).query();
    }

    Asked parameters() {
        return new Asked().with("annee", year).with("du", from).with("au", asOf).with("connu", knownAt);
    }
}
