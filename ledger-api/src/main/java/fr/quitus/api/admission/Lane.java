package fr.quitus.api.admission;

/** File d'attente by importance, the most important first. */
public enum Lane {
    /** Paiements et règlements : payments that are due, and what settles them. */
    PAYMENT("paiements et règlements", 4, 100),
    /** Actes : commitments, titles and every other command. */
    COMMAND("actes", 4, 75),
    /** Consultation : files, work lists, balances. */
    WORK_LIST("consultation", 4, 100),
    /** Recherche : search, audit trail, proofs of one entry. */
    SEARCH("recherche", 2, 75),
    /** Traitements de masse : exports, imports, rebuilds. */
    BULK("traitements de masse", 1, 50);

    private final String french;
    private final int weight;
    private final int mostPercent;

    Lane(String french, int weight, int mostPercent) {
        this.french = french;
        this.weight = weight;
        this.mostPercent = mostPercent;
    }

    /** What people call it. */
    public String french() {
        return french;
    }

    /** Places that are this lane's before anybody else's, of so many in a pool. */
    int guaranteed(Pool pool, int limit) {
        int all = pool.lanes().stream().mapToInt(lane -> lane.weight).sum();
        return Math.max(1, limit * weight / all);
    }

    /**
     * Places it may hold when the others leave theirs. A lane whose requests last long leaves some even then, for a
     * place that is lent for a minute is no place that is guaranteed.
     */
    int most(int limit) {
        return Math.max(1, limit * mostPercent / 100);
    }
}
