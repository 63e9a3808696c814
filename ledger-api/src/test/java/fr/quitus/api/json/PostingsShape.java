package fr.quitus.api.json;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What docs/reference/events.md says of postings, checked as an outsider would: on the JSON alone, without a class of
 * the domain.
 */
final class PostingsShape {
    private static final Pattern JOURNAL = Pattern.compile("[A-Z]{2,8}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ACCOUNT = Pattern.compile("[1-8][0-9]{9}");
    private static final Pattern SIDE = Pattern.compile("DEBIT|CREDIT");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,13})\\.[0-9]{2}");
    private static final Pattern TEXT = Pattern.compile("(?s).+");
    private static final BigInteger CENTS_MAX = BigInteger.TEN.pow(15);
    private static final Set<String> ENTRY = Set.of("template", "journal", "accountingDate", "label", "postings");
    private static final Set<String> POSTING = Set.of("account", "side", "amount");
    private static final Set<String> POSTING_WITH_AUXILIARY = Set.of("account", "side", "amount", "auxiliary");

    /** What is wrong with a payload; an {@link AssertionError}, so that a test that meets it fails. */
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    private PostingsShape() {}

    /** The journal entries of a payload; {@link Broken} unless they have the shape and balance. */
    static List<JsonNode> check(JsonNode payload) {
        JsonNode entries = payload.get("entries");
        payload.properties().stream()
                .filter(field -> !field.getKey().equals("entries"))
                .forEach(field -> refuseTheKeysElsewhere(field.getValue()));
        if (entries == null) {
            require(!payload.has("postings"), "postings outside an entry");
            return List.of();
        }
        require(entries.isArray(), "entries is no array");
        entries.forEach(PostingsShape::checkEntry);
        return List.copyOf(entries.values());
    }

    private static void checkEntry(JsonNode entry) {
        require(names(entry).equals(ENTRY), "an entry has the keys " + names(entry));
        text(entry, "template", TEXT);
        text(entry, "journal", JOURNAL);
        date(text(entry, "accountingDate", DATE));
        text(entry, "label", TEXT);
        JsonNode postings = entry.get("postings");
        require(postings.isArray() && postings.size() >= 2, "an entry has two postings at least");
        BigInteger difference = BigInteger.ZERO;
        for (JsonNode posting : postings) {
            difference = difference.add(signedCents(posting));
        }
        require(difference.signum() == 0, "an entry is out of balance by " + difference + " cents");
    }

    private static BigInteger signedCents(JsonNode posting) {
        Set<String> names = names(posting);
        require(names.equals(POSTING) || names.equals(POSTING_WITH_AUXILIARY), "a posting has the keys " + names);
        text(posting, "account", ACCOUNT);
        if (posting.has("auxiliary")) {
            text(posting, "auxiliary", TEXT);
        }
        BigInteger cents = new BigInteger(text(posting, "amount", AMOUNT).replace(".", ""));
        require(cents.signum() > 0 && cents.compareTo(CENTS_MAX) <= 0, "an amount is out of range: " + cents);
        return text(posting, "side", SIDE).equals("DEBIT") ? cents : cents.negate();
    }

    private static String text(JsonNode object, String key, Pattern form) {
        JsonNode value = object.get(key);
        require(
                value.isString() && form.matcher(value.stringValue()).matches(),
                key + " is " + value + " and not " + form);
        return value.stringValue();
    }

    private static void date(String text) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Broken(text + " is no date");
        }
    }

    private static void refuseTheKeysElsewhere(JsonNode node) {
        Collection<String> names = names(node);
        require(!names.contains("entries") && !names.contains("postings"), "entries or postings in another place");
        node.forEach(PostingsShape::refuseTheKeysElsewhere);
    }

    private static Set<String> names(JsonNode node) {
        return Set.copyOf(node.propertyNames());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Broken(otherwise);
        }
    }
}
