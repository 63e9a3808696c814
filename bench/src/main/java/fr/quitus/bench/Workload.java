package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is asked: an EJ of 10 euros is drafted (one stream, one event), then validated (two streams, two events: the
 * file and the envelope it draws on). Envelopes are given enough credits never to refuse.
 */
final class Workload {
    static final int FISCAL_YEAR = 2025;
    /** Envelopes of the spread load. */
    static final int SPREAD_ENVELOPES = 200;

    /** Of commitments that were never drafted, only drawn for. */
    private static final long FIRST_NUMBER = 9_000_000_000L;

    private static final FiscalYear YEAR = FiscalYear.of(FISCAL_YEAR);
    private static final String OPERATING_BUDGET = "0156-BANC";
    private static final Amount OPENED = Amount.euros(500_000_000_000L);
    private static final Amount ALLOTTED = Amount.euros(1_000_000_000L);
    private static final Amount COMMITTED = Amount.euros(10);

    private static final Caller DIRECTORATE = caller("denis", Role.BUDGET_DIRECTORATE);
    private static final Caller PROGRAMME_MANAGER = caller("rachel", Role.PROGRAMME_MANAGER);
    private static final Caller OPERATING_BUDGET_MANAGER = caller("boris", Role.BOP_MANAGER);
    private static final Caller MANAGER = caller("gina", Role.MANAGER);
    private static final Caller AUTHORISING_OFFICER = caller("paula", Role.AUTHORISING_OFFICER);

    private final Door door;

    Workload(Door door) {
        this.door = door;
    }

    /** 200 units the load is spread over. */
    static List<FundsCentre> spread() {
        return IntStream.range(0, SPREAD_ENVELOPES)
                .mapToObj(unit -> FundsCentre.of(String.format(Locale.ROOT, "%s-U%03d", OPERATING_BUDGET, unit)))
                .toList();
    }

    /** The one unit everybody draws on. */
    static List<FundsCentre> hot() {
        return List.of(FundsCentre.of(OPERATING_BUDGET + "-HOT"));
    }

    /** Gives every unit its credits; the units are of one operating budget. */
    void allot(List<FundsCentre> units) {
        door.submit(
                new OpenCredits(
                        YEAR, ProgrammeCode.of("0156"), Title.T3, OPENED, OPENED, "Crédits du banc d'essai (fictifs)"),
                DIRECTORATE,
                null);
        OperatingBudgetCode operatingBudget = units.getFirst().operatingBudget();
        door.submit(
                new AllotToOperatingBudget(YEAR, operatingBudget, TitleGroup.HT2, OPENED, OPENED),
                PROGRAMME_MANAGER,
                null);
        for (FundsCentre unit : units) {
            door.submit(
                    new AllotToUnit(YEAR, unit, TitleGroup.HT2, ALLOTTED, ALLOTTED), OPERATING_BUDGET_MANAGER, null);
        }
    }

    Door.Reply draft(FundsCentre unit) {
        return door.submit(drafting(unit), MANAGER, null);
    }

    static DraftCommitment drafting(FundsCentre unit) {
        Imputation imputation = new Imputation(
                FunctionalArea.of("0156-01"), Title.T3, AccountCode.of("6113110000"), null, null, null, null);
        return new DraftCommitment(
                YEAR,
                unit,
                CommitmentType.MARCHE,
                new Supplier(Siret.of("85129663200017"), "Imprimerie de l'Ouest"),
                "Impression des avis",
                List.of(new DraftLine(imputation, COMMITTED)));
    }

    /** An envelope with its credits and what was drawn on it, as the commands would have left it. */
    static List<BudgetEnvelopeEvent> envelope(FundsCentre unit, int events) {
        EnvelopeId id = new EnvelopeId(YEAR, unit, TitleGroup.HT2);
        List<BudgetEnvelopeEvent> stream = new ArrayList<>();
        stream.add(new AllotmentReceived(id, Credits.of(ALLOTTED, ALLOTTED)));
        while (stream.size() < events) {
            CommitmentNumber number = CommitmentNumber.of(String.valueOf(FIRST_NUMBER + stream.size()));
            stream.add(new AeCommitted(id, number, 1, COMMITTED, AmountType.ORIGINAL));
        }
        return stream;
    }

    /** Who drafts. */
    static Caller manager() {
        return MANAGER;
    }

    void validate(Door.Reply drafted) {
        CommitmentNumber number = CommitmentNumber.of(drafted.id("commitmentNumber"));
        door.submit(new ValidateCommitment(number), AUTHORISING_OFFICER, drafted.version());
    }

    private static Caller caller(String name, Role role) {
        return new Caller(ActorId.of(name), role, Perimeter.ALL, null);
    }
}
