package fr.quitus.app.personal;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.person.ForgottenPerson;
import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.eventstore.EventLog;

/**
 * Effacements interrompus : settles at the start what a crash came between. Where the act is in the log, its effect is
 * made; where it is not, nobody was forgotten.
 */
final class ErasureCompletion {
    private final PersonKeys keys;
    private final PersonalData personal;
    private final EventLog log;
    private final EventReader events;

    ErasureCompletion(PersonKeys keys, PersonalData personal, EventLog log, EventReader events) {
        this.keys = keys;
        this.personal = personal;
        this.log = log;
        this.events = events;
    }

    void complete() {
        keys.intended().forEach((person, lastActYear) -> {
            if (isForgotten(person, lastActYear)) {
                personal.forget(person, lastActYear);
            } else {
                keys.settled(person);
            }
        });
    }

    private boolean isForgotten(ThirdPartyRef person, int lastActYear) {
        return log.readStream(ForgottenPerson.aggregateId(person), 0).stream()
                .map(stored -> events.read(stored.name(), stored.payload()))
                .anyMatch(
                        event -> event instanceof PersonForgotten forgotten && forgotten.lastActYear() == lastActYear);
    }
}
