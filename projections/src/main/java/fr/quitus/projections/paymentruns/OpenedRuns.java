package fr.quitus.projections.paymentruns;

import fr.quitus.domain.payment.PaymentRunEvent;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRefundOrdered;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Campagnes ouvertes: what each sends, until it is closed on its file. */
final class OpenedRuns implements Fold<OpenedRuns.Run, OpenedRuns.Row> {
    /** Campagne. */
    record Run(String runId) {}

    /** Where it stands. */
    record Row(
            String post,
            LocalDate executionDate,
            String holder,
            String treasuryIban,
            String status,
            int transfers,
            long totalCents,
            String openedBy,
            @Nullable String messageId,
            @Nullable String sha256,
            @Nullable Instant closedAt,
            long lastPosition) {
        Row sent(int more, long cents, long position) {
            return new Row(
                    post,
                    executionDate,
                    holder,
                    treasuryIban,
                    status,
                    Math.addExact(transfers, more),
                    Math.addExact(totalCents, cents),
                    openedBy,
                    messageId,
                    sha256,
                    closedAt,
                    position);
        }

        Row closed(PaymentRunClosed e, long position) {
            return new Row(
                    post,
                    executionDate,
                    holder,
                    treasuryIban,
                    "CLOSED",
                    transfers,
                    totalCents,
                    openedBy,
                    e.messageId(),
                    e.sha256(),
                    // The database keeps microseconds: a row folded in memory equals the same row read back.
                    e.closedAt().truncatedTo(ChronoUnit.MICROS),
                    position);
        }
    }

    static final Table<Run, Row> TABLE = Table.of(OpenedRuns.class, "payment_run", Run.class, Row.class);

    @Override
    public Table<Run, Row> table() {
        return TABLE;
    }

    @Override
    public List<Run> keysOf(LoggedEvent event) {
        return event.event() instanceof PaymentRunEvent e
                ? List.of(new Run(e.runId().text()))
                : List.of();
    }

    @Override
    public Row fold(Run key, @Nullable Row row, LoggedEvent logged, Appends appends) {
        long position = logged.position();
        PaymentRunEvent event = (PaymentRunEvent) logged.event();
        if (event instanceof PaymentRunOpened opened) {
            return opened(opened, position);
        }
        if (row == null) {
            throw new IllegalStateException("the log acts on run " + key.runId() + ", which nobody opened");
        }
        return switch (event) {
            case PaymentRunOpened e -> opened(e, position);
            case RunRequestScheduled _, RunRequestWithdrawn _ -> row.sent(0, 0, position);
            case RunTransferOrdered e -> row.sent(1, e.transfer().amount().cents(), position);
            case RunRefundOrdered e -> row.sent(1, e.transfer().amount().cents(), position);
            case PaymentRunClosed e -> row.closed(e, position);
        };
    }

    private static Row opened(PaymentRunOpened e, long position) {
        return new Row(
                e.post().text(),
                e.executionDate(),
                e.account().holder(),
                e.account().iban().text(),
                "OPEN",
                0,
                0,
                e.openedBy().text(),
                null,
                null,
                null,
                position);
    }
}
