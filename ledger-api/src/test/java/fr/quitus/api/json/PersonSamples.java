package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.SUPPLIER;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;

/** The supplier of {@link EventSamples}, forgotten when the time had come. */
final class PersonSamples {
    private PersonSamples() {}

    static List<LedgerEvent> all() {
        return List.of(new PersonForgotten(
                ThirdPartyRef.of(SUPPLIER),
                "Demande du 4 janvier 2036",
                "RGPD, art. 17-1 a",
                2025,
                10,
                "RGPD, art. 17-3 b",
                LocalDate.of(2036, 1, 7),
                GINA));
    }
}
