package fr.quitus.interchange.fec;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ligne d'écriture of a FEC, in the order of its eighteen columns; foreign currency is left empty.
 *
 * @param debitCents in cents, zero on a credit line
 * @param letter code of the lettrage, with its date
 * @param validDate when the entry became final
 */
public record FecLine(
        String journalCode,
        String journalLabel,
        long entryNumber,
        LocalDate entryDate,
        String account,
        String accountLabel,
        @Nullable String auxiliary,
        String pieceReference,
        LocalDate pieceDate,
        String label,
        long debitCents,
        long creditCents,
        @Nullable String letter,
        @Nullable LocalDate letterDate,
        LocalDate validDate) {}
