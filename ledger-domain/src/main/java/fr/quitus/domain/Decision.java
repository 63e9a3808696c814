package fr.quitus.domain;

import java.util.List;

/** What a pure {@code decide} answers: the events to append, possibly none, or one refusal. Never both. */
public sealed interface Decision<E extends LedgerEvent> {
    /** The act is accepted; an empty list means that it had already been done and nothing is to be written. */
    record Accepted<E extends LedgerEvent>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The act is refused and leaves no event. */
    record Refused<E extends LedgerEvent>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied, never kept
    static <E extends LedgerEvent> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E extends LedgerEvent> Decision<E> accept(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E extends LedgerEvent> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
