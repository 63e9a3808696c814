package fr.quitus.api.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.directpayment.DirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentEvent;
import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.LeftOfTheYear;
import fr.quitus.domain.yearend.ResultAccounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The books of a short log: read whole, each time. */
record LoggedBooks(EventStore store) implements Books {
    @Override
    public ResultAccounts resultAccounts(FiscalYear year) {
        List<JournalEntry> entries = new ArrayList<>();
        each(fact -> entries.addAll(fact.entries()));
        return ResultAccounts.of(entries, year);
    }

    @Override
    public List<ToRegularise> toRegularise(FiscalYear year) {
        Map<String, DirectPayment> payments = new HashMap<>();
        each(fact -> {
            if (fact instanceof DirectPaymentEvent e) {
                DirectPayment before = payments.getOrDefault(e.aggregateId(), DirectPayment.ABSENT);
                payments.put(e.aggregateId(), before.evolve(e));
            }
        });
        List<ToRegularise> waiting = new ArrayList<>();
        for (DirectPayment payment : payments.values()) {
            if (payment instanceof DirectPayment.Made(var file) && file.year().compareTo(year) <= 0) {
                waiting.add(new ToRegularise(file.number(), file.fundsCentre(), file.amount()));
            }
        }
        waiting.sort(Comparator.comparing(one -> one.number().text()));
        return waiting;
    }

    @Override
    public LeftOfTheYear left(FiscalYear year) {
        List<LedgerEvent> log = new ArrayList<>();
        each(log::add);
        return LeftOfTheYear.of(log, year);
    }

    @Override
    public Balance openingBalance() {
        List<Posting> postings = new ArrayList<>();
        each(fact -> fact.entries().forEach(entry -> postings.addAll(entry.postings())));
        Balance balance = Balance.ZERO;
        for (Posting posting : postings) {
            if (posting.account().equals(Accounts.OPENING_BALANCE)) {
                Balance amount = posting.amount().balance();
                balance = posting.side() == Side.DEBIT ? balance.plus(amount) : balance.minus(amount);
            }
        }
        return balance;
    }

    private void each(Consumer<LedgerEvent> reader) {
        try (var events = store.openStream(null)) {
            while (events.hasNextAvailable()) {
                TrackedEventMessage<?> event = events.nextAvailable();
                if (event.getPayload() instanceof LedgerEvent fact) {
                    reader.accept(fact);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BooksBehind("interrupted while the log was read");
        }
    }
}
