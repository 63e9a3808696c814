package fr.quitus.domain.yearend;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.ledgerentry.ManualEntry;
import fr.quitus.domain.payment.CarryForwardDecisions;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.LeftOfTheYear.Kind;
import fr.quitus.domain.yearend.LeftOfTheYear.Leftover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a year leaves, folded from a log that is short enough to be read whole. */
final class LeftInTheLog {
    private final FiscalYear year;
    private final Map<String, PaymentRequest> requests = new TreeMap<>();
    private final Map<String, ManualEntry> entries = new TreeMap<>();

    private LeftInTheLog(FiscalYear year) {
        this.year = year;
    }

    static LeftOfTheYear of(Iterable<LedgerEvent> log, FiscalYear year) {
        LeftInTheLog left = new LeftInTheLog(year);
        log.forEach(left::on);
        return LeftOfTheYear.of(left.all());
    }

    private void on(LedgerEvent event) {
        switch (event) {
            case PaymentRequestEvent e -> fold(requests, e.aggregateId(), PaymentRequest.ABSENT, s -> s.evolve(e));
            case EntryEvent e -> fold(entries, e.aggregateId(), ManualEntry.ABSENT, s -> s.evolve(e));
            default -> {
                // Nothing that a year would leave behind.
            }
        }
    }

    private static <K, S> void fold(Map<K, S> states, K id, S initial, UnaryOperator<S> evolve) {
        states.put(id, evolve.apply(states.getOrDefault(id, initial)));
    }

    private List<Leftover> all() {
        List<Leftover> all = new ArrayList<>();
        requests.values().forEach(request -> CarryForwardDecisions.leftBehind(request, year)
                .ifPresent(file ->
                        all.add(new Leftover(Kind.PAYMENT_REQUEST, file.number().text()))));
        entries.values().forEach(entry -> {
            if (entry instanceof ManualEntry.Posted(ManualEntry.File file)
                    && file.kind().isReversedAtTheOpening()
                    && file.accountingDate().getYear() < year.value()) {
                all.add(new Leftover(Kind.INVENTORY_ENTRY, file.entry().text()));
            }
        });
        return all;
    }
}
