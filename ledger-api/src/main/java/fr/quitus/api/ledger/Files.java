package fr.quitus.api.ledger;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntryEvent;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartDecisions;
import fr.quitus.domain.chartchange.ChartEvent;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import fr.quitus.domain.document.DocumentFolder;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.document.KnownFile;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.habilitation.Habilitation;
import fr.quitus.domain.habilitation.HabilitationEvent;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.lawchange.LawDecisions;
import fr.quitus.domain.lawchange.LawEvent;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunEvent;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverEvent;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyEvent;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.yearend.YearDecisions;
import fr.quitus.domain.yearend.YearEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Dossiers as they stand in the log now, read without locking anybody out. */
public final class Files {
    private final EventStore store;

    public Files(EventStore store) {
        this.store = store;
    }

    /**
     * A state and its version.
     *
     * @param version sequence of its last event, -1 when there is none
     */
    public record Versioned<S>(S state, long version) {}

    public Versioned<Commitment> commitment(CommitmentNumber number) {
        return fold(Commitment.aggregateId(number), CommitmentEvent.class, Commitment.ABSENT, Commitment::evolve);
    }

    public Versioned<PaymentRequest> paymentRequest(PaymentRequestId id) {
        return fold(
                PaymentRequest.aggregateId(id),
                PaymentRequestEvent.class,
                PaymentRequest.ABSENT,
                PaymentRequest::evolve);
    }

    public Versioned<PaymentRun> paymentRun(PaymentRunId id) {
        return fold(PaymentRun.aggregateId(id), PaymentRunEvent.class, PaymentRun.UNOPENED, PaymentRun::evolve);
    }

    public Versioned<BankEntry> bankEntry(BankEntryId id) {
        return fold(BankEntry.aggregateId(id), BankEntryEvent.class, BankEntry.UNSEEN, BankEntry::evolve);
    }

    public Versioned<RevenueOrder> revenueOrder(RevenueOrderNumber number) {
        return fold(
                RevenueOrder.aggregateId(number), RevenueOrderEvent.class, RevenueOrder.ABSENT, RevenueOrder::evolve);
    }

    public Versioned<Takeover> takeover(TakeoverId id) {
        return fold(Takeover.aggregateId(id), TakeoverEvent.class, Takeover.ABSENT, Takeover::evolve);
    }

    /** Whether anything was said of the credits of a programme. */
    public boolean hasCredits(ProgrammeBudgetId id) {
        return store.lastSequenceNumberFor(id.aggregateId()).isPresent();
    }

    LawParameters law() {
        return fold(LawDecisions.AGGREGATE_ID, LawEvent.class, LawParameters.SHIPPED, LawDecisions::evolve)
                .state();
    }

    Habilitation habilitation(ActorId person) {
        return fold(Habilitation.aggregateId(person), HabilitationEvent.class, Habilitation.NONE, Habilitation::evolve)
                .state();
    }

    FiscalYears years() {
        return fold(YearDecisions.AGGREGATE_ID, YearEvent.class, FiscalYears.NONE, YearDecisions::evolve)
                .state();
    }

    public ChartOfAccounts chart() {
        return fold(ChartDecisions.AGGREGATE_ID, ChartEvent.class, ChartOfAccounts.SHIPPED, ChartDecisions::evolve)
                .state();
    }

    /** Whether a stream has an event at this place. */
    boolean holds(String aggregateId, long sequence) {
        return store.lastSequenceNumberFor(aggregateId)
                .filter(last -> sequence <= last)
                .isPresent();
    }

    public Versioned<DocumentFolder> documents(FileId file) {
        return fold(
                DocumentFolder.aggregateId(file), DocumentAttached.class, DocumentFolder.EMPTY, DocumentFolder::evolve);
    }

    /** A file as far as who may read it goes; absent when there is none. */
    public Optional<KnownFile> known(FileId file) {
        return switch (file.kind()) {
            case FileId.OfCommitment(var number) ->
                commitment(number).state().opened().map(f -> new KnownFile(f.fundsCentre(), null));
            case FileId.OfPaymentRequest(var id) -> {
                PaymentRequest request = paymentRequest(id).state();
                yield request.opened()
                        .map(f -> new KnownFile(
                                fundsCentre(f), request.assignedPost().orElse(null)));
            }
            case FileId.OfThirdParty(var ref) ->
                thirdParty(ref).state().opened().map(_ -> KnownFile.OF_NO_PERIMETER);
            case FileId.OfRevenueOrder(var number) -> {
                RevenueOrder order = revenueOrder(number).state();
                yield order.opened()
                        .map(f -> new KnownFile(
                                f.fundsCentre(), order.assignedPost().orElse(null)));
            }
        };
    }

    /** That of its commitment, or of its own lines when it needs none. */
    public FundsCentre fundsCentre(PaymentFile file) {
        CommitmentNumber number = file.commitmentNumber();
        return number == null
                ? file.fundsCentre()
                : commitment(number).state().opened().orElseThrow().fundsCentre();
    }

    public Versioned<ThirdParty> thirdParty(ThirdPartyRef ref) {
        return fold(ThirdParty.aggregateId(ref), ThirdPartyEvent.class, ThirdParty.UNREGISTERED, ThirdParty::evolve);
    }

    /**
     * One event of a file, without what it says.
     *
     * @param event its name in the log
     * @param audit who, in which role, by which command, when
     */
    public record Happened(long sequence, String event, Map<String, String> audit) {}

    /** What happened to a file, the oldest first; nothing when there is none. */
    public List<Happened> history(FileId file) {
        List<Happened> history = new ArrayList<>();
        DomainEventStream events = store.readEvents(file.text());
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            Map<String, String> audit = new HashMap<>();
            event.getMetaData().forEach((key, value) -> audit.put(key, String.valueOf(value)));
            EventName name = event.getPayloadType().getAnnotation(EventName.class);
            history.add(new Happened(
                    event.getSequenceNumber(),
                    name == null ? event.getPayloadType().getSimpleName() : name.value(),
                    audit));
        }
        return history;
    }

    private <S, E extends LedgerEvent> Versioned<S> fold(
            String aggregateId, Class<E> family, S initial, BiFunction<S, E, S> evolve) {
        DomainEventStream events = store.readEvents(aggregateId);
        S state = initial;
        long version = -1;
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            state = evolve.apply(state, family.cast(event.getPayload()));
            version = event.getSequenceNumber();
        }
        return new Versioned<>(state, version);
    }
}
