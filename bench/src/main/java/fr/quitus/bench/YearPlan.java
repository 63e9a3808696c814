package fr.quitus.bench;

/**
 * Exercice d'une unité réelle (DIRIF 2024, domain reference §6), as many times as there are units; all of it follows
 * from the seed.
 *
 * @param permille how much of a year's acts is done, in thousandths
 * @param titlesPerHundredPayments revenue, of which the real unit's extract says nothing: a choice
 */
record YearPlan(int units, int permille, long seed, int titlesPerHundredPayments) {
    static final int COMMITMENTS = 1_717;
    static final int MODIFICATIONS = 55;
    static final int PAYMENTS = 2_702;
    static final int CARRIED_COMMITMENTS = 1_300;
    static final int CARRIED_LINES = 1_582;
    static final int ADJUSTMENTS = 226;
    static final int REIMPUTATIONS = 819;
    static final int CREDIT_NOTES = 10;
    /** Of so many commitments and invoices one is asked for that must be refused. */
    static final int WRONG_EVERY = 100;

    YearPlan {
        if (units < 1 || units > 999 || permille < 1 || permille > 1_000) {
            throw new IllegalArgumentException("1 to 999 units, 1 to 1000 thousandths of a year");
        }
    }

    static YearPlan of(int units) {
        return new YearPlan(units, 1_000, 2_026, 10);
    }

    /** So many of a year's, at least one. */
    int some(int ofAYear) {
        return Math.max(1, ofAYear * permille / 1_000);
    }

    /** About how many events it makes: 59,000 a unit, as a tenth of a year showed. */
    long eventsAbout() {
        return units * 59L * permille;
    }

    int titles() {
        return some(PAYMENTS) * titlesPerHundredPayments / 100;
    }
}
