package fr.quitus.api.json;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transcription d'un événement : how the payload of one version says what it says in the next one. It is pure, works on
 * the JSON alone and never asks a class of the domain, so that it stays true when these classes change.
 *
 * @param from the permanent name it reads, such as {@code commitment-validated.v1}
 * @param to the same event's next version
 * @param step changes the payload it is given, or makes another
 */
public record EventUpcaster(String from, String to, UnaryOperator<ObjectNode> step) {
    private static final Pattern NAME = Pattern.compile("([a-z]+(?:-[a-z]+)*)\\.v([0-9]{1,4})");

    public EventUpcaster {
        Matcher old = NAME.matcher(from);
        Matcher next = NAME.matcher(to);
        if (!old.matches()
                || !next.matches()
                || !old.group(1).equals(next.group(1))
                || Integer.parseInt(old.group(2)) + 1 != Integer.parseInt(next.group(2))) {
            throw new IllegalArgumentException(from + " to " + to + " is not one version of an event to the next");
        }
    }
}
