package fr.quitus.api.ledger;

import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.TextValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Champs personnels : finds what is {@link Personal} in a record, at any depth, and makes the record with others. */
public final class PersonalFields {
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return type.isRecord() && !TextValue.class.isAssignableFrom(type)
                    ? Arrays.stream(type.getRecordComponents()).map(Part::of).toList()
                    : List.of();
        }
    };

    /** Of those, what is personal or may hold it: most of a file's state is amounts and dates, never looked into. */
    private static final ClassValue<List<Part>> SEARCHED = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return PARTS.get(type).stream()
                    .filter(part -> part.personal() || mayHold(part.accessor().getGenericReturnType(), Set.of(type)))
                    .toList();
        }
    };

    /** @param personal whether it is a name or an account itself */
    private record Part(Method accessor, boolean personal) {
        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true); // the record may be package-private
            return new Part(accessor, component.isAnnotationPresent(Personal.class));
        }

        @Nullable Object of(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor + " cannot be called", e);
            }
        }
    }

    private PersonalFields() {}

    /** The personal texts of a record; those it has not are left out. */
    public static List<String> of(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        collect(value, texts);
        return texts;
    }

    private static void collect(@Nullable Object value, List<String> texts) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, texts));
        } else if (value instanceof Record owner) {
            for (Part part : SEARCHED.get(owner.getClass())) {
                Object component = part.of(owner);
                if (component != null && part.personal()) {
                    texts.add(text(component));
                } else {
                    collect(component, texts);
                }
            }
        }
    }

    /** @param within the records that it is a part of: one that comes back inside itself is looked into */
    private static boolean mayHold(Type type, Set<Class<?>> within) {
        return switch (type) {
            case Class<?> part -> mayHold(part, within);
            case ParameterizedType generic
            when generic.getRawType() instanceof Class<?> raw ->
                Collection.class.isAssignableFrom(raw)
                        ? mayHold(generic.getActualTypeArguments()[0], within)
                        : mayHold(raw, within);
            case WildcardType wildcard -> mayHold(wildcard.getUpperBounds()[0], within);
            default -> true;
        };
    }

    private static boolean mayHold(Class<?> type, Set<Class<?>> within) {
        if (within.contains(type)) {
            return true;
        }
        if (type.isRecord()) {
            Set<Class<?>> inner = new HashSet<>(within);
            inner.add(type);
            return PARTS.get(type).stream()
                    .anyMatch(part -> part.personal() || mayHold(part.accessor().getGenericReturnType(), inner));
        }
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses()).anyMatch(permitted -> mayHold(permitted, within));
        }
        return !Modifier.isFinal(type.getModifiers());
    }

    private static String text(Object personal) {
        return switch (personal) {
            case String name -> name;
            case Iban account -> account.text();
            default -> throw new IllegalStateException(personal.getClass() + " cannot be personal");
        };
    }

    /** The record with its personal texts changed; the same record if it has none. Lists are not looked into. */
    @SuppressWarnings("unchecked") // a record's canonical constructor makes that record
    public static <T extends Record> T mapped(T owner, UnaryOperator<String> change) {
        if (of(owner).isEmpty()) {
            return owner;
        }
        List<Part> parts = PARTS.get(owner.getClass());
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        Class<?>[] types = new Class<?>[parts.size()];
        for (int i = 0; i < values.length; i++) {
            types[i] = parts.get(i).accessor().getReturnType();
            values[i] = mapped(parts.get(i), parts.get(i).of(owner), change);
        }
        try {
            Constructor<?> constructor = owner.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (T) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner.getClass() + " cannot be made with sealed texts", e);
        }
    }

    private static @Nullable Object mapped(Part part, @Nullable Object value, UnaryOperator<String> change) {
        if (part.personal()) {
            return switch (value) {
                case String name -> change.apply(name);
                case Iban account -> Iban.stored(change.apply(account.text()));
                case null, default -> value;
            };
        }
        return value instanceof Record inner && !(inner instanceof TextValue) ? mapped(inner, change) : value;
    }
}
