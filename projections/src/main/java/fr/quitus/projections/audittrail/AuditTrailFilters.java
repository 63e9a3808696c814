package fr.quitus.projections.audittrail;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Refusals;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the trail is wanted. The view finds events by place, actor and file; the rest is read in the log, line by
 * line.
 *
 * @param positions these places and no others; null: all
 * @param event beginning of the event's permanent name, such as {@code commitment-}
 * @param entry {@code MANUAL} or {@code INTERFACE}
 */
record AuditTrailFilters(
        @Nullable String actor,
        @Nullable String aggregateId,
        @Nullable List<Long> positions,
        @Nullable String event,
        @Nullable String role,
        @Nullable String origin,
        @Nullable String entry) {
    /** Longest filter, in characters. */
    private static final int FILTER_LENGTH_MAX = 200;

    private static final List<String> ENTRIES = List.of("MANUAL", "INTERFACE");

    AuditTrailFilters {
        requireShort("actor", actor);
        requireShort("aggregateId", aggregateId);
        requireShort("event", event);
        requireShort("origin", origin);
        if (positions != null && positions.size() > Page.ITEMS_MAX) {
            throw Refusals.invalid("position se répète " + Page.ITEMS_MAX + " fois au plus.");
        }
        if (role != null && Stream.of(Role.values()).noneMatch(one -> one.name().equals(role))) {
            throw Refusals.invalid("role est le nom d'un rôle, tel que PUBLIC_ACCOUNTANT.");
        }
        if (entry != null && !ENTRIES.contains(entry)) {
            throw Refusals.invalid("entry est MANUAL ou INTERFACE.");
        }
    }

    static void requireShort(String name, @Nullable String filter) {
        if (filter != null && (filter.length() > FILTER_LENGTH_MAX || filter.indexOf('\0') >= 0)) {
            throw Refusals.invalid(
                    name + " dépasse " + FILTER_LENGTH_MAX + " caractères ou contient un caractère nul.");
        }
    }

    /** Whether lines have to be read to know which are wanted. */
    boolean readLines() {
        return event != null || role != null || origin != null || entry != null;
    }

    boolean want(AuditTrailLine line) {
        return (event == null || line.event().startsWith(event))
                && (role == null || line.role().equals(role))
                && (origin == null || line.origin().equals(origin))
                && (entry == null || line.entry().equals(entry));
    }

    /** As SQL takes them. */
    String @Nullable [] places() {
        return positions == null
                ? null
                : positions.stream().map(String::valueOf).toArray(String[]::new);
    }
}
