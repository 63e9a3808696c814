package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CHARGE;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DEBIT;
import static fr.quitus.api.json.EventSamples.DELEGATION;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.DP_NUMBER;
import static fr.quitus.api.json.EventSamples.IMPUTATION;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.DirectPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.directpayment.DirectPaymentKind;
import fr.quitus.domain.directpayment.PaidPerson;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.payroll.PayrollCommand.Deduction;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.payroll.PayrollEvent.PayrollSettled;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ThirdPartyId;
import java.time.LocalDate;
import java.util.List;

/** An expense without ordering of 12 000 euros, and a pay of as much with 10 000 deducted. */
final class DirectPaymentSamples {
    private static final ActorId DENIS = ActorId.of("denis");
    private static final AccountCode CONTRIBUTIONS = AccountCode.of("4310000000");
    private static final Balance NET = TWELVE.balance().minus(TEN);
    private static final List<Imputed> OTHERS = List.of(new Imputed(CONTRIBUTIONS, TEN));

    private DirectPaymentSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new DirectPaymentMade(
                        DP,
                        DP_NUMBER,
                        DirectPaymentKind.PRELEVEMENT,
                        null,
                        new PaidPerson(ThirdPartyId.of("1000000001"), "Anne Le Gall"),
                        "Frais de justice",
                        TWELVE,
                        DEBIT,
                        DAY,
                        UNIT,
                        POST,
                        ActorId.of("banque"),
                        List.of(DirectPostings.p20(DAY, TWELVE))),
                new DirectPaymentRegularised(
                        DP,
                        List.of(new RegularisationLine(IMPUTATION, TWELVE)),
                        DAY,
                        OMAR,
                        DELEGATION,
                        List.of(DirectPostings.p21(DAY, List.of(new Imputed(CHARGE, TWELVE))))),
                new DirectPaymentCarriedForward(
                        DP, YEAR, FiscalYear.of(2026), "Décision du 18 janvier 2026", LocalDate.of(2026, 1, 19), DENIS),
                new PayrollLiquidated(
                        DP,
                        UNIT,
                        YEAR,
                        3,
                        TWELVE,
                        NET,
                        List.of(new Deduction(CONTRIBUTIONS, TEN)),
                        POST,
                        KATIA,
                        List.of(DirectPostings.p19(DAY, TWELVE, NET, OTHERS))),
                new PayrollPaid(DP, TWELVE, DAY, KATIA, List.of(DirectPostings.p19Paid(DAY, TWELVE, NET, OTHERS))),
                new PayrollSettled(DP, DEBIT, TWELVE, DAY, List.of(PostingRules.p04(DAY, TWELVE))));
    }
}
