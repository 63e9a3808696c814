package fr.quitus.api.door;

import fr.quitus.domain.LedgerEvent;
import java.util.List;

/**
 * Simulation : what a command would be answered, decided on the same states by the same rules. Numbers it would be
 * given are zeros.
 *
 * @param events what it would write, postings included; none when it would be refused
 * @param position the head of the log it was decided on; -1 when nothing of the log was looked at
 */
public record Simulation(String command, Answer answer, List<LedgerEvent> events, long position) {
    public Simulation {
        events = List.copyOf(events);
    }
}
