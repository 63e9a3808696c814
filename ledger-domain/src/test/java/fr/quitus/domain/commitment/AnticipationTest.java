package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0;
import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.FinanceAct;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationCounted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationReturned;
import fr.quitus.domain.commitment.ChangeCommand.AnticipateCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ChargeAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.WithdrawAnticipatedCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAnticipated;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Engagements par anticipation : in November and December, on the next year's credits. */
class AnticipationTest {
    private static final FiscalYear NEXT = FiscalYear.of(2027);
    private static final EnvelopeId NEXT_HT2 = new EnvelopeId(NEXT, U1, TitleGroup.HT2);

    /** A quarter of the million that the finance act opened on title 3 of the programme. */
    private static final String QUARTER = "250000";

    private final Story story = Story.g0();

    @AfterEach
    void every_truth_of_the_ledger_holds() {
        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    private static DraftCommitment drafting(FiscalYear year, Title title, String amount) {
        return new DraftCommitment(
                year,
                U1,
                CommitmentType.MARCHE,
                F1,
                "Nettoyage",
                List.of(new DraftLine(G0.imputation(title, CHARGE), euros(amount))));
    }

    private CommitmentNumber drafted(Title title, String amount) {
        return only(story.accepted(drafting(NEXT, title, amount), GINA.on("2026-11-02")), CommitmentDrafted.class)
                .commitmentNumber();
    }

    private CommitmentNumber anticipated(String amount) {
        CommitmentNumber number = drafted(Title.T3, amount);
        story.accepted(new AnticipateCommitment(number), PAULA.on("2026-11-03"));
        return number;
    }

    private void nextYearHas(String sum) {
        Amount amount = euros(sum);
        story.accepted(
                new OpenCredits(NEXT, PROGRAMME, Title.T3, amount, amount, "LFI 2027"), DIRECTORATE.on("2027-01-02"));
        story.accepted(new AllotToOperatingBudget(NEXT, BOP, TitleGroup.HT2, amount, amount), RACHEL.on("2027-01-02"));
        story.accepted(new AllotToUnit(NEXT, U1, TitleGroup.HT2, amount, amount), BASTIEN.on("2027-01-02"));
    }

    private BudgetEnvelope next() {
        return story.ledger().envelope(NEXT_HT2);
    }

    private String status(CommitmentNumber number) {
        return story.ledger().commitment(number).status();
    }

    private Balance taken() {
        return story.ledger()
                .programme(2026, "0156")
                .anticipations()
                .of(Title.T3)
                .taken();
    }

    @Test
    void an_ej_of_the_next_year_is_signed_in_november_and_takes_nothing_of_this_year() {
        Balance before = story.ledger().envelope(U1_HT2).aeAvailable();
        CommitmentNumber number = drafted(Title.T3, "12000");

        var events = story.accepted(new AnticipateCommitment(number), OMAR.on("2026-11-03"));

        assertThat(events)
                .hasExactlyElementsOfTypes(CommitmentAnticipated.class, AnticipationCounted.class, AeAnticipated.class);
        var counted = only(events, AnticipationCounted.class);
        assertThat(counted.year()).isEqualTo(YEAR);
        assertThat(counted.ceiling()).isEqualTo(Balance.parse(QUARTER));
        assertThat(only(events, CommitmentAnticipated.class).serviceFrom()).isEqualTo(date("2027-01-01"));
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(before);
        assertThat(next().anticipated()).isEqualTo(Balance.parse("12000"));
        assertThat(status(number)).isEqualTo("ANTICIPATED");
    }

    @Test
    void the_season_begins_on_the_first_of_november_and_ends_with_the_year() {
        assertThat(story.rejection(drafting(NEXT, Title.T3, "10"), GINA.on("2026-10-31")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(drafting(FiscalYear.of(2028), Title.T3, "10"), GINA.on("2026-12-01")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        CommitmentNumber first = only(
                        story.accepted(drafting(NEXT, Title.T3, "10"), GINA.on("2026-11-01")), CommitmentDrafted.class)
                .commitmentNumber();
        CommitmentNumber second = drafted(Title.T3, "10");
        CommitmentNumber ofThisYear = story.aDraftedCommitment("10");

        assertThat(story.refused(new AnticipateCommitment(first), PAULA.on("2026-10-31"))
                        .facts())
                .containsEntry("du", "2026-11-01");
        story.accepted(new AnticipateCommitment(first), PAULA.on("2026-11-01"));
        story.accepted(new AnticipateCommitment(second), PAULA.on("2026-12-31"));
        assertThat(story.rejection(new AnticipateCommitment(drafted(Title.T3, "10")), PAULA.on("2027-01-01")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(new AnticipateCommitment(ofThisYear), PAULA.on("2026-11-03")))
                .as("it is signed as any other")
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(new ValidateCommitment(drafted(Title.T3, "10")), PAULA.on("2026-11-03")))
                .as("it is not validated before its year")
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
    }

    @Test
    void neither_personnel_nor_investment_is_committed_in_advance() {
        for (Title title : List.of(Title.T2, Title.T5)) {
            Refusal refusal = story.refused(new AnticipateCommitment(drafted(title, "10")), PAULA.on("2026-11-03"));
            assertThat(refusal.code()).isEqualTo(Rejection.ANTICIPATION_INTERDITE);
            assertThat(refusal.facts()).containsEntry("title", title.name());
        }
    }

    @Test
    void a_quarter_of_the_credits_of_the_title_is_held_to_the_cent() {
        story.accepted(
                new OpenCredits(YEAR, PROGRAMME, Title.T6, euros("100"), euros("100"), "LFR", FinanceAct.AMENDING),
                DIRECTORATE.on("2026-06-02"));
        anticipated("249999.99");

        Refusal refusal = story.refused(new AnticipateCommitment(drafted(Title.T3, "0.02")), PAULA.on("2026-11-03"));
        assertThat(refusal.code()).isEqualTo(Rejection.PLAFOND_ANTICIPATION);
        assertThat(refusal.facts())
                .containsEntry("plafond", "250000.00")
                .containsEntry("cumul", "249999.99")
                .containsEntry("demande", "0.02");
        story.accepted(new AnticipateCommitment(drafted(Title.T3, "0.01")), PAULA.on("2026-11-03"));
        assertThat(story.rejection(new AnticipateCommitment(drafted(Title.T6, "25.01")), PAULA.on("2026-11-03")))
                .as("each title has its own")
                .isEqualTo(Rejection.PLAFOND_ANTICIPATION);
        story.accepted(new AnticipateCommitment(drafted(Title.T6, "25")), PAULA.on("2026-11-03"));
        assertThat(story.rejection(new AnticipateCommitment(drafted(Title.T7, "0.01")), PAULA.on("2026-11-03")))
                .as("nothing was opened on title 7")
                .isEqualTo(Rejection.PLAFOND_ANTICIPATION);
    }

    @Test
    void in_its_year_it_takes_its_ae_before_anybody_else_does() {
        CommitmentNumber number = anticipated("12000");
        assertThat(story.rejection(new ChargeAnticipatedCommitment(number), GINA.on("2026-12-31")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(new ChargeAnticipatedCommitment(number), GINA.on("2027-01-02")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        nextYearHas("15000");
        CommitmentNumber other = only(
                        story.accepted(drafting(NEXT, Title.T3, "3000.01"), GINA.on("2027-01-04")),
                        CommitmentDrafted.class)
                .commitmentNumber();

        assertThat(story.refused(new ValidateCommitment(other), PAULA.on("2027-01-04"))
                        .facts())
                .containsEntry("disponible", "3000.00");
        assertThat(story.rejection(
                        new FreezeUnitCredits(NEXT, U1, TitleGroup.HT2, euros("3000.01"), null, "Gel"),
                        DIRECTORATE.on("2027-01-04")))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        var events = story.accepted(new ChargeAnticipatedCommitment(number), GINA.on("2027-01-05"));

        assertThat(events)
                .hasExactlyElementsOfTypes(CommitmentValidated.class, AeAnticipationEnded.class, AeCommitted.class);
        assertThat(only(events, CommitmentValidated.class).validatedBy())
                .as("who signed")
                .isEqualTo(PAULA.on("2026-11-03").actor());
        assertThat(next().anticipated().isZero()).isTrue();
        assertThat(next().aeAvailable()).isEqualTo(Balance.parse("3000"));
        assertThat(status(number)).isEqualTo("VALIDATED");
        assertThat(story.rejection(new ChargeAnticipatedCommitment(number), GINA.on("2027-01-05")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void no_service_is_rendered_before_the_first_of_january() {
        CommitmentNumber number = anticipated("12000");
        assertThat(story.rejection(
                        new RecordService(number, 1, euros("10"), date("2026-12-15")), GINA.on("2026-12-15")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        nextYearHas("12000");
        story.accepted(new ChargeAnticipatedCommitment(number), GINA.on("2027-01-05"));

        assertThat(story.rejection(
                        new RecordService(number, 1, euros("10"), date("2026-12-31")), GINA.on("2027-01-06")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        story.accepted(new RecordService(number, 1, euros("10"), date("2027-01-01")), GINA.on("2027-01-06"));
    }

    @Test
    void one_that_is_withdrawn_makes_room_while_the_year_lasts_and_frees_the_next_ones_ae() {
        CommitmentNumber first = anticipated(QUARTER);
        var withdraw = new WithdrawAnticipatedCommitment(first, "Besoin abandonné");

        var events = story.accepted(withdraw, PAULA.on("2026-12-01"));

        assertThat(events)
                .hasExactlyElementsOfTypes(
                        CommitmentCancelled.class, AnticipationReturned.class, AeAnticipationEnded.class);
        assertThat(status(first)).isEqualTo("CANCELLED");
        assertThat(taken().isZero()).isTrue();
        assertThat(next().anticipated().isZero()).isTrue();
        CommitmentNumber second = anticipated(QUARTER);
        assertThat(story.accepted(
                        new WithdrawAnticipatedCommitment(second, "Besoin abandonné"), PAULA.on("2027-01-04")))
                .as("the year is over, and its ceiling serves nobody any more")
                .hasExactlyElementsOfTypes(CommitmentCancelled.class, AeAnticipationEnded.class);
    }

    @Test
    void names_the_first_rule_an_anticipation_breaks() {
        CommitmentNumber unknown = CommitmentNumber.of("2100009999");
        CommitmentNumber large = drafted(Title.T3, "500000.01");
        assertThat(story.rejection(new AnticipateCommitment(unknown), PAULA.on("2026-11-03")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new AnticipateCommitment(large), OMAR.on("2026-11-03")))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(new AnticipateCommitment(large), PAULA.on("2026-11-03")))
                .isEqualTo(Rejection.VISA_REQUIS);
        assertThat(story.rejection(
                        new AnticipateCommitment(large),
                        GINA.as(PAULA.role(), PAULA.perimeter()).on("2026-11-03")))
                .as("who drafted does not sign")
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        CommitmentNumber number = anticipated("10");
        for (var command : List.of(
                new AnticipateCommitment(number),
                new ValidateCommitment(number),
                new CancelCommitment(number, "r"),
                new CloseCommitment(number))) {
            assertThat(story.rejection(command, PAULA.on("2026-11-04"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        }
        assertThat(story.rejection(new ChargeAnticipatedCommitment(number), STRANGER.on("2027-01-04")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new WithdrawAnticipatedCommitment(unknown, "r"), PAULA.on("2026-11-04")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new ChargeAnticipatedCommitment(large), GINA.on("2027-01-04")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void whatever_is_signed_withdrawn_and_charged_the_quarter_and_the_claims_hold() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            Story tale = Story.g0();
            List<CommitmentNumber> numbers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                play(tale, random, numbers, i < 40 ? "2026-11-15" : "2027-01-15");
                var shares = tale.ledger().programme(2026, "0156").anticipations();
                Balance claims = Balance.ZERO;
                for (CommitmentNumber number : numbers) {
                    if (tale.ledger().commitment(number) instanceof Commitment.Anticipated(var file, var _)) {
                        claims = claims.plus(file.firmBalance());
                    }
                }
                assertThat(shares.of(Title.T3).taken()).isLessThanOrEqualTo(Balance.parse(QUARTER));
                assertThat(tale.ledger().envelope(NEXT_HT2).anticipated()).isEqualTo(claims);
            }
            LedgerInvariants.check(tale.ledger());
        }
    }

    private static void play(Story tale, Random random, List<CommitmentNumber> numbers, String day) {
        InMemoryLedger ledger = tale.ledger();
        if (numbers.isEmpty() || random.nextInt(3) == 0) {
            var draft = drafting(
                    NEXT,
                    Title.T3,
                    Amount.ofCents(1 + random.nextLong(9_000_000)).text());
            if (ledger.submit(draft, GINA.on(day)) instanceof Decision.Accepted(var events)) {
                numbers.add(only(events, CommitmentDrafted.class).commitmentNumber());
            }
            return;
        }
        CommitmentNumber number = numbers.get(random.nextInt(numbers.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> ledger.submit(new AnticipateCommitment(number), PAULA.on(day));
            case 2 -> ledger.submit(new WithdrawAnticipatedCommitment(number, "r"), PAULA.on(day));
            case 3 -> ledger.submit(new ChargeAnticipatedCommitment(number), GINA.on(day));
            default -> {
                Amount amount = Amount.ofCents(1 + random.nextLong(5_000_000));
                ledger.submit(
                        new OpenCredits(NEXT, PROGRAMME, Title.T3, amount, amount, "LFI 2027"), DIRECTORATE.on(day));
                ledger.submit(new AllotToOperatingBudget(NEXT, BOP, TitleGroup.HT2, amount, amount), RACHEL.on(day));
                ledger.submit(new AllotToUnit(NEXT, U1, TitleGroup.HT2, amount, amount), BASTIEN.on(day));
            }
        }
    }
}
