package fr.quitus.domain.budget;

import fr.quitus.domain.value.Credits;

/**
 * Mouvements cumulés de l'année, in and out added together: what the ceilings of LOLF art. 12 to 14 are held
 * against.
 */
public record Moved(Credits transferred, Credits advanced, Credits cancelled) {
    static final Moved NONE = new Moved(Credits.NONE, Credits.NONE, Credits.NONE);

    Moved plus(Moved other) {
        return new Moved(
                transferred.plus(other.transferred), advanced.plus(other.advanced), cancelled.plus(other.cancelled));
    }

    Moved more(TransferKind kind, Credits credits) {
        return switch (kind) {
            case VIREMENT -> new Moved(transferred.plus(credits), advanced, cancelled);
            case TRANSFERT -> this;
            case DECRET_D_AVANCE -> new Moved(transferred, advanced.plus(credits), cancelled);
            case ANNULATION -> new Moved(transferred, advanced, cancelled.plus(credits));
        };
    }
}
