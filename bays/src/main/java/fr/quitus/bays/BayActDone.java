package fr.quitus.bays;

/**
 * What came of an order.
 *
 * @param changed false when all was already as ordered
 * @param underWay true when the bay is on its way back and does not count yet: {@link BayStatus} tells when it does
 * @param detail a French sentence for the operator
 */
public record BayActDone(boolean changed, boolean underWay, String detail) {
    static BayActDone done(String detail) {
        return new BayActDone(true, false, detail);
    }

    static BayActDone already(String detail) {
        return new BayActDone(false, false, detail);
    }

    static BayActDone begun(boolean changed, String detail) {
        return new BayActDone(changed, true, detail);
    }
}
