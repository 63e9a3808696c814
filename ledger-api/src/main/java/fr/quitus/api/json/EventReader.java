package fr.quitus.api.json;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.accounting.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lecture des événements : the one way from stored bytes to events, whoever reads them: commands, views, rebuilds. An
 * event of an older version is carried to today's version step by step; what is stored never changes.
 */
public final class EventReader {
    /** The component of an event that its entries are in. */
    private static final String ENTRIES = "entries";

    /** What follows the entries in an event is left unread. */
    private static final ObjectReader ENTRIES_READER = LedgerJson.stored()
            .readerFor(new TypeReference<List<JournalEntry>>() {})
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What carries old versions on, one line for each version that was superseded. */
    private static final List<EventUpcaster> PUBLISHED = List.of(
            new EventUpcaster("commitment-drafted.v1", "commitment-drafted.v2", CommitmentSteps::everyLineWasFirm),
            new EventUpcaster("commitment-drafted.v2", "commitment-drafted.v3", UnaryOperator.identity()),
            new EventUpcaster("commitment-drafted.v3", "commitment-drafted.v4", UnaryOperator.identity()),
            new EventUpcaster("commitment-reimputed.v1", "commitment-reimputed.v2", UnaryOperator.identity()),
            new EventUpcaster(
                    "commitment-validated.v1", "commitment-validated.v2", CommitmentSteps::noThresholdWasKept),
            PaymentAcceptedVersions.FROM_V1_TO_V2,
            new EventUpcaster("invoice-received.v1", "invoice-received.v2", UnaryOperator.identity()),
            new EventUpcaster("invoice-received.v2", "invoice-received.v3", UnaryOperator.identity()),
            new EventUpcaster("invoice-received.v3", "invoice-received.v4", UnaryOperator.identity()),
            new EventUpcaster("invoice-matched.v1", "invoice-matched.v2", PaymentSteps::noLineHadDeductions),
            new EventUpcaster("service-invoiced.v1", "service-invoiced.v2", PaymentSteps::noBalanceWasClaimed),
            new EventUpcaster(
                    "service-invoice-withdrawn.v1", "service-invoice-withdrawn.v2", PaymentSteps::noPartHadDeductions),
            new EventUpcaster(
                    "receipt-allocated.v1", "receipt-allocated.v2", RevenueSteps::everyReceiptCameFromTheBank),
            new EventUpcaster("receipt-allocated.v2", "receipt-allocated.v3", RevenueSteps::earlierLinesWerePaidFirst),
            new EventUpcaster("direct-payment-made.v1", "direct-payment-made.v2", UnaryOperator.identity()),
            new EventUpcaster("claim-established.v1", "claim-established.v2", UnaryOperator.identity()),
            new EventUpcaster("claim-established.v2", "claim-established.v3", UnaryOperator.identity()),
            new EventUpcaster("late-interest-accrued.v1", "late-interest-accrued.v2", UnaryOperator.identity()),
            new EventUpcaster("late-interest-requested.v1", "late-interest-requested.v2", UnaryOperator.identity()),
            new EventUpcaster("late-interest-requested.v2", "late-interest-requested.v3", UnaryOperator.identity()),
            new EventUpcaster(
                    "retention-release-requested.v1", "retention-release-requested.v2", UnaryOperator.identity()),
            new EventUpcaster("run-transfer-ordered.v1", "run-transfer-ordered.v2", UnaryOperator.identity()),
            new EventUpcaster("commitment-taken-over.v1", "commitment-taken-over.v2", UnaryOperator.identity()),
            new EventUpcaster("run-refund-ordered.v1", "run-refund-ordered.v2", UnaryOperator.identity()),
            new EventUpcaster("cash-receipt-recorded.v1", "cash-receipt-recorded.v2", UnaryOperator.identity()),
            new EventUpcaster(
                    "regularisation-title-issued.v1", "regularisation-title-issued.v2", UnaryOperator.identity()));

    private final Map<String, Class<? extends LedgerEvent>> current;
    private final Map<String, EventUpcaster> steps;
    private final Function<String, Optional<String>> releases;

    /**
     * A reader of these versions.
     *
     * @param current what today's names are read as
     * @param upcasters from every older version to its next
     * @param releases the release that introduced a name, if anything knows it; asked only about unknown names
     */
    public EventReader(
            Map<String, Class<? extends LedgerEvent>> current,
            List<EventUpcaster> upcasters,
            Function<String, Optional<String>> releases) {
        this.current = Map.copyOf(current);
        this.steps = upcasters.stream().collect(Collectors.toUnmodifiableMap(EventUpcaster::from, Function.identity()));
        this.releases = releases;
        for (EventUpcaster step : upcasters) {
            if (current.containsKey(step.from()) || newest(step.to()) == null) {
                throw new IllegalArgumentException(step.from() + " is not carried on to a version that is read");
            }
        }
    }

    /**
     * Every version this release has published.
     *
     * @param releases the release that introduced a name, if anything knows it; asked only about unknown names
     */
    public static EventReader ofLedger(Function<String, Optional<String>> releases) {
        return new EventReader(LedgerTypes.eventsByName(), PUBLISHED, releases);
    }

    /** The names events are written under today, and what they are read as. */
    public Map<String, Class<? extends LedgerEvent>> current() {
        return current;
    }

    /** Every name that can be read, superseded ones too. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(current.keySet());
        names.addAll(steps.keySet());
        return names;
    }

    /** @throws UnreadableEvent if the name is unknown */
    public Class<? extends LedgerEvent> typeOf(String name) {
        Class<? extends LedgerEvent> type = newest(name);
        if (type == null) {
            throw UnreadableEvent.unknown(unknown(name));
        }
        return type;
    }

    /** @throws UnreadableEvent and nothing else, whatever the bytes */
    public LedgerEvent read(String name, byte[] payload) {
        Class<? extends LedgerEvent> type = typeOf(name);
        try {
            LedgerEvent event = current.containsKey(name)
                    ? LedgerJson.stored().readValue(payload, type)
                    : LedgerJson.stored().treeToValue(carriedOn(name, payload), type);
            Completeness.require(event);
            return event;
        } catch (JacksonException | IllegalArgumentException e) {
            throw UnreadableEvent.malformed(name, e);
        }
    }

    /**
     * Écritures : the entries of an event, read without the rest of it: most of its bytes are passed over.
     *
     * @throws UnreadableEvent and nothing else, whatever the bytes
     */
    public List<JournalEntry> entries(String name, byte[] payload) {
        Class<? extends LedgerEvent> type = typeOf(name);
        if (!LedgerTypes.posts(type)) {
            return List.of();
        }
        if (!current.containsKey(name)) {
            return read(name, payload).entries();
        }
        try (JsonParser parser = LedgerJson.stored().createParser(payload)) {
            parser.nextToken();
            for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                parser.nextToken();
                if (field.equals(ENTRIES)) {
                    List<JournalEntry> entries = ENTRIES_READER.readValue(parser);
                    Completeness.require(entries);
                    return entries;
                }
                parser.skipChildren();
            }
            throw new IllegalArgumentException("it has no " + ENTRIES);
        } catch (JacksonException | IllegalArgumentException e) {
            throw UnreadableEvent.malformed(name, e);
        }
    }

    private ObjectNode carriedOn(String name, byte[] payload) {
        JsonNode tree = LedgerJson.mapper().readTree(payload);
        if (!(tree instanceof ObjectNode object)) {
            throw new IllegalArgumentException("a payload is an object");
        }
        ObjectNode carried = object;
        for (EventUpcaster step = steps.get(name); step != null; step = steps.get(step.to())) {
            try {
                carried = step.step().apply(carried);
            } catch (RuntimeException e) {
                throw UnreadableEvent.malformed(step.from(), e);
            }
        }
        return carried;
    }

    /** What a name is read as, where its steps lead; versions only go up, so the steps end. */
    private @Nullable Class<? extends LedgerEvent> newest(String name) {
        String newest = name;
        for (EventUpcaster step = steps.get(name); step != null; step = steps.get(newest)) {
            newest = step.to();
        }
        return current.get(newest);
    }

    private String unknown(String name) {
        int version = name.lastIndexOf(".v");
        String event = version < 0 ? name : name.substring(0, version);
        String known =
                names().stream().filter(other -> other.startsWith(event + ".v")).collect(Collectors.joining(", "));
        return "this release reads %s and not '%s': %s"
                .formatted(
                        known.isEmpty() ? "no version of this event" : known,
                        name,
                        releases.apply(name)
                                .map(release -> "start release " + release + ", which introduced it, or a later one")
                                .orElse("no release announced it in this database, start the one that wrote it"));
    }
}
