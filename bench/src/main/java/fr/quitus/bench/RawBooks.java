package fr.quitus.bench;

import fr.quitus.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same truths reckoned a second time and naively: from the bytes of the log and the names of events, without one
 * class of the ledger. What both say is not the same mistake twice.
 */
final class RawBooks {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, BigDecimal> aeAvailable = new TreeMap<>();
    private final Map<String, BigDecimal> cpAvailable = new TreeMap<>();
    private BigDecimal debit = BigDecimal.ZERO;
    private BigDecimal credit = BigDecimal.ZERO;
    private BigDecimal cpConsumed = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;

    void given(StoredEvent event) {
        JsonNode fact = JSON.readTree(event.payload());
        for (JsonNode entry : fact.path("entries")) {
            for (JsonNode posting : entry.path("postings")) {
                BigDecimal amount = amount(posting);
                boolean isDebit = posting.path("side").asString().equals("DEBIT");
                debit = isDebit ? debit.add(amount) : debit;
                credit = isDebit ? credit : credit.add(amount);
            }
        }
        String name = event.name().substring(0, event.name().lastIndexOf(".v"));
        credits(name, fact);
        switch (name) {
            case "payment-executed", "seizure-paid", "payable-offset" -> paid = paid.add(amount(fact));
            case "payroll-paid" ->
                paid = paid.add(new BigDecimal(fact.path("gross").asString()));
            case "direct-payment-regularised" -> fact.path("lines").forEach(line -> paid = paid.add(amount(line)));
            default -> {
                // Nothing is paid.
            }
        }
    }

    private void credits(String name, JsonNode fact) {
        String envelope = fact.path("envelope").asString("");
        switch (name) {
            case "allotment-received-by-envelope", "unit-credits-thawed" -> both(envelope, fact, 1);
            case "allotment-withdrawn-from-envelope", "unit-credits-frozen" -> both(envelope, fact, -1);
            case "ae-committed", "authorisation-affected", "affectation-restored" ->
                ae(envelope, amount(fact).negate());
            case "ae-released", "affectation-drawn" -> ae(envelope, amount(fact));
            case "affectation-withdrawn" ->
                ae(envelope, fact.path("recyclable").asBoolean() ? amount(fact) : BigDecimal.ZERO);
            case "cp-reserved", "cp-reserved-without-commitment" ->
                cp(envelope, amount(fact).negate());
            case "cp-released", "cp-released-without-commitment" -> cp(envelope, amount(fact));
            case "cp-consumed" -> cpConsumed = cpConsumed.add(amount(fact));
            case "credits-consumed-without-commitment" -> {
                cpConsumed = cpConsumed.add(amount(fact));
                ae(envelope, amount(fact).negate());
            }
            default -> {
                // No credits of an envelope.
            }
        }
    }

    private void both(String envelope, JsonNode fact, int sign) {
        BigDecimal times = BigDecimal.valueOf(sign);
        ae(envelope, new BigDecimal(fact.at("/credits/ae").asString()).multiply(times));
        cp(envelope, new BigDecimal(fact.at("/credits/cp").asString()).multiply(times));
    }

    private void ae(String envelope, BigDecimal more) {
        aeAvailable.merge(envelope, more, BigDecimal::add);
    }

    private void cp(String envelope, BigDecimal more) {
        cpAvailable.merge(envelope, more, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode node) {
        return new BigDecimal(node.path("amount").asString());
    }

    /** What does not hold now; every envelope is looked at. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (debit.compareTo(credit) != 0) {
            faults.add("debits " + debit + ", credits " + credit);
        }
        if (cpConsumed.compareTo(paid) != 0) {
            faults.add("CP consumed " + cpConsumed + ", paid and offset " + paid);
        }
        aeAvailable.forEach((envelope, available) -> {
            if (available.signum() < 0) {
                faults.add("AE of " + envelope + ": " + available);
            }
        });
        cpAvailable.forEach((envelope, available) -> {
            if (available.signum() < 0) {
                faults.add("CP of " + envelope + ": " + available);
            }
        });
        return faults;
    }
}
