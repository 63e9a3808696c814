package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.CashPostings;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.cashdesk.CashMeans;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.projections.Histories;
import fr.quitus.projections.engine.LiveDriver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a counted till and an unpaid cheque do to the revenue of the budget and to the work lists. */
class TillOverHttpTest {
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final FundsCentre UNIT = FundsCentre.of("0156-DR35-U001");
    private static final FiscalYear YEAR = FiscalYear.of(2026);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ActorId KATIA = ActorId.of("katia");
    private static final Amount AMOUNT = Amount.euros(40);
    private static final AccountCode PRODUCT = AccountCode.of("7060000000");
    private static final List<ClaimLine> LINES = List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, AMOUNT));

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
    }

    @AfterEach
    void close() {
        asked.close();
    }

    private void given(LedgerEvent... events) {
        asked.log().append(List.of(events));
        asked.bean(LiveDriver.class).catchUp();
    }

    private static CashReceiptRecorded byCheque() {
        return new CashReceiptRecorded(
                POST,
                1,
                CashMeans.CHEQUE,
                null,
                "Copies",
                LINES,
                AMOUNT,
                YEAR,
                DAY,
                UNIT,
                KATIA,
                List.of(CashPostings.p43(
                        DAY, CashMeans.CHEQUE.account(), List.of(new Imputed(PRODUCT, AMOUNT)), AMOUNT, "CBCM-FIN/1")));
    }

    private static ChequeReturnedUnpaid returned() {
        return new ChequeReturnedUnpaid(
                POST,
                1,
                UNIT,
                "Copies",
                LINES,
                AMOUNT,
                YEAR,
                true,
                BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "I-1"),
                DAY,
                DAY,
                KATIA,
                List.of(CashPostings.p43e(DAY, AMOUNT, "CBCM-FIN/1")));
    }

    private static CashCounted counted(String expected, String counted, boolean surplus) {
        return new CashCounted(
                POST,
                Balance.parse(expected),
                Balance.parse(counted),
                YEAR,
                surplus ? RevenueLine.of("2697") : null,
                "Arrêté",
                DAY,
                KATIA,
                List.of());
    }

    private Map<String, String> revenue() {
        Map<String, String> byLine = new TreeMap<>();
        asked.as(Role.AUDITOR, "*")
                .get("/api/v1/budget-revenue?year=2026")
                .items()
                .forEach(line -> byLine.put(
                        line.path("revenueLine").asString(), line.path("amount").asString()));
        return byLine;
    }

    private List<String> ofTheOrdonnateur() {
        return asked.as(Role.AUTHORISING_OFFICER, "0156-DR35-U001")
                .get("/api/v1/work-list")
                .items()
                .valueStream()
                .map((JsonNode item) ->
                        item.path("task").asString() + " " + item.path("kind").asString() + " "
                                + item.path("amount").asString())
                .toList();
    }

    @Test
    void an_unpaid_cheque_is_no_revenue_and_waits_to_be_claimed_instead_of_regularised() {
        given(byCheque());
        assertThat(revenue()).containsEntry("2306", "40.00");
        assertThat(ofTheOrdonnateur()).containsExactly("TO_REGULARISE RECETTE 40.00");

        given(returned());
        assertThat(revenue()).containsEntry("2306", "0.00");
        assertThat(ofTheOrdonnateur()).containsExactly("TO_CLAIM CHEQUE 40.00");

        given(new UnpaidChequeClaimed(POST, 1, RevenueOrderNumber.of("3100000009"), AMOUNT, DAY, ActorId.of("gina")));
        assertThat(ofTheOrdonnateur()).isEmpty();
    }

    @Test
    void what_is_found_in_the_till_is_accidental_revenue_and_what_is_missing_is_not() {
        given(counted("0.00", "2.50", true), counted("2.50", "1.00", false), counted("1.00", "1.00", false));

        assertThat(revenue()).containsExactly(Map.entry("2697", "2.50"));
    }
}
