package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people, accounts and credits of a generated year, and what they ask in the words of the ledger. */
final class YearCast {
    static final int YEAR = 2026;
    static final OperatingBudgetCode OPERATING_BUDGET = OperatingBudgetCode.of("0156-ANNEE");
    static final AccountCode CHARGE = AccountCode.of("6113110000");
    static final AccountCode PRODUCT = AccountCode.of("7060000000");
    static final Supplier SUPPLIER = new Supplier(Siret.of("85129663200017"), "Imprimerie de l'Ouest");
    static final Iban SUPPLIER_IBAN = Iban.of("FR1420041010050500013M02606");
    static final Iban TREASURY = Iban.of("FR7630006000011234567890189");

    static final Caller MANAGER = caller("gina", Role.MANAGER);
    static final Caller OFFICER = caller("paula", Role.AUTHORISING_OFFICER);
    static final Caller INTERFACE = caller("interface", Role.SYSTEM_INTERFACE);

    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    static final Caller ACCOUNTANT =
            new Caller(ActorId.of("katia"), Role.PUBLIC_ACCOUNTANT, new Perimeter(Set.of(), Set.of(POST)), null);

    static final Caller DIRECTORATE = caller("denis", Role.BUDGET_DIRECTORATE);
    private static final Caller PROGRAMME_MANAGER = caller("rachel", Role.PROGRAMME_MANAGER);
    private static final Caller OPERATING_BUDGET_MANAGER = caller("boris", Role.BOP_MANAGER);
    private static final Amount OPENED = Amount.euros(900_000_000_000L);
    private static final Amount ALLOTTED = Amount.euros(800_000_000L);
    private static final Map<AccountantCheck, Boolean> SATISFIED =
            Arrays.stream(AccountantCheck.values()).collect(Collectors.toMap(Function.identity(), _ -> true));

    private YearCast() {}

    static Caller caller(String name, Role role) {
        return new Caller(ActorId.of(name), role, Perimeter.ALL, null);
    }

    /** Credits of two years, the one before for what is carried forward, and who pays. */
    static void open(YearDoor door, List<FundsCentre> centres) {
        for (int year = YEAR - 1; year <= YEAR; year++) {
            FiscalYear fiscalYear = FiscalYear.of(year);
            LocalDate day = LocalDate.of(year, 1, 2);
            door.accepted(
                    new OpenCredits(fiscalYear, ProgrammeCode.of("0156"), Title.T3, OPENED, OPENED, "Essai (fictif)"),
                    DIRECTORATE,
                    day);
            door.accepted(
                    new AllotToOperatingBudget(fiscalYear, OPERATING_BUDGET, TitleGroup.HT2, OPENED, OPENED),
                    PROGRAMME_MANAGER,
                    day);
            for (FundsCentre centre : centres) {
                door.accepted(
                        new AllotToUnit(fiscalYear, centre, TitleGroup.HT2, ALLOTTED, ALLOTTED),
                        OPERATING_BUDGET_MANAGER,
                        day);
            }
        }
        LocalDate from = LocalDate.of(YEAR - 1, 1, 1);
        centres.forEach(
                centre -> door.accepted(new AssignAccountingPost(centre, POST, from), DIRECTORATE, from.plusDays(1)));
    }

    /** Gives a unit of the year credits of its own, from those of the operating budget. */
    static void allot(YearDoor door, FundsCentre centre, Amount amount) {
        door.accepted(
                new AllotToUnit(FiscalYear.of(YEAR), centre, TitleGroup.HT2, amount, amount),
                OPERATING_BUDGET_MANAGER,
                LocalDate.of(YEAR, 1, 2));
    }

    static Imputation imputation(AccountCode account) {
        return new Imputation(FunctionalArea.of("0156-01"), Title.T3, account, null, null, null, null);
    }

    static DraftCommitment drafting(int year, FundsCentre centre, Amount... lines) {
        return new DraftCommitment(
                FiscalYear.of(year),
                centre,
                CommitmentType.MARCHE,
                SUPPLIER,
                "Entretien des routes",
                Arrays.stream(lines)
                        .map(amount -> new DraftLine(imputation(CHARGE), amount))
                        .toList());
    }

    static AcceptPaymentRequest accepting(PaymentRequestId id) {
        return new AcceptPaymentRequest(id, SATISFIED);
    }

    /** The first transfer of a request, as the ledger names it. */
    static ConfirmSettlement settling(ExecuteRun paid, String endToEndId, Amount amount, LocalDate day) {
        return new ConfirmSettlement(
                paid.paymentRequestId(), endToEndId, amount, day, TREASURY, "RELEVE-" + endToEndId);
    }
}
