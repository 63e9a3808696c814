package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CREDIT;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DEBIT;
import static fr.quitus.api.json.EventSamples.DELEGATION;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TITLE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.CashPostings;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.RemittanceCredited;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.cashdesk.CashMeans;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueLine;
import java.util.List;

/** 10 000 euros paid in cash at a desk, their title, and their way to the Treasury account. */
final class CashDeskSamples {
    private static final AccountCode PRODUCT = AccountCode.of("7060000000");
    private static final Debtor PAYER = new Debtor(SUPPLIER, "Visiteur SARL");
    private static final List<ClaimLine> LINES = List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, TEN));

    private CashDeskSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new CashReceiptRecorded(
                        POST,
                        17,
                        CashMeans.CASH,
                        PAYER,
                        "Entrées du musée",
                        LINES,
                        TEN,
                        YEAR,
                        DAY,
                        UNIT,
                        KATIA,
                        List.of(CashPostings.p43(
                                DAY, Accounts.CASH, List.of(new Imputed(PRODUCT, TEN)), TEN, "CBCM-FIN/17"))),
                new RegularisationTitleIssued(
                        POST, 17, TITLE, YEAR, UNIT, PAYER, "Entrées du musée", LINES, TEN, DAY, OMAR, DELEGATION),
                new CashRemitted(
                        POST,
                        3,
                        CashMeans.CASH,
                        TEN,
                        DAY,
                        KATIA,
                        List.of(CashPostings.p43a(DAY, Accounts.CASH, TEN, "CBCM-FIN/3"))),
                new RemittanceCredited(
                        POST,
                        3,
                        CREDIT,
                        TEN,
                        DAY,
                        KATIA,
                        List.of(CashPostings.p43b(DAY, Accounts.TREASURY, null, TEN, "CBCM-FIN/3"))),
                new CashCounted(
                        POST,
                        Balance.parse("240.00"),
                        Balance.parse("250.00"),
                        YEAR,
                        RevenueLine.of("2697"),
                        "Monnaie rendue en moins",
                        DAY,
                        KATIA,
                        List.of(CashPostings.p43c(DAY, Amount.euros(10), "CBCM-FIN"))),
                new ChequeReturnedUnpaid(
                        POST,
                        18,
                        UNIT,
                        "Entrées du musée",
                        LINES,
                        TEN,
                        YEAR,
                        true,
                        DEBIT,
                        DAY,
                        DAY,
                        KATIA,
                        List.of(CashPostings.p43e(DAY, TEN, "CBCM-FIN/18"))),
                new UnpaidChequeClaimed(POST, 18, TITLE, TEN, DAY, GINA));
    }
}
