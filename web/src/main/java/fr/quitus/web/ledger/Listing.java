package fr.quitus.web.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of an answer, and as of where it is.
 *
 * @param position of the log that is shown
 * @param at when what is shown there was recorded
 * @param asOf last accounting date that is counted, where the question has one
 * @param sha256 of the items in canonical JSON, where the answer is the same for ever
 * @param next where the next page begins; absent on the last
 * @param letters events that the view behind the answer keeps aside
 */
public record Listing<T>(
        long position,
        @Nullable Instant at,
        @Nullable LocalDate from,
        @Nullable LocalDate asOf,
        @Nullable String sha256,
        List<T> items,
        @Nullable String next,
        @Nullable Integer letters,
        @Nullable JsonNode totals) {}
