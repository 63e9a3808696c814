package fr.quitus.projections.statements;

import java.util.Arrays;
import java.util.List;

/**
 * Rubriques of the compte de résultat and of the bilan, each with the roots of its accounts; where two match, the
 * longer root has the account. Roots are those of the chart of accounts (domain reference §4.2 and §4.3).
 */
enum Rubric {
    OPERATING_CHARGES("Charges de fonctionnement", Part.CHARGES, "6"),
    INTERVENTION_CHARGES("Charges d'intervention", Part.CHARGES, "65"),
    FINANCIAL_CHARGES("Charges financières", Part.CHARGES, "66", "686"),
    SALES("Ventes et prestations de services", Part.PRODUCTS, "70"),
    OTHER_PRODUCTS("Autres produits de gestion", Part.PRODUCTS, "7"),
    FINANCIAL_PRODUCTS("Produits financiers", Part.PRODUCTS, "76", "786"),
    REVERSALS("Reprises sur provisions et dépréciations", Part.PRODUCTS, "78"),

    FIXED_ASSETS("Actif immobilisé net", Part.ASSETS, "2"),
    STOCKS("Stocks", Part.ASSETS, "3"),
    CLAIMS("Créances et comptes débiteurs", Part.ASSETS, "4"),
    CASH("Trésorerie active", Part.ASSETS, "5"),
    DEBTS("Dettes et comptes créditeurs", Part.LIABILITIES, "4"),
    OVERDRAFTS("Trésorerie passive", Part.LIABILITIES, "5"),
    FINANCIAL_DEBTS("Dettes financières", Part.LIABILITIES, "16", "17"),
    PROVISIONS("Provisions pour risques et charges", Part.LIABILITIES, "15"),
    EARLIER_YEARS("Report des exercices antérieurs et autres", Part.LIABILITIES, "1"),
    RESULT("Solde des opérations de l'exercice", Part.LIABILITIES, "12", "6", "7");

    /** Where a rubric stands, and on which side its amounts are counted. */
    enum Part {
        CHARGES("Charges", 1),
        PRODUCTS("Produits", -1),
        ASSETS("Actif", 1),
        LIABILITIES("Passif", -1);

        private final String label;
        private final int sign;

        Part(String label, int sign) {
            this.label = label;
            this.sign = sign;
        }

        String label() {
            return label;
        }

        /** 1 where debits count, -1 where credits do. */
        int sign() {
            return sign;
        }
    }

    private final String label;
    private final Part part;
    private final List<String> roots;

    Rubric(String label, Part part, String... roots) {
        this.label = label;
        this.part = part;
        this.roots = List.of(roots);
    }

    String label() {
        return label;
    }

    Part part() {
        return part;
    }

    /** The rubric of an account of classes 6 and 7. */
    static Rubric ofResult(String account) {
        return longest(account, List.of(Part.CHARGES, Part.PRODUCTS));
    }

    /** The rubric of an account in the bilan: third parties and treasury stand on the side of their balance. */
    static Rubric ofBalanceSheet(String account, boolean debit) {
        char accountClass = account.charAt(0);
        if (accountClass == '4' || accountClass == '5') {
            return longest(account, List.of(debit ? Part.ASSETS : Part.LIABILITIES));
        }
        return longest(account, List.of(Part.ASSETS, Part.LIABILITIES));
    }

    private static Rubric longest(String account, List<Part> parts) {
        Rubric found = null;
        int length = 0;
        for (Rubric rubric : values()) {
            int matched = parts.contains(rubric.part) ? rubric.matched(account) : 0;
            if (matched > length) {
                found = rubric;
                length = matched;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException(
                    "no rubric of " + parts + " for account " + account + " in " + Arrays.toString(values()));
        }
        return found;
    }

    private int matched(String account) {
        return roots.stream()
                .filter(account::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
