package fr.quitus.domain.payroll;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_T2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.Story.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.payroll.PayrollCommand.ConfirmPayrollSettlement;
import fr.quitus.domain.payroll.PayrollCommand.Deduction;
import fr.quitus.domain.payroll.PayrollCommand.LiquidatePayroll;
import fr.quitus.domain.payroll.PayrollCommand.PayPayroll;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** La paye : no commitment, no order; the comptable checks the credits of personnel himself. */
class PayrollTest {
    private static final AccountCode CONTRIBUTIONS = AccountCode.of("4310000000");
    private static final AccountCode OPPOSITIONS = AccountCode.of("4270000000");
    private final Story story = staffed();

    /** U1 has 40 000 of personnel credits. */
    private static Story staffed() {
        Story story = Story.g0();
        story.accepted(opening(Title.T2, "50000", "50000"), DIRECTORATE.on("2026-01-06"));
        story.accepted(
                new AllotToOperatingBudget(YEAR, BOP, TitleGroup.T2, euros("50000"), euros("50000")),
                RACHEL.on("2026-01-06"));
        story.accepted(
                new AllotToUnit(YEAR, U1, TitleGroup.T2, euros("40000"), euros("40000")), BASTIEN.on("2026-01-06"));
        return story;
    }

    private static LiquidatePayroll liquidating(String gross, Deduction... deductions) {
        return new LiquidatePayroll(U1, YEAR, 1, euros(gross), List.of(deductions));
    }

    private static ConfirmPayrollSettlement settled(String amount, String reference) {
        return new ConfirmPayrollSettlement(U1, YEAR, 1, euros(amount), date("2026-01-28"), TREASURY, reference);
    }

    private static List<String> postings(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .map(PayrollTest::shown)
                .toList();
    }

    private static String shown(Posting posting) {
        return posting.side() + " " + posting.account() + " " + posting.amount();
    }

    @Test
    void liquidated_it_is_owed_to_the_staff_and_to_others_and_reserves_credits() {
        var events = story.accepted(
                liquidating(
                        "30000", new Deduction(CONTRIBUTIONS, euros("6000")), new Deduction(OPPOSITIONS, euros("500"))),
                KATIA.on("2026-01-26"));

        assertThat(postings(only(events, PayrollLiquidated.class).entries()))
                .containsExactly(
                        "DEBIT 6411000000 30000.00",
                        "CREDIT 4211000000 23500.00",
                        "CREDIT 4310000000 6000.00",
                        "CREDIT 4270000000 500.00");
        var personnel = story.ledger().envelope(U1_T2);
        assertThat(personnel.cpAvailable()).isEqualTo(Balance.parse("10000"));
        assertThat(personnel.cp().consumed()).isEqualTo(Balance.ZERO);
    }

    @Test
    void paid_it_consumes_ae_and_cp_and_settled_it_leaves_no_debt() {
        story.accepted(liquidating("30000", new Deduction(CONTRIBUTIONS, euros("6000"))), KATIA.on("2026-01-26"));

        var events = story.accepted(new PayPayroll(U1, YEAR, 1, date("2026-01-28")), KATIA.on("2026-01-26"));
        var confirmed = story.accepted(settled("30000", "R-1"), BANK.on("2026-01-28"));

        assertThat(postings(only(events, PayrollPaid.class).entries()))
                .containsExactly("DEBIT 4211000000 24000.00", "DEBIT 4310000000 6000.00", "CREDIT 5123000000 30000.00");
        assertThat(confirmed).hasSize(3);
        assertThat(story.accepted(settled("30000", "R-1"), BANK.on("2026-01-29")))
                .isEmpty();
        var personnel = story.ledger().envelope(U1_T2);
        assertThat(personnel.aeAvailable()).isEqualTo(Balance.parse("10000"));
        assertThat(personnel.cp().consumed()).isEqualTo(Balance.parse("30000"));
        assertThat(personnel.cp().reserved()).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_month_is_liquidated_once_on_credits_that_are_there_by_its_own_comptable() {
        assertThat(story.rejection(liquidating("30000"), KARL.on("2026-01-26")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(liquidating("40000.01"), KATIA.on("2026-01-26")))
                .isEqualTo(Rejection.CP_INSUFFISANTS);
        story.accepted(liquidating("40000"), KATIA.on("2026-01-26"));
        assertThat(story.rejection(liquidating("1"), KATIA.on("2026-01-26"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void only_contributions_and_oppositions_are_deducted_and_never_more_than_the_pay() {
        assertThat(story.rejection(
                        liquidating("100", new Deduction(AccountCode.of("4011000000"), euros("1"))),
                        KATIA.on("2026-01-26")))
                .isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(story.rejection(
                        liquidating("100", new Deduction(CONTRIBUTIONS, euros("100.01"))), KATIA.on("2026-01-26")))
                .isEqualTo(Rejection.MONTANTS_INCOHERENTS);
        var all =
                story.accepted(liquidating("100", new Deduction(CONTRIBUTIONS, euros("100"))), KATIA.on("2026-01-26"));
        assertThat(postings(only(all, PayrollLiquidated.class).entries()))
                .containsExactly("DEBIT 6411000000 100.00", "CREDIT 4310000000 100.00");
    }

    @Test
    void acts_come_in_their_order() {
        var pay = new PayPayroll(U1, YEAR, 1, date("2026-01-28"));

        assertThat(story.rejection(pay, KATIA.on("2026-01-26"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(liquidating("100"), KATIA.on("2026-01-26"));
        assertThat(story.rejection(settled("100", "R-1"), BANK.on("2026-01-28")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(pay, KARL.on("2026-01-26"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(pay, KATIA.on("2026-01-29"))).isEqualTo(Rejection.DATE_ANTERIEURE);
        story.accepted(pay, KATIA.on("2026-01-28"));
        assertThat(story.rejection(settled("99", "R-1"), BANK.on("2026-01-28")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, -1})
    void a_month_is_one_of_twelve(int month) {
        assertThatThrownBy(() -> new LiquidatePayroll(U1, YEAR, month, euros("1"), null))
                .isInstanceOf(InvalidValue.class);
    }
}
