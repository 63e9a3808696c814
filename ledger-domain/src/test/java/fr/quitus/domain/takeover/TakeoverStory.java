package fr.quitus.domain.takeover;

import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.R1;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.takeover.TakeoverCommand.ApproveTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.BalanceLine;
import fr.quitus.domain.takeover.TakeoverCommand.ClaimedLine;
import fr.quitus.domain.takeover.TakeoverCommand.CreditLine;
import fr.quitus.domain.takeover.TakeoverCommand.OpenTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.PrepareTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverBalances;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCommitment;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCredits;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverPaymentRequest;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverRevenueOrder;
import fr.quitus.domain.takeover.TakeoverCommand.TakenAdvance;
import fr.quitus.domain.takeover.TakeoverCommand.TakenLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another system had: credits of U1, an EJ of 60 000 left to pay of which 20 000 are served and 12 000 taken in
 * charge, a title of which 6 000 remain.
 */
public final class TakeoverStory {
    public static final TakeoverId ID = TakeoverId.of("CHORUS-2026");
    public static final String MANIFEST = "a".repeat(64);
    public static final CommitmentNumber EJ = CommitmentNumber.of("2000000001");
    public static final CommitmentNumber ADVANCED = CommitmentNumber.of("2000000009");
    public static final RevenueOrderNumber TITLE = RevenueOrderNumber.of("3900000001");
    /** Who approves what the first person prepared. */
    public static final Person SECOND = new Person("dora", Role.BUDGET_DIRECTORATE, Perimeter.ALL, null);

    private static final String FILE_HASH = "b".repeat(64);
    private static final List<String> FILES =
            List.of("balances.csv", "credits.csv", "engagements.csv", "demandes.csv", "titres.csv");

    private TakeoverStory() {}

    /** The day of the acts. */
    public static Act first() {
        return DIRECTORATE.on("2026-01-05");
    }

    public static Act second() {
        return SECOND.on("2026-01-05");
    }

    /** A set that is approved and of which nothing is loaded. */
    public static Story approved() {
        Story story = Story.empty();
        story.accepted(preparing(), first());
        story.accepted(new ApproveTakeover(ID, MANIFEST), second());
        return story;
    }

    /** All of it taken over, and open. */
    public static Story opened() {
        Story story = approved();
        story.accepted(credits(), second());
        story.accepted(commitment(), second());
        story.accepted(acceptedRequest(), second());
        story.accepted(title(), second());
        story.accepted(balances(), second());
        story.accepted(new OpenTakeover(ID, MANIFEST), second());
        story.accepted(new AssignAccountingPost(U1, P1, date("2026-01-01")), first());
        return story;
    }

    /** The same, with {@link #advancedCommitment} and what balances it. */
    public static Story openedWithAnAdvance() {
        Story story = approved();
        story.accepted(credits(), second());
        story.accepted(commitment(), second());
        story.accepted(advancedCommitment(), second());
        story.accepted(acceptedRequest(), second());
        story.accepted(title(), second());
        story.accepted(balances(), second());
        story.accepted(
                new TakeOverBalances(
                        origin("balances.csv", 4),
                        "Reprise des soldes de CHORUS",
                        List.of(new BalanceLine(AccountCode.of("1100000000"), Side.DEBIT, euros("5000"), null))),
                second());
        story.accepted(new OpenTakeover(ID, MANIFEST), second());
        story.accepted(new AssignAccountingPost(U1, P1, date("2026-01-01")), first());
        return story;
    }

    public static PrepareTakeover preparing() {
        return new PrepareTakeover(
                ID,
                YEAR,
                date("2026-01-01"),
                "CHORUS",
                MANIFEST,
                List.of("chorus+0badcafe+key"),
                FILES.stream().map(name -> new TakeoverFile(name, FILE_HASH, 1)).toList());
    }

    public static TakeoverOrigin origin(String file, int line) {
        return new TakeoverOrigin(ID, "CHORUS", file, FILE_HASH, line, file + " " + line);
    }

    public static TakeOverCredits credits() {
        return new TakeOverCredits(
                origin("credits.csv", 2),
                YEAR,
                PROGRAMME,
                List.of(
                        new CreditLine(BOP, U1, Title.T3, both("100000", "80000"), both("1000", "500")),
                        new CreditLine(BOP, U1, Title.T2, both("3000", "3000"), Credits.NONE),
                        new CreditLine(BOP, null, Title.T3, both("50000", "40000"), Credits.NONE),
                        new CreditLine(null, null, Title.T3, both("20000", "10000"), both("20000", "10000"))));
    }

    private static Credits both(String ae, String cp) {
        return Credits.of(euros(ae), euros(cp));
    }

    public static TakeOverCommitment commitment() {
        return commitment(EJ, VisaKind.GRANTED, FiscalYear.of(2025), euros("60000"), euros("20000"));
    }

    public static TakeOverCommitment commitment(
            CommitmentNumber number, VisaKind visa, FiscalYear signedIn, Amount residual, @Nullable Amount certified) {
        return new TakeOverCommitment(
                origin("engagements.csv", 2),
                number,
                signedIn,
                U1,
                CommitmentType.MARCHE,
                F1,
                "Maintenance",
                List.of(new TakenLine(1, imputation(Title.T3, CHARGE), residual, certified, date("2025-12-10"), null)),
                visa);
    }

    /** An EJ of 100 000: 6 000 advanced, 70 000 executed, 2 000 taken back; 26 000 are left to pay, 9 000 served. */
    public static TakeOverCommitment advancedCommitment() {
        return new TakeOverCommitment(
                origin("engagements.csv", 3),
                ADVANCED,
                FiscalYear.of(2025),
                U1,
                CommitmentType.MARCHE,
                F1,
                "Travaux",
                List.of(new TakenLine(
                        1,
                        imputation(Title.T3, CHARGE),
                        euros("26000"),
                        euros("9000"),
                        date("2025-12-10"),
                        new TakenAdvance(
                                euros("6000"),
                                euros("2000").balance(),
                                euros("70000").balance()))),
                VisaKind.GRANTED);
    }

    public static TakeOverPaymentRequest acceptedRequest() {
        return new TakeOverPaymentRequest(
                origin("demandes.csv", 2),
                PaymentRequestNumber.of("100000900"),
                PaymentKind.INVOICE,
                F1.ref(),
                "F-2025-1",
                date("2025-12-12"),
                date("2025-12-15"),
                euros("12000"),
                null,
                euros("12000"),
                F1_IBAN,
                EJ,
                List.of(new ClaimedLine(1, euros("12000"))),
                P1,
                date("2025-12-20"),
                date("2025-12-29"));
    }

    /** The same, of another invoice and only received. */
    public static TakeOverPaymentRequest receivedRequest(String invoice) {
        TakeOverPaymentRequest all = acceptedRequest();
        return new TakeOverPaymentRequest(
                all.origin(),
                PaymentRequestNumber.of("100000901"),
                all.kind(),
                all.supplier(),
                invoice,
                all.invoiceDate(),
                all.receivedOn(),
                all.amountExclTax(),
                null,
                all.amountInclTax(),
                all.payeeIban(),
                all.commitmentNumber(),
                List.of(),
                null,
                null,
                null);
    }

    public static TakeOverRevenueOrder title() {
        return title(TITLE, false);
    }

    public static TakeOverRevenueOrder title(RevenueOrderNumber number, boolean doubtful) {
        return new TakeOverRevenueOrder(
                origin("titres.csv", 2),
                number,
                FiscalYear.of(2025),
                U1,
                R1,
                "Redevance",
                List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros("6000"))),
                euros("10000"),
                date("2025-06-01"),
                date("2025-08-15"),
                P1,
                date("2025-06-03"),
                null,
                doubtful,
                doubtful ? euros("2500") : null);
    }

    /** The rest: what the State has on its account, against earlier years. */
    public static TakeOverBalances balances() {
        return new TakeOverBalances(
                origin("balances.csv", 2),
                "Reprise des soldes de CHORUS",
                List.of(
                        new BalanceLine(AccountCode.of("5121000000"), Side.DEBIT, euros("500000"), null),
                        new BalanceLine(AccountCode.of("1100000000"), Side.CREDIT, euros("486000"), null)));
    }
}
