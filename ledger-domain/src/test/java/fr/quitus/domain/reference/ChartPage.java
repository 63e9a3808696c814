package fr.quitus.domain.reference;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.chart.AccountEvidence;
import fr.quitus.domain.chart.ChartAccount;
import fr.quitus.domain.chart.ChartOfAccounts;
import java.time.LocalDate;

/** Makes accounts.md from the chart that is shipped. */
final class ChartPage {
    private ChartPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Chart of accounts (plan de comptes)

                <!-- Made from the code by ReferencePagesTest: do not edit. -->

                The accounts that are shipped, a part of the State's chart (PCE), open from 2006-01-01 on. Others are
                opened with `OpenAccount`, renamed with `RenameAccount`, closed with `CloseAccount`, each from a date
                on, with author and text. An entry is posted only on an account that is open on its accounting date
                (`COMPTE_INCONNU`, `COMPTE_FERME`). What is open: `GET /api/v1/accounts?on=2026-03-01`.
                Seen means read in the Chorus extracts that SIB-rennes/DataEtatBretagne-back publishes (MIT) or in
                the open balances of the State (Licence Ouverte 2.0).
                Those marked *template* are named by a posting template and cannot be closed.

                How each number is known:

                | evidence | meaning |
                | - | - |
                """);
        for (AccountEvidence evidence : AccountEvidence.values()) {
            page.append("| ")
                    .append(evidence)
                    .append(" | ")
                    .append(evidence.meaning())
                    .append(" |\n");
        }
        for (char accountClass = '1'; accountClass <= '8'; accountClass++) {
            section(page, accountClass);
        }
        return page.toString();
    }

    private static void section(StringBuilder page, char accountClass) {
        boolean begun = false;
        for (ChartAccount row : ChartOfAccounts.SHIPPED.on(LocalDate.of(2006, 1, 1))) {
            if (row.account().text().charAt(0) == accountClass) {
                if (!begun) {
                    page.append("\n## Classe ")
                            .append(accountClass)
                            .append("\n\n| account | label | evidence | |\n| - | - | - | - |\n");
                    begun = true;
                }
                page.append("| ")
                        .append(row.account())
                        .append(" | ")
                        .append(row.label())
                        .append(" | ")
                        .append(row.evidence())
                        .append(" | ")
                        .append(Accounts.NAMED_BY_TEMPLATES.contains(row.account()) ? "template" : "")
                        .append(" |\n");
            }
        }
    }
}
