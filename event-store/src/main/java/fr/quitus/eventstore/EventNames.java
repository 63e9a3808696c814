package fr.quitus.eventstore;

import java.util.HashMap;
import java.util.Map;

/**
 * Noms permanents des faits : the bijection between the classes of the code and the names on the wire. Classes may be
 * moved and renamed, a name like {@code commitment-validated.v1} stays in the log for as long as the accounts are kept.
 */
public interface EventNames {

    /** The permanent name of a payload class; a class nobody named must not reach the log. */
    String nameOf(Class<?> payloadType);

    /** The class that reads a permanent name; an unknown name is a fault, never an event to pass over. */
    Class<?> typeOf(String name);

    /** The names as given; refuses a map in which one class has two names. */
    static EventNames of(Map<String, Class<?>> typesByName) {
        Map<String, Class<?>> types = Map.copyOf(typesByName);
        Map<Class<?>, String> names = HashMap.newHashMap(types.size());
        types.forEach((name, type) -> {
            String other = names.put(type, name);
            if (other != null) {
                throw new IllegalArgumentException(
                        "%s has two wire names: %s and %s".formatted(type.getName(), other, name));
            }
        });
        return new EventNames() {
            @Override
            public String nameOf(Class<?> payloadType) {
                String name = names.get(payloadType);
                if (name == null) {
                    throw new UnknownEventNameException(
                            "the class %s has no wire name".formatted(payloadType.getName()));
                }
                return name;
            }

            @Override
            public Class<?> typeOf(String name) {
                Class<?> type = types.get(name);
                if (type == null) {
                    throw new UnknownEventNameException("no class reads the wire name '%s'".formatted(name));
                }
                return type;
            }
        };
    }
}
