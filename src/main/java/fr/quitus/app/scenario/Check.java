package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import java.util.List;
import java.util.stream.Collectors;

/** Contrôle : what a question put to the ledger must answer. Codes may be {@code ${…}}, known when it is checked. */
sealed interface Check extends Expectation {

    /** Which budget table, with the French word for the report. */
    enum BudgetLevel {
        PROGRAMME("programme"),
        OPERATING_BUDGET("BOP"),
        ENVELOPE("enveloppe");

        private final String french;

        BudgetLevel(String french) {
            this.french = french;
        }
    }

    /** Which kind of file, with the French word for the report. */
    enum FileKind {
        COMMITMENT("EJ"),
        PAYMENT_REQUEST("DP"),
        REVENUE_ORDER("titre"),
        THIRD_PARTY("tiers");

        private final String french;

        FileKind(String french) {
            this.french = french;
        }
    }

    /** One figure of a budget table, such as {@code aeAvailable} of an envelope's HT2. */
    record BudgetAmount(Place place, BudgetLevel level, String code, String titleGroup, String field, Balance amount)
            implements Check {
        @Override
        public String text() {
            return "%s %s %s : %s = %s".formatted(level.french, code, titleGroup, field, Amounts.written(amount));
        }
    }

    /** Solde d'un compte: positive is a debit balance. */
    record AccountBalance(Place place, String account, Balance balance) implements Check {
        @Override
        public String text() {
            return "compte " + account + " : " + side(balance);
        }

        /** {@code D 12 000.00}, {@code C 12 000.00} or {@code 0}. */
        static String side(Balance balance) {
            if (balance.isZero()) {
                return "0";
            }
            return balance.isNegative()
                    ? "C " + Amounts.written(Balance.ZERO.minus(balance))
                    : "D " + Amounts.written(balance);
        }
    }

    /** Total of the trial balance: debits, and credits which must be equal. */
    record TrialBalanceTotal(Place place, Balance total) implements Check {
        @Override
        public String text() {
            return "balance générale : total débit = total crédit = " + Amounts.written(total);
        }
    }

    record BudgetRevenue(Place place, String revenueLine, Balance amount) implements Check {
        @Override
        public String text() {
            return "recette budgétaire, ligne " + revenueLine + " : " + Amounts.written(amount);
        }
    }

    record FileStatus(Place place, FileKind kind, String number, String status) implements Check {
        @Override
        public String text() {
            return kind.french + " " + number + " : état " + status;
        }
    }

    /** A field of the file's own JSON, named by its path. */
    record FileField(Place place, FileKind kind, String number, String path, String value) implements Check {
        @Override
        public String text() {
            return kind.french + " " + number + " : " + path + " = " + value;
        }
    }

    /** A field of what a question of the API answers, named by its path. */
    record AnswerField(Place place, String uri, String path, String value) implements Check {
        @Override
        public String text() {
            return "GET " + uri + " : " + path + " = " + value;
        }
    }

    /** The whole ledger holds these entries, in this order. Empty: no entry at all. */
    record Entries(Place place, List<String> templates) implements Check {
        public Entries {
            templates = List.copyOf(templates);
        }

        @Override
        public String text() {
            return templates.isEmpty() ? "aucune écriture" : "écritures du journal " + String.join(", ", templates);
        }
    }

    /** Exactly the end states listed are possible, and one of them is the case, whole. */
    record OneOf(Place place, List<List<Check>> alternatives) implements Check {
        public OneOf {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }

        @Override
        public String text() {
            return alternatives.stream()
                    .map(checks -> checks.stream().map(Check::text).collect(Collectors.joining(", ")))
                    .collect(Collectors.joining(" OU ", "l'un de : ", ""));
        }
    }
}
