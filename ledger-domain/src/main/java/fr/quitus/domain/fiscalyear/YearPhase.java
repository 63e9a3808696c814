package fr.quitus.domain.fiscalyear;

/** État d'un exercice, in the order it goes through them; never back. */
public enum YearPhase {
    /** Ouvert : every act. A year of which nobody said anything is open too. */
    OPEN,
    /** Période complémentaire (LOLF art. 28) : what was ordered by 31 December is still paid on the year's credits. */
    COMPLEMENTARY,
    /** Budget clos : credits have lapsed; nothing is committed, ordered or paid on them any more. */
    BUDGET_CLOSED,
    /** Inventaire : the books are still open, for charges and products that belong to the year. */
    INVENTORY,
    /** Clos : no entry is dated in it any more. */
    CLOSED;

    public boolean isAtLeast(YearPhase other) {
        return compareTo(other) >= 0;
    }
}
