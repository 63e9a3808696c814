package fr.quitus.app.frontdesk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files d'attente : how many deposits of each queue wait to be filed, for acts that must not overtake them. */
final class Waiting {
    private final Map<String, Integer> byQueue = new ConcurrentHashMap<>();

    void enter(String queue) {
        byQueue.merge(queue, 1, Integer::sum);
    }

    void leave(String queue) {
        byQueue.computeIfPresent(queue, (_, count) -> count == 1 ? null : count - 1);
    }

    boolean in(String queue) {
        return byQueue.containsKey(queue);
    }

    boolean isEmpty() {
        return byQueue.isEmpty();
    }
}
