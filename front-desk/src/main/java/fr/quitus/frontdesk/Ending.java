package fr.quitus.frontdesk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Suite donnée : what became of a deposit when it was filed in the ledger.
 *
 * @param accepted false when it was refused
 * @param code stable code of the refusal, or what the application says of an acceptance
 * @param detail the reason in words
 * @param position where the ledger wrote it; absent when it wrote nothing
 * @param at when it was decided, to the millisecond
 */
public record Ending(
        boolean accepted,
        String code,
        String detail,
        @Nullable Long position,
        Instant at) {

    /** Longest code and detail together, in characters. */
    public static final int TEXT_LENGTH_MAX = 4_000;

    public Ending {
        if (code.length() + detail.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException("code and detail of an ending are longer than " + TEXT_LENGTH_MAX);
        }
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }
}
