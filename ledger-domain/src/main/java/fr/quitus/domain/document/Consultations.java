package fr.quitus.domain.document;

import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * Consultations d'un dossier, one day. A day's stream ends with the day, so that a file that everybody looks at has no
 * endless stream.
 */
public record Consultations(Set<FileConsulted> seen) {
    /** Consultations of one file in one day, each by another person, of another document or for another reason. */
    public static final int CONSULTATIONS_MAX = 1_000;

    public static final Consultations NONE = new Consultations(Set.of());

    public Consultations {
        seen = Set.copyOf(seen);
    }

    public static String aggregateId(FileId file, LocalDate day) {
        return "consultations:" + file + ":" + day;
    }

    public Consultations evolve(FileConsulted event) {
        Set<FileConsulted> next = new HashSet<>(seen);
        next.add(event);
        return new Consultations(next);
    }
}
