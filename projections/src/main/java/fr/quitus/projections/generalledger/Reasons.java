package fr.quitus.projections.generalledger;

import fr.quitus.domain.LedgerEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Motif : what an event says of why it was done. It is read by the component's name and not by the event's type, so
 * that an act added later shows its reason without this view being told of it.
 */
final class Reasons {
    private static final Set<String> NAMES = Set.of("reason", "motive");

    private static final ConcurrentMap<Class<?>, Optional<RecordComponent>> KNOWN = new ConcurrentHashMap<>();

    private Reasons() {}

    static @Nullable String of(LedgerEvent event) {
        Optional<RecordComponent> component = KNOWN.computeIfAbsent(event.getClass(), Reasons::component);
        if (component.isEmpty()) {
            return null;
        }
        try {
            Object reason = component.get().getAccessor().invoke(event);
            return reason == null ? null : reason.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read the reason of " + event, e);
        }
    }

    private static Optional<RecordComponent> component(Class<?> event) {
        RecordComponent[] components = event.getRecordComponents();
        return components == null
                ? Optional.empty()
                : Arrays.stream(components)
                        .filter(component -> NAMES.contains(component.getName()))
                        .peek(component -> component.getAccessor().setAccessible(true))
                        .findFirst();
    }
}
