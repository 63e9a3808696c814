package fr.quitus.app.frontdesk;

/** Surcharge : whether most commands are refused for want of room, as whoever admits them says. */
@FunctionalInterface
public interface Overload {
    boolean mostAreRefused();
}
