package fr.quitus.proofs.verify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Écritures équilibrées : reads the shape that {@code docs/reference/events.md} fixes for all events, present and
 * future, and whether each entry balances to the cent. It reads the payload as it comes and builds nothing of it.
 */
final class PostingsCheck {

    /** Deepest nesting read; the deepest event has five levels. */
    static final int NESTING_DEPTH_MAX = 64;

    /** Longest number in a payload, in digits, so that a made-up one costs no time. */
    static final int NUMBER_DIGITS_MAX = 100;

    private static final long AMOUNT_CENTS_MAX = 1_000_000_000_000_000L;
    private static final String ENTRIES = "entries";
    private static final String POSTINGS = "postings";
    private static final Pattern JOURNAL = Pattern.compile("[A-Z]{2,8}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ACCOUNT = Pattern.compile("[1-8][0-9]{9}");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,13})\\.[0-9]{2}");

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_DEPTH_MAX)
                    .maxNumberLength(NUMBER_DIGITS_MAX)
                    .build())
            .build();

    /** Fails with the first thing that is wrong. */
    void check(byte[] payload) throws PostingsFault {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), payload)) {
            readPayload(parser);
        } catch (JacksonException e) {
            throw new PostingsFault("le contenu n'est pas du JSON : %s".formatted(e.getOriginalMessage()));
        }
    }

    private static void readPayload(JsonParser json) throws PostingsFault {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new PostingsFault("le contenu n'est pas un objet JSON");
        }
        boolean entriesSeen = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals(ENTRIES)) {
                if (entriesSeen) {
                    throw new PostingsFault("la clé « entries » figure deux fois");
                }
                entriesSeen = true;
                readEntries(json, value);
            } else {
                refuseStray(key);
                skip(json, value);
            }
        }
        if (json.nextToken() != null) {
            throw new PostingsFault("le contenu continue après l'objet JSON");
        }
    }

    private static void skip(JsonParser json, JsonToken first) throws PostingsFault {
        int depth = 0;
        JsonToken token = first;
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case PROPERTY_NAME -> refuseStray(json.currentName());
                default -> {
                    // a scalar, nothing to look at
                }
            }
            if (depth == 0) {
                return;
            }
            token = json.nextToken();
        }
    }

    private static void refuseStray(String key) throws PostingsFault {
        if (key.equals(ENTRIES) || key.equals(POSTINGS)) {
            throw new PostingsFault("la clé « %s » figure ailleurs qu'à sa place".formatted(key));
        }
    }

    private static void readEntries(JsonParser json, JsonToken value) throws PostingsFault {
        if (value != JsonToken.START_ARRAY) {
            throw new PostingsFault("« entries » n'est pas une liste d'écritures");
        }
        int number = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            number++;
            if (token != JsonToken.START_OBJECT) {
                throw new PostingsFault("l'écriture %d n'est pas un objet".formatted(number));
            }
            readEntry(json, number);
        }
    }

    private static void readEntry(JsonParser json, int number) throws PostingsFault {
        List<String> keys = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            keys.add(key);
            boolean isRight =
                    switch (key) {
                        case "template", "label" -> isText(json, value);
                        case "journal" -> matches(json, value, JOURNAL);
                        case "accountingDate" -> matches(json, value, DATE) && isDate(json.getString());
                        case POSTINGS -> {
                            readPostings(json, value, number);
                            yield true;
                        }
                        default -> false;
                    };
            if (!isRight) {
                throw new PostingsFault("l'écriture %d a un champ « %s » qui n'a pas sa forme".formatted(number, key));
            }
        }
        if (keys.size() != 5 || keys.stream().distinct().count() != keys.size()) {
            throw new PostingsFault("l'écriture %d a les champs %s".formatted(number, keys));
        }
    }

    private static void readPostings(JsonParser json, JsonToken value, int number) throws PostingsFault {
        if (value != JsonToken.START_ARRAY) {
            throw new PostingsFault("l'écriture %d n'a pas de liste d'imputations".formatted(number));
        }
        long debitCents = 0;
        long creditCents = 0;
        int count = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new PostingsFault("une imputation de l'écriture %d n'est pas un objet".formatted(number));
            }
            count++;
            long cents = readPosting(json, number);
            if (cents > 0) {
                debitCents = Math.addExact(debitCents, cents);
            } else {
                creditCents = Math.subtractExact(creditCents, cents);
            }
        }
        if (count < 2 || debitCents != creditCents) {
            throw new PostingsFault("l'écriture %d n'est pas équilibrée : %d imputations, débit %s, crédit %s"
                    .formatted(number, count, euros(debitCents), euros(creditCents)));
        }
    }

    /** The cents of one posting, positive for a debit, negative for a credit. */
    private static long readPosting(JsonParser json, int number) throws PostingsFault {
        long cents = 0;
        int sign = 0;
        boolean account = false;
        boolean auxiliary = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            boolean isRight = false;
            switch (key) {
                case "account" -> {
                    isRight = !account && matches(json, value, ACCOUNT);
                    account = true;
                }
                case "side" -> {
                    int told = side(json, value);
                    isRight = sign == 0 && told != 0;
                    sign = told;
                }
                case "amount" -> {
                    isRight = cents == 0 && matches(json, value, AMOUNT);
                    cents = isRight ? Long.parseLong(json.getString().replace(".", "")) : 0;
                    isRight = cents > 0 && cents <= AMOUNT_CENTS_MAX;
                }
                case "auxiliary" -> {
                    isRight = !auxiliary && isText(json, value);
                    auxiliary = true;
                }
                default -> {
                    // stays wrong
                }
            }
            if (!isRight) {
                throw new PostingsFault("une imputation de l'écriture %d a un champ « %s » qui n'a pas sa forme"
                        .formatted(number, key));
            }
        }
        if (!account || sign == 0 || cents == 0) {
            throw new PostingsFault("une imputation de l'écriture %d est incomplète".formatted(number));
        }
        return sign * cents;
    }

    private static int side(JsonParser json, JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            return 0;
        }
        return switch (json.getString()) {
            case "DEBIT" -> 1;
            case "CREDIT" -> -1;
            default -> 0;
        };
    }

    private static boolean isText(JsonParser json, JsonToken value) {
        return value == JsonToken.VALUE_STRING && !json.getString().isEmpty();
    }

    private static boolean matches(JsonParser json, JsonToken value, Pattern form) {
        return value == JsonToken.VALUE_STRING && form.matcher(json.getString()).matches();
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String euros(long cents) {
        return "%d,%02d €".formatted(cents / 100, cents % 100);
    }
}
