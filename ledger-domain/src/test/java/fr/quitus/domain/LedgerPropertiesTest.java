package fr.quitus.domain;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.Story.date;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand;
import fr.quitus.domain.commitment.CommitmentCommand;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.revenue.RevenueCommand;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever people do, in whatever order, the books hold: random acts through the real rules, checked after each one.
 */
class LedgerPropertiesTest {
    /** Events of persons, parties and the law; tests of their own make them. */
    private static final Set<String> MADE_ELSEWHERE = Set.of(
            "restoration-claimed.v1", // RestorationHistoriesTest, with the two after it
            "restoration-claim-lowered.v1",
            "credits-restored-by-title.v1",
            "cash-counted.v1", // TillTest, with the two after it
            "cheque-returned-unpaid.v1",
            "unpaid-cheque-claimed.v1",
            "cash-receipt-recorded.v2", // CashDeskTest, with the three after it
            "regularisation-title-issued.v2",
            "cash-remitted.v1",
            "remittance-credited.v1",
            "run-refund-ordered.v2", // RefundRunsTest
            "commitment-anticipated.v1", // AnticipationTest, with the four after it
            "anticipation-counted-by-programme.v1",
            "anticipation-returned-to-programme.v1",
            "ae-anticipated.v1",
            "ae-anticipation-ended.v1",
            "account-opened.v1",
            "account-renamed.v1",
            "account-closed.v1",
            "audit-finding-recorded.v1",
            "audit-finding-answered.v1",
            "audit-finding-closed.v1",
            "document-attached.v1",
            "invoicing-service-changed.v1",
            "payment-visa-awaited.v1",
            "file-consulted.v1",
            "direct-payment-made.v2",
            "direct-payment-regularised.v1",
            "direct-payment-carried-forward.v1",
            "law-parameter-set.v1",
            "person-forgotten.v1",
            "payroll-liquidated.v1",
            "payroll-paid.v1",
            "payroll-settled.v1",
            "role-granted.v1",
            "role-revoked.v1",
            "spouse-declared.v1",
            "third-party-registered.v1",
            "natural-person-registered.v1",
            "payee-account-added.v1",
            "payee-account-validated.v1",
            "payee-account-closed.v1",
            "third-party-suspended.v1",
            "third-party-reactivated.v1",
            "account-holder-noted.v1",
            "statement-published.v1");

    private static final List<Person> PEOPLE =
            List.of(GINA, OMAR, PAULA, KATIA, KARL, BANK, RACHEL, RandomPaymentActs.MINISTER, STRANGER);

    /** Events that {@code BudgetPropertiesTest} reaches, by acts that are not played here. */
    private static final Set<String> REACHED_BY_BUDGET_ACTS = Set.of(
            "unit-credits-frozen.v1",
            "unit-credits-thawed.v1",
            "allotment-withdrawn-from-envelope.v1",
            "credits-taken-back-by-operating-budget.v1",
            "allotment-withdrawn-from-operating-budget.v1",
            "credits-taken-back-by-programme.v1",
            "credits-moved.v1",
            "amending-credits-opened.v1",
            "credits-carried-over.v1",
            "credits-carried-forward.v1",
            "authorisation-affected.v1",
            "affectation-withdrawn.v1",
            "affectation-drawn.v1",
            "affectation-restored.v1",
            "ae-released.v1",
            "ae-sterilized.v1",
            "cp-released.v1");

    /** One random act: which kind, on which of the files there are, by the right person or by anybody, for how much. */
    record Step(int kind, int file, int person, long cents, int reference) {}

    @Property(tries = 150)
    void the_books_hold_after_any_sequence_of_acts(@ForAll("steps") List<Step> steps) {
        Story story = Story.g0();
        for (Step step : steps) {
            LedgerCommand command = commandOf(step, story.ledger());
            if (command != null) {
                submitAndCheck(story.ledger(), command, personOf(step, command));
            }
        }

        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void random_acts_reach_every_event_of_the_expenditure_and_revenue_chains() {
        Set<String> made = new TreeSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Story story = Story.g0();
            var random = new Random(seed);
            for (int i = 0; i < 500; i++) {
                Step step = new Step(
                        random.nextInt(18), random.nextInt(6), random.nextInt(40), 1 + random.nextLong(900_000), i % 7);
                LedgerCommand command = commandOf(step, story.ledger());
                if (command != null) {
                    story.ledger().submit(command, personOf(step, command).on("2026-03-20"));
                }
            }
            LedgerInvariants.check(story.ledger());
            story.ledger()
                    .log()
                    .forEach(event -> made.add(
                            event.getClass().getAnnotation(EventName.class).value()));
        }

        Set<String> expected = new TreeSet<>(LedgerTypes.eventsByName().keySet());
        expected.removeAll(MADE_ELSEWHERE);
        expected.removeAll(REACHED_BY_BUDGET_ACTS);
        expected.removeAll(CommitmentHistoriesTest.reachedThere());
        expected.removeAll(DiversionHistoriesTest.reachedThere());
        expected.removeAll(RevenueHistoriesTest.reachedHere());
        expected.removeAll(RevenueHistoriesTest.takingTime());
        expected.removeAll(YearHistoriesTest.REACHED_THERE);
        expected.removeAll(TakeoverHistoriesTest.REACHED_THERE);
        expected.removeIf(name -> name.startsWith("manual-entry-")); // ManualEntryTest
        assertThat(made).containsAll(expected);
    }

    private static void submitAndCheck(InMemoryLedger ledger, LedgerCommand command, Person person) {
        InMemoryLedger.States before = ledger.states();
        int eventsBefore = ledger.log().size();
        if (ledger.submit(command, person.on("2026-03-20")) instanceof Decision.Refused) {
            assertThat(ledger.log()).hasSize(eventsBefore);
            assertThat(ledger.states()).isEqualTo(before);
        } else {
            LedgerInvariants.check(ledger);
        }
    }

    /** Mostly somebody who may do it, now and then anybody at all. */
    static Person personOf(Step step, LedgerCommand command) {
        Set<Role> allowed = command.allowedRoles();
        return PEOPLE.stream()
                .filter(person -> step.person() < PEOPLE.size()
                        ? PEOPLE.indexOf(person) == step.person()
                        : allowed.contains(person.role()))
                .findFirst()
                .orElse(G0.DIRECTORATE);
    }

    static @Nullable LedgerCommand commandOf(Step step, InMemoryLedger ledger) {
        Amount amount = Amount.ofCents(step.cents());
        return switch (step.kind()) {
            case 0, 1 -> Story.drafting(Title.values()[step.reference() % 7], amount.text());
            case 2 ->
                new BudgetCommand.ReallocateBetweenTitles(
                        G0.YEAR, G0.PROGRAMME, TitleGroup.HT2, TitleGroup.T2, amount, null);
            case 3 -> new BudgetCommand.FreezeCredits(G0.YEAR, G0.PROGRAMME, TitleGroup.HT2, amount, amount, "D");
            case 4 -> new BudgetCommand.ThawCredits(G0.YEAR, G0.PROGRAMME, TitleGroup.HT2, amount, amount, "D");
            case 5, 6, 7, 8 -> onCommitment(step, ledger, amount);
            case 9, 10, 11, 12, 13 -> onPayment(step, ledger, amount);
            case 14 -> Story.claiming(amount.text());
            case 15, 16 -> onTitle(step, ledger, amount);
            default ->
                step.file() < 4
                        ? credits(step, amount)
                        : RandomPaymentActs.onRun(RandomPaymentActs.run(ledger), step.reference());
        };
    }

    private static LedgerCommand credits(Step step, Amount amount) {
        return switch (step.file()) {
            case 0 -> Story.opening(Title.T2, amount.text(), amount.text());
            case 1 ->
                new BudgetCommand.ReallocateBetweenTitles(
                        G0.YEAR, G0.PROGRAMME, TitleGroup.T2, TitleGroup.HT2, amount, null);
            case 2 -> new BudgetCommand.AllotToOperatingBudget(G0.YEAR, G0.BOP, TitleGroup.T2, amount, amount);
            default -> new BudgetCommand.AllotToUnit(G0.YEAR, G0.U1, TitleGroup.T2, amount, amount);
        };
    }

    private static @Nullable LedgerCommand onCommitment(Step step, InMemoryLedger ledger, Amount amount) {
        CommitmentNumber number = nth(ledger.states().commitments().keySet(), step.file());
        if (number == null) {
            return null;
        }
        var receipts =
                ledger.commitment(number).opened().orElseThrow().receipts().keySet();
        ServiceReceiptNumber receipt = nth(receipts, step.reference());
        return switch (step.kind()) {
            case 5 -> new CommitmentCommand.ValidateCommitment(number);
            case 6 ->
                new CommitmentCommand.RecordService(
                        number, 1, part(amount, 2), RandomPaymentActs.rendered(step.reference()));
            case 7 -> receipt == null ? null : new CommitmentCommand.CertifyService(number, receipt);
            default -> {
                PaymentKind[] kinds = PaymentKind.values();
                PaymentKind kind = step.person() < 25 ? null : kinds[step.person() % kinds.length];
                yield RandomPaymentActs.invoicing(number, step.reference(), part(amount, 8), kind);
            }
        };
    }

    /** Small enough to be accepted now and then. */
    private static Amount part(Amount amount, int divisor) {
        return Amount.ofCents(amount.cents() / divisor + 1);
    }

    private static @Nullable LedgerCommand onPayment(Step step, InMemoryLedger ledger, Amount amount) {
        Set<PaymentRequestId> all = ledger.states().payments().keySet();
        PaymentRequestId id = nth(all, step.file() + 6 * (step.person() % 2));
        PaymentRequestId other = nth(all, step.person());
        if (id == null || other == null) {
            return null;
        }
        if (step.kind() == 13) {
            PaymentRequestId credit = accepted(ledger, kind -> kind == PaymentKind.CREDIT_NOTE);
            PaymentRequestId payable = accepted(ledger, PaymentKind::clearsService);
            if (credit != null && step.person() % 2 == 0) {
                PaymentRequestId paid = payable == null ? other : payable;
                return RandomPaymentActs.crediting(ledger.payment(credit), paid, step.reference(), part(amount, 40));
            }
            return RandomPaymentActs.crediting(ledger.payment(id), other, step.reference(), part(amount, 40));
        }
        return RandomPaymentActs.on(
                ledger.payment(id), id, step.reference(), step.person(), amount, RandomPaymentActs.run(ledger));
    }

    private static @Nullable PaymentRequestId accepted(InMemoryLedger ledger, Predicate<PaymentKind> which) {
        for (var payment : ledger.states().payments().entrySet()) {
            if (payment.getValue() instanceof PaymentRequest.Accepted(var file, var _) && which.test(file.kind())) {
                return payment.getKey();
            }
        }
        return null;
    }

    private static @Nullable LedgerCommand onTitle(Step step, InMemoryLedger ledger, Amount amount) {
        RevenueOrderNumber number = nth(ledger.states().titles().keySet(), step.file());
        if (number == null) {
            return null;
        }
        return switch (ledger.title(number).status()) {
            case "DRAFT" -> new RevenueCommand.IssueRevenueOrder(number, date("2026-04-15"));
            case "ISSUED" -> new RevenueCommand.TakeInCharge(number);
            default -> Story.cashing(number, amount.text(), "REF-" + step.reference());
        };
    }

    private static <T> @Nullable T nth(Set<T> files, int index) {
        List<T> all = new ArrayList<>(files);
        return all.isEmpty() ? null : all.get(index % all.size());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 17),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.longs().between(1, 2_000_000),
                        Arbitraries.integers().between(0, 6))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(100);
    }
}
