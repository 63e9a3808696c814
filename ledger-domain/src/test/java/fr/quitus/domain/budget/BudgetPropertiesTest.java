package fr.quitus.domain.budget;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.F2;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U2;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.Affectations.Affectation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.budget.BudgetCommand.ThawUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AmendingCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random budget acts, on three programmes and two years, by whoever may do them: no availability is ever
 * negative, no level gives more than it holds, and not one cent is lost or made on the way.
 */
class BudgetPropertiesTest {
    private static final FiscalYear[] YEARS = {FiscalYear.of(2025), FiscalYear.of(2026)};
    private static final ProgrammeCode[] PROGRAMMES = {
        PROGRAMME, ProgrammeCode.of("0218"), ProgrammeCode.of("0107"),
    };
    private static final FundsCentre[] UNITS = {U1, U2};
    private static final OperationCode[] OPERATIONS = {OperationCode.of("TF-1"), OperationCode.of("TF-2")};
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000099");
    private static final PaymentRequestId DP = PaymentRequestId.ofInvoice(F2, "F-1", 2026);
    private static final int ACTS = 160;

    @Property(tries = 2000)
    void credits_are_conserved_and_never_negative_whatever_is_done(@ForAll long seed) {
        InMemoryLedger ledger = new InMemoryLedger();
        play(ledger, new Random(seed), true);

        assertThat(InMemoryLedger.replay(ledger.log()).states()).isEqualTo(ledger.states());
    }

    /** The property above means nothing if its acts are all refused. */
    @Test
    void random_budget_acts_reach_every_event_of_the_budget() {
        Set<String> made = new TreeSet<>();
        for (int seed = 0; seed < 100; seed++) {
            InMemoryLedger ledger = new InMemoryLedger();
            play(ledger, new Random(seed), false);
            ledger.log().forEach(event -> made.add(event.getClass().getName()));
        }

        List<String> expected = new ArrayList<>();
        for (Class<?> family :
                List.of(ProgrammeBudgetEvent.class, OperatingBudgetEvent.class, BudgetEnvelopeEvent.class)) {
            for (Class<?> event : family.getPermittedSubclasses()) {
                expected.add(event.getName());
            }
        }
        expected.removeAll(Stream.of(
                        CommitmentBroughtForward.class,
                        CpReservedWithoutCommitment.class,
                        CpReleasedWithoutCommitment.class,
                        CreditsConsumedWithoutCommitment.class,
                        CreditsLapsed.class,
                        BudgetEnvelopeEvent.SetAsideCreditsLapsed.class,
                        BudgetEnvelopeEvent.AffectationLapsed.class,
                        OperatingBudgetEvent.OperatingBudgetCreditsLapsed.class,
                        ProgrammeBudgetEvent.ProgrammeCreditsLapsed.class,
                        ProgrammeBudgetEvent.CreditsLapsedBelow.class,
                        ProgrammeBudgetEvent.CreditsTakenOver.class,
                        ProgrammeBudgetEvent.AnticipationCounted.class,
                        ProgrammeBudgetEvent.AnticipationReturned.class,
                        BudgetEnvelopeEvent.AeAnticipated.class,
                        BudgetEnvelopeEvent.AeAnticipationEnded.class,
                        BudgetEnvelopeEvent.CpRestored.class,
                        ProgrammeBudgetEvent.ContributionCreditsOpened.class)
                .map(Class::getName)
                .toList()); // other random acts make these
        assertThat(made).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void play(InMemoryLedger ledger, Random random, boolean checking) {
        for (int i = 0; i < ACTS; i++) {
            int events = ledger.log().size();
            InMemoryLedger.States before = checking ? ledger.states() : null;
            if (i > 5 && random.nextInt(2) == 0) {
                ledger.append(used(ledger, random));
            } else {
                LedgerCommand command = i < 6 ? opening(i, random) : command(random);
                Person person = command.allowedRoles().contains(Role.AUTHORISING_OFFICER)
                        ? PAULA
                        : command.allowedRoles().contains(Role.BUDGET_DIRECTORATE)
                                ? DIRECTORATE
                                : command.allowedRoles().contains(Role.BOP_MANAGER) ? BASTIEN : RACHEL;
                if (ledger.submit(command, person.on("2026-05-04")) instanceof Decision.Refused && checking) {
                    assertThat(ledger.log()).hasSize(events);
                    assertThat(ledger.states()).isEqualTo(before);
                }
            }
            if (checking && ledger.log().size() > events) {
                check(ledger);
            }
        }
    }

    private static LedgerCommand opening(int i, Random random) {
        Amount large = Amount.ofCents(5_000_000 + random.nextInt(9_000_000));
        return new OpenCredits(
                YEARS[i % 2], PROGRAMMES[i % 3], random.nextInt(4) == 0 ? Title.T2 : Title.T5, large, large, "LFI");
    }

    private static LedgerCommand command(Random random) {
        FiscalYear year = YEARS[random.nextInt(3) == 0 ? 0 : 1];
        ProgrammeCode programme = PROGRAMMES[random.nextInt(3)];
        TitleGroup group = random.nextInt(4) == 0 ? TitleGroup.T2 : TitleGroup.HT2;
        FundsCentre unit = UNITS[random.nextInt(4) == 0 ? 1 : 0];
        Amount ae = amount(random, 3_000_000);
        Amount cp = random.nextInt(5) == 0 ? null : amount(random, 3_000_000);
        return switch (random.nextInt(16)) {
            case 0 ->
                new OpenCredits(year, programme, Title.values()[random.nextInt(7)], ae, cp, "LFR", FinanceAct.AMENDING);
            case 1 -> new FreezeCredits(year, programme, group, ae, cp, "R");
            case 2 -> new ThawCredits(year, programme, group, amount(random, 500_000), cp, "D");
            case 3 -> new ReallocateBetweenTitles(year, PROGRAMME, group, other(group, random), ae, cp);
            case 4, 5 -> new AllotToOperatingBudget(year, BOP, group, ae, cp);
            case 6, 7 -> new AllotToUnit(year, unit, group, amount(random, 2_000_000), cp);
            case 8 -> new WithdrawAllotment(year, BOP, unit, group, amount(random, 400_000), null);
            case 9 -> new WithdrawAllotment(year, BOP, null, group, amount(random, 400_000), cp);
            case 10 -> new FreezeUnitCredits(year, unit, group, amount(random, 400_000), amount(random, 400_000), "G");
            case 11 -> new ThawUnitCredits(year, unit, group, amount(random, 200_000), amount(random, 200_000), "D");
            case 12 -> moving(random, year, programme, group);
            case 13 ->
                new CarryOverCredits(
                        YEARS[1],
                        programme,
                        random.nextBoolean() ? null : PROGRAMMES[random.nextInt(3)],
                        group,
                        ae,
                        random.nextBoolean() ? null : amount(random, 200_000),
                        random.nextInt(3) == 0,
                        "Arrêté");
            case 14 ->
                new AffectAuthorisation(
                        year,
                        unit,
                        OPERATIONS[random.nextInt(4) == 0 ? 1 : 0],
                        amount(random, 500_000),
                        random.nextInt(3) == 0 ? YEARS[0] : null);
            default ->
                new WithdrawAffectation(
                        year, unit, OPERATIONS[random.nextInt(4) == 0 ? 1 : 0], amount(random, 300_000));
        };
    }

    private static TitleGroup other(TitleGroup group, Random random) {
        return random.nextInt(8) == 0 ? group : group == TitleGroup.T2 ? TitleGroup.HT2 : TitleGroup.T2;
    }

    private static TransferCredits moving(Random random, FiscalYear year, ProgrammeCode programme, TitleGroup group) {
        TransferKind kind = TransferKind.values()[random.nextInt(4)];
        return new TransferCredits(
                year,
                kind,
                kind == TransferKind.DECRET_D_AVANCE ? null : programme,
                kind == TransferKind.ANNULATION ? null : PROGRAMMES[random.nextInt(3)],
                group,
                random.nextInt(6) == 0 ? TitleGroup.HT2 : null,
                amount(random, kind == TransferKind.TRANSFERT ? 2_000_000 : 60_000),
                random.nextBoolean() ? null : amount(random, 60_000),
                "Décret");
    }

    /** What commitments and payments do with an envelope, by the rules they ask it. */
    private static List<LedgerEvent> used(InMemoryLedger ledger, Random random) {
        EnvelopeId id = new EnvelopeId(
                YEARS[random.nextInt(4) == 0 ? 0 : 1],
                UNITS[random.nextInt(4) == 0 ? 1 : 0],
                random.nextInt(8) == 0 ? TitleGroup.T2 : TitleGroup.HT2);
        BudgetEnvelope envelope = ledger.envelope(id);
        OperationCode operation = OPERATIONS[random.nextInt(4) == 0 ? 1 : 0];
        Affectation affectation = envelope.affectations().of(operation);
        Balance free = envelope.ae().committed().minus(envelope.ae().affected().committed());
        int what = random.nextInt(9);
        Amount amount =
                switch (what) {
                    case 4 -> about(random, affectation.left());
                    case 5 -> about(random, affectation.committed());
                    case 7, 8 -> about(random, envelope.cp().reserved());
                    default -> amount(random, 400_000);
                };
        return switch (what) {
            case 0, 1 ->
                when(
                        envelope.cannotCommit(id, amount) == null,
                        new AeCommitted(id, EJ, 1, amount, AmountType.ORIGINAL));
            case 2 -> when(free.covers(amount), new AeReleased(id, EJ, 1, amount, AmountType.MODIFICATION));
            case 3 -> List.of(new AeSterilized(id, EJ, 1, amount, AmountType.MODIFICATION));
            case 4 ->
                when(
                        envelope.cannotDraw(id, operation, amount) == null,
                        new AffectationDrawn(id, operation, EJ, 1, amount),
                        new AeCommitted(id, EJ, 1, amount, AmountType.ORIGINAL));
            case 5 ->
                when(
                        affectation.committed().covers(amount),
                        new AeReleased(id, EJ, 1, amount, AmountType.MODIFICATION),
                        new AffectationRestored(id, operation, EJ, 1, amount));
            case 6 -> when(envelope.cpAvailable().covers(amount), new CpReserved(id, DP, EJ, 1, amount));
            case 7 -> when(envelope.cp().reserved().covers(amount), new CpReleased(id, DP, EJ, 1, amount));
            default ->
                when(
                        envelope.cp().reserved().covers(amount),
                        new CpConsumed(id, DP, EJ, 1, amount, AmountType.REDUCTION));
        };
    }

    private static List<LedgerEvent> when(boolean allowed, LedgerEvent... events) {
        return allowed ? List.of(events) : List.of();
    }

    private static Amount amount(Random random, int centsMax) {
        return Amount.ofCents(1 + random.nextInt(centsMax));
    }

    /** Mostly a part of it, now and then more. */
    private static Amount about(Random random, Balance balance) {
        return amount(random, (int) Math.max(1, balance.cents() + balance.cents() / 8));
    }

    private static void check(InMemoryLedger ledger) {
        InMemoryLedger.States states = ledger.states();
        for (FiscalYear year : YEARS) {
            for (TitleGroup group : TitleGroup.values()) {
                // Reading a pair of credits fails if one of them is negative.
                states.programmes()
                        .values()
                        .forEach(p -> assertThat(p.pocket(group).leftToAllot()).isNotNull());
                OperatingBudget.Pocket bop = states.operatingBudgets()
                        .getOrDefault(new OperatingBudgetId(year, BOP), OperatingBudget.EMPTY)
                        .pocket(group);
                assertThat(bop.leftToAllot()).isNotNull();
                ProgrammeBudget programme =
                        states.programmes().getOrDefault(new ProgrammeBudgetId(year, PROGRAMME), ProgrammeBudget.EMPTY);
                assertThat(programme.pocket(group).allotted())
                        .as("the programme's only BOP has what was allotted, %s %s", year, group)
                        .isEqualTo(bop.received());
                Credits units = Credits.NONE;
                for (FundsCentre unit : UNITS) {
                    BudgetEnvelope envelope = ledger.envelope(new EnvelopeId(year, unit, group));
                    envelopeHolds(envelope);
                    units = units.plus(
                            new Credits(envelope.ae().allotted(), envelope.cp().allotted()));
                }
                assertThat(bop.allotted())
                        .as("the units have what the BOP gave")
                        .isEqualTo(units);
            }
        }
        conserved(ledger);
    }

    private static void envelopeHolds(BudgetEnvelope e) {
        assertThat(e.available()).isNotNull();
        assertThat(e.ae().allotted())
                .isEqualTo(e.aeAvailable()
                        .plus(e.ae().frozen())
                        .plus(e.ae().committed())
                        .plus(e.ae().affected().uncommitted())
                        .plus(e.ae().affected().lost()));
        assertThat(List.of(
                        e.ae().frozen(),
                        e.ae().committed(),
                        e.ae().affected().uncommitted(),
                        e.ae().affected().lost(),
                        e.cp().frozen(),
                        e.cp().reserved(),
                        e.cp().consumed()))
                .noneMatch(Balance::isNegative);
        Balance affected = Balance.ZERO;
        Balance drawn = Balance.ZERO;
        for (Affectation a : e.affectations().byOperation().values()) {
            assertThat(List.of(a.current(), a.earlier(), a.committed(), a.left()))
                    .noneMatch(Balance::isNegative);
            affected = affected.plus(a.affected());
            drawn = drawn.plus(a.committed());
        }
        assertThat(affected).isEqualTo(e.ae().affected().total());
        assertThat(drawn).isEqualTo(e.ae().affected().committed());
    }

    /** What was voted and advanced, less what was cancelled, lies somewhere: nothing else makes or unmakes credits. */
    private static void conserved(InMemoryLedger ledger) {
        Balance ae = Balance.ZERO;
        Balance cp = Balance.ZERO;
        for (LedgerEvent event : ledger.log()) {
            if (event instanceof CreditsOpened e) {
                ae = ae.plus(e.credits().ae());
                cp = cp.plus(e.credits().cp());
            } else if (event instanceof AmendingCreditsOpened e) {
                ae = ae.plus(e.credits().ae());
                cp = cp.plus(e.credits().cp());
            } else if (event instanceof CreditsMoved e) {
                boolean in = e.direction() == MoveDirection.IN;
                ae = in ? ae.plus(e.credits().ae()) : ae.minus(e.credits().ae());
                cp = in ? cp.plus(e.credits().cp()) : cp.minus(e.credits().cp());
            }
        }
        Credits held = Credits.NONE;
        for (ProgrammeBudget p : ledger.states().programmes().values()) {
            for (TitleGroup group : TitleGroup.values()) {
                ProgrammeBudget.Pocket pocket = p.pocket(group);
                // What is carried forward has been opened again in the next year.
                held = held.plus(pocket.leftToAllot()).plus(pocket.frozen()).plus(pocket.allotted());
            }
        }
        assertThat(held).isEqualTo(new Credits(ae, cp));
    }
}
