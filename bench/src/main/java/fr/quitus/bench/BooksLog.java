package fr.quitus.bench;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A log of payments that is made as it is read: each is certified, accepted, executed and settled, two postings each,
 * over one year; one act in twenty is dated back by up to sixty days. The same position always gives the same event.
 */
final class BooksLog implements LogReader {
    static final int YEAR = 2026;

    private static final long FIRST_RECEIPT = 500_000_001L;
    private static final int EVENTS_PER_FILE = 4;
    private static final int CHARGES = 300;
    private static final int SUPPLIERS = 5_000;
    private static final int DAYS = 365;
    private static final int BACK_DATED_ONE_IN = 20;
    private static final int BACK_DATED_DAYS_MAX = 60;
    private static final Instant START = Instant.parse("2026-01-01T07:00:00Z");
    private static final Iban IBAN = Iban.of("FR7630001007941234567890185");
    private static final ActorId KATIA = ActorId.of("katia");
    private static final String HASH = "0".repeat(64);

    private final long events;

    BooksLog(long events) {
        this.events = events;
    }

    @Override
    public List<LoggedEvent> read(long afterPosition, int max) {
        List<LoggedEvent> batch = new ArrayList<>();
        for (long position = afterPosition + 1; position < events && batch.size() < max; position++) {
            batch.add(logged(position));
        }
        return batch;
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) {
        return head() > position;
    }

    @Override
    public long head() {
        return events - 1;
    }

    private LoggedEvent logged(long position) {
        LedgerEvent event = event(position);
        Instant recorded =
                START.plus(Duration.ofDays(DAYS).dividedBy(Math.max(1, events)).multipliedBy(position));
        return new LoggedEvent(
                position,
                "event-" + position,
                "bench",
                event.aggregateId(),
                0,
                "bench.v1",
                recorded,
                Map.of("actor", "katia"),
                HASH,
                event);
    }

    private LedgerEvent event(long position) {
        SplittableRandom random = new SplittableRandom(position);
        long file = position / EVENTS_PER_FILE;
        SplittableRandom ofFile = new SplittableRandom(-1 - file);
        AccountCode charge = AccountCode.of("61" + (10_000_000 + ofFile.nextInt(CHARGES) * 1_000));
        String supplier = "%014d".formatted(10_000_000_000_000L + ofFile.nextInt(SUPPLIERS));
        Amount amount = Amount.ofCents(1 + ofFile.nextInt(10_000_000));
        LocalDate today = LocalDate.of(YEAR, 1, 1).plusDays(position * DAYS / events);
        LocalDate back = today.minusDays(random.nextInt(BACK_DATED_DAYS_MAX));
        LocalDate date = random.nextInt(BACK_DATED_ONE_IN) == 0 && back.getYear() == YEAR ? back : today;
        PaymentRequestId request = PaymentRequestId.ofInvoice(Siret.of("85129663200017"), "F-" + file, YEAR);
        List<Imputed> lines = List.of(new Imputed(charge, amount));
        return switch ((int) (position % EVENTS_PER_FILE)) {
            case 0 ->
                new ServiceCertified(
                        CommitmentNumber.of(String.valueOf(1_000_000_000L + file)),
                        ServiceReceiptNumber.of(String.valueOf(FIRST_RECEIPT + file)),
                        1,
                        amount,
                        date,
                        date,
                        KATIA,
                        null,
                        List.of(PostingRules.p01(date, charge, amount, supplier)));
            case 1 ->
                new PaymentAccepted(
                        request,
                        amount,
                        Map.of(),
                        Liability.ACCOUNTANT,
                        IBAN,
                        AccountingPostId.of("CBCM-FIN"),
                        date,
                        KATIA,
                        List.of(PostingRules.p02(date, lines, supplier)));
            case 2 ->
                new PaymentExecuted(
                        request,
                        PaymentRunId.of("RUN-1"),
                        "E2E-" + file,
                        amount,
                        date,
                        17,
                        KATIA,
                        List.of(PostingRules.p03(date, lines, supplier)));
            default ->
                new PaymentSettled(
                        request,
                        BankEntryId.ofStatement(IBAN, "D" + file),
                        amount,
                        date,
                        List.of(PostingRules.p04(date, amount)));
        };
    }
}
