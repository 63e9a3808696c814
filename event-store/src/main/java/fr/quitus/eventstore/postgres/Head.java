package fr.quitus.eventstore.postgres;

/**
 * Where the log stands.
 *
 * @param epoch the writer's epoch
 * @param position last position, -1 if none
 * @param number last journal number, -1 if none
 */
record Head(long epoch, long position, long number) {

    boolean sameEnd(Head other) {
        return position == other.position && number == other.number;
    }
}
