package fr.quitus.domain.ledgerentry;

import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.value.AccountCode;
import java.util.List;

/**
 * Nature d'une écriture manuelle : an ordinary one, or one of the inventory, whose accounts follow from what it is
 * (domain reference §4.4).
 */
public enum EntryKind {
    /** Opération diverse : any accounts but those that a chain keeps. */
    OD("OD", "Opération diverse", List.of(), List.of()),
    /** Charge à payer, which no service fait announced. */
    ACCRUED_CHARGE("P44", "Charge à payer", List.of("6"), List.of("4686")),
    /** Produit à recevoir. */
    ACCRUED_REVENUE("P41", "Produit à recevoir", List.of("4181"), List.of("7")),
    /** Charge constatée d'avance. */
    PREPAID_CHARGE("P45", "Charge constatée d'avance", List.of("486"), List.of("6")),
    /** Produit constaté d'avance. */
    DEFERRED_REVENUE("P45", "Produit constaté d'avance", List.of("7"), List.of("487")),
    /** Dotation aux amortissements. */
    DEPRECIATION("AMO", "Dotation aux amortissements", List.of("6811"), List.of("28")),
    /** Dotation aux provisions. */
    PROVISION("PRO", "Dotation aux provisions", List.of("681"), List.of("151"));

    /** Accounts whose balance the chains keep and invariants check: an entry beside them would make both wrong. */
    private static final List<String> KEPT_BY_A_CHAIN = List.of(
            "1100", "1200", "4011", "4017", "4041", "4081", "4084", "4091", "4111", "4161", "4211", "4621", "4663",
            "4664", "4711", "4721", "5111", "5121", "5123", "5311", "5800");

    private final String template;
    private final String label;
    private final List<String> debited;
    private final List<String> credited;

    EntryKind(String template, String label, List<String> debited, List<String> credited) {
        this.template = template;
        this.label = label;
        this.debited = debited;
        this.credited = credited;
    }

    /** The posting template, which marks the entry in every book. */
    public String template() {
        return template;
    }

    public String label() {
        return label;
    }

    /** Made on 31 December, while the inventory is open. */
    boolean isOfTheInventory() {
        return this != OD;
    }

    /** Taken back on the first day of the next year: charges and products that only belong to another year. */
    public boolean isReversedAtTheOpening() {
        return switch (this) {
            case ACCRUED_CHARGE, ACCRUED_REVENUE, PREPAID_CHARGE, DEFERRED_REVENUE -> true;
            case OD, DEPRECIATION, PROVISION -> false;
        };
    }

    boolean admits(AccountCode account, Side side) {
        if (this == OD) {
            return KEPT_BY_A_CHAIN.stream().noneMatch(account.text()::startsWith);
        }
        return (side == Side.DEBIT ? debited : credited).stream().anyMatch(account.text()::startsWith);
    }

    /** What it does admit, in French. */
    String admitted(Side side) {
        return this == OD
                ? "tout compte sauf ceux que tiennent les chaînes (" + String.join(", ", KEPT_BY_A_CHAIN) + ")"
                : "un compte " + String.join(" ou ", side == Side.DEBIT ? debited : credited);
    }
}
