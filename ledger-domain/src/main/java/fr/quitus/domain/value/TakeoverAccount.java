package fr.quitus.domain.value;

import java.util.List;

/** Compte à reprendre : how a balance of another system comes into the books. */
public enum TakeoverAccount {
    /** Solde repris tel quel. */
    POSTED,
    /** Solde repris par ses dossiers, whose balance it must be: EJ served or advanced, requests in charge, titles. */
    DETAILED,
    /** Solde qui ne se reprend pas : what is in transit, provisional or of the year's result is settled before. */
    REFUSED;

    /** Opening balance, charges and products, and accounts of chains whose files are not taken over. */
    private static final List<String> SETTLED_BEFORE = List.of(
            "6", "7", "1200", "4017", "4211", "4621", "4663", "4664", "4711", "4721", "5111", "5123", "5311", "5800",
            "8900");

    private static final List<String> BY_DOSSIER =
            List.of("4011", "4041", "4081", "4084", "4091", "4111", "4161", "4911");

    public static TakeoverAccount of(AccountCode account) {
        if (SETTLED_BEFORE.stream().anyMatch(account.text()::startsWith)) {
            return REFUSED;
        }
        return BY_DOSSIER.stream().anyMatch(account.text()::startsWith) ? DETAILED : POSTED;
    }
}
