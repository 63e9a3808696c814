package fr.quitus.api.json;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a record that lacks what it must have, at any depth. Jackson fills what is absent with null, which would lie
 * in the state of an account until somebody asks for it.
 */
public final class Completeness {
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return LedgerJson.isWord(type)
                    ? List.of()
                    : Arrays.stream(type.getRecordComponents())
                            .filter(component -> !component.getType().isPrimitive())
                            .map(Part::of)
                            .toList();
        }
    };

    private record Part(Method accessor, boolean optional) {
        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true); // the record may be one of a test
            return new Part(accessor, component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable Object of(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor + " cannot be called", e);
            }
        }
    }

    private Completeness() {}

    /** @throws IllegalArgumentException naming the first component that is missing */
    public static void require(@Nullable Object value) {
        switch (value) {
            case null -> throw new IllegalArgumentException("a value is missing");
            case Record owner -> requireParts(owner);
            case Collection<?> elements -> elements.forEach(Completeness::require);
            case Map<?, ?> map -> map.values().forEach(Completeness::require);
            default -> {} // a word of the platform, such as a text or a date
        }
    }

    private static void requireParts(Record owner) {
        for (Part part : PARTS.get(owner.getClass())) {
            Object value = part.of(owner);
            if (value != null) {
                require(value);
            } else if (!part.optional()) {
                throw new IllegalArgumentException(part.accessor().getName() + " is missing");
            }
        }
    }
}
