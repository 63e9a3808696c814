package fr.quitus.web.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What waits in somebody's corbeille. */
public final class Waiting {
    private Waiting() {}

    /** How much of one task waits. */
    public record Count(
            String task,
            long items,
            BigDecimal amount,
            @Nullable LocalDate firstDueOn) {}

    /** One file that waits. */
    public record Item(
            String task,
            String kind,
            String fileId,
            String number,
            @Nullable String fundsCentre,
            @Nullable String commitmentNumber,
            @Nullable String post,
            String about,
            BigDecimal amount,
            @Nullable LocalDate dueOn) {}
}
