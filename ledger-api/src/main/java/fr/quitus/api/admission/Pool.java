package fr.quitus.api.admission;

import java.util.List;

/**
 * Ce que l'on partage : what requests of a kind have to share. Each has its own limit, for each lasts differently long
 * and is short of something else.
 */
public enum Pool {
    /** Commands: a few milliseconds each, all waiting for the same group commit. */
    COMMANDS(List.of(Lane.PAYMENT, Lane.COMMAND)),
    /** Questions: each needs a connection to the views or the log. */
    READS(List.of(Lane.WORK_LIST, Lane.SEARCH, Lane.BULK)),
    /** Files and orders that bring many commands, which take places of their own one by one: up to minutes each. */
    FILES(List.of(Lane.PAYMENT, Lane.COMMAND, Lane.BULK));

    private final List<Lane> lanes;

    Pool(List<Lane> lanes) {
        this.lanes = lanes;
    }

    /** Its lanes, the most important first. */
    public List<Lane> lanes() {
        return lanes;
    }
}
