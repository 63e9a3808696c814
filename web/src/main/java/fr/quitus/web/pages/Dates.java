package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger.Asked;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which books are looked at.
 *
 * @param year fiscal year
 * @param asOf last accounting date counted; absent: all of the year
 * @param knownAt position or instant: what was recorded later is left out; absent: as of now
 */
public record Dates(
        String year, @Nullable String asOf, @Nullable String knownAt) {
    /** @param today whose year is shown where none is asked for */
    static Dates of(@Nullable String year, @Nullable String asOf, @Nullable String knownAt, LocalDate today) {
        return new Dates(
                year == null || year.isBlank() ? String.valueOf(today.getYear()) : year.strip(),
                blankToNull(asOf),
                blankToNull(knownAt));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    Asked asked() {
        return new Asked().with("year", year).with("asOf", asOf).with("knownAt", knownAt);
    }

    /** The same books on another page, with its own parameters after. */
    public String on(String path) {
        return path + parameters().query();
    }

    String on(String path, @Nullable String next) {
        return path + parameters().with("suite", next).query();
    }

    private Asked parameters() {
        return new Asked().with("annee", year).with("au", asOf).with("connu", knownAt);
    }
}
