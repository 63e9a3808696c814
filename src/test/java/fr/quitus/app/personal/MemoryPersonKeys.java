package fr.quitus.app.personal;

import fr.quitus.domain.value.ThirdPartyRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Keys in memory, for ledgers in memory: nothing of them outlives the process. */
final class MemoryPersonKeys implements PersonKeys {
    private final Map<ThirdPartyRef, PersonKey> keys = new HashMap<>();
    private final Map<UUID, Integer> years = new HashMap<>();
    private final Map<ThirdPartyRef, Integer> intended = new HashMap<>();

    @Override
    public synchronized PersonKey ofPerson(ThirdPartyRef person, PersonKey offered, int year) {
        PersonKey key = keys.computeIfAbsent(person, _ -> offered);
        years.merge(key.id(), year, Math::max);
        return key;
    }

    @Override
    public synchronized Optional<PersonKey> ofPerson(ThirdPartyRef person) {
        return Optional.ofNullable(keys.get(person));
    }

    @Override
    public synchronized Optional<PersonKey> find(UUID id) {
        return keys.values().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public synchronized void acted(UUID id, int year) {
        years.computeIfPresent(id, (_, before) -> Math.max(before, year));
    }

    @Override
    public synchronized OptionalInt lastActYear(ThirdPartyRef person) {
        return ofPerson(person)
                .map(key -> OptionalInt.of(years.getOrDefault(key.id(), 0)))
                .orElse(OptionalInt.empty());
    }

    @Override
    public synchronized void intendToForget(ThirdPartyRef person, int lastActYear) {
        intended.put(person, lastActYear);
    }

    @Override
    public synchronized boolean forget(ThirdPartyRef person, int lastActYear) {
        if (lastActYear(person).orElse(Integer.MAX_VALUE) > lastActYear) {
            return false;
        }
        keys.remove(person);
        return true;
    }

    @Override
    public synchronized Map<ThirdPartyRef, Integer> intended() {
        return Map.copyOf(intended);
    }

    @Override
    public synchronized void settled(ThirdPartyRef person) {
        intended.remove(person);
    }
}
