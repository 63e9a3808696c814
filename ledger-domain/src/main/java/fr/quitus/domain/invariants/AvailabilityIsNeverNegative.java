package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.MoveDirection;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.lawchange.LawEvent.LawParameterSet;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Crédits limitatifs (LOLF art. 9) : at no level is more given, committed, reserved or consumed than there is. Only the
 * units of a programme whose credits are évaluatifs, or ever were, may go beyond (LOLF art. 10).
 */
public final class AvailabilityIsNeverNegative extends Invariant {
    private static final int AE = 0;
    private static final int CP = 1;
    private static final int RESERVED = 2;
    private static final String ENVELOPE = "enveloppe ";
    private static final Set<String> SHIPPED = LawParameters.SHIPPED.values().stream()
            .flatMap(value -> evaluative(value).stream())
            .map(ProgrammeCode::text)
            .collect(Collectors.toUnmodifiableSet());

    /** What is available, and the CP reserved, of a programme, a BOP, an envelope, or an operation of one. */
    private final Tally available = tally(3);

    /** Programmes whose credits a text made évaluatifs, beside the law as shipped. */
    private final Tally evaluative = tally(1);

    AvailabilityIsNeverNegative() {
        super(
                "DISPONIBLE_JAMAIS_NEGATIF",
                "Aucun disponible n'est négatif : AE et CP de chaque programme, BOP, enveloppe et opération affectée,"
                        + " hors enveloppes de crédits évaluatifs.",
                "every availability ≥ 0");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case ProgrammeBudgetEvent e -> onProgramme(e);
            case OperatingBudgetEvent e -> onOperatingBudget(e);
            case BudgetEnvelopeEvent e -> onEnvelope(e, ENVELOPE + e.envelope().text());
            case LawParameterSet e -> {
                for (ProgrammeCode programme : evaluative(e.set())) {
                    evaluative.add(programme.text(), 0, 1);
                }
            }
            default -> {
                // No credits.
            }
        }
    }

    /** The programmes that a value makes évaluatifs. */
    private static List<ProgrammeCode> evaluative(LawValue value) {
        Long is = value.number();
        return value.parameter() == LawParameter.EVALUATIVE_CREDITS && is != null && is != 0
                ? value.programmes()
                : List.of();
    }

    private boolean mayGoBeyond(String key) {
        if (!key.startsWith(ENVELOPE)) {
            return false;
        }
        String programme = EnvelopeId.of(key.substring(ENVELOPE.length()))
                .fundsCentre()
                .programme()
                .text();
        return SHIPPED.contains(programme) || evaluative.of(programme, 0) > 0;
    }

    private void onProgramme(ProgrammeBudgetEvent event) {
        switch (event) {
            case ProgrammeBudgetEvent.CreditsOpened e ->
                more(programme(e.year(), e.programme(), e.title().group()), e.credits(), 1);
            case ProgrammeBudgetEvent.AmendingCreditsOpened e ->
                more(programme(e.year(), e.programme(), e.title().group()), e.credits(), 1);
            case ProgrammeBudgetEvent.ContributionCreditsOpened e ->
                more(programme(e.year(), e.programme(), e.title().group()), e.credits(), 1);
            case ProgrammeBudgetEvent.CreditsTakenOver _ -> {
                // The events beside it open the credits.
            }
            case ProgrammeBudgetEvent.AnticipationCounted _, ProgrammeBudgetEvent.AnticipationReturned _ -> {
                // They consume nothing of this year.
            }
            case ProgrammeBudgetEvent.CreditsFrozen e ->
                more(programme(e.year(), e.programme(), e.titleGroup()), e.credits(), -1);
            case ProgrammeBudgetEvent.CreditsThawed e ->
                more(programme(e.year(), e.programme(), e.titleGroup()), e.credits(), 1);
            case ProgrammeBudgetEvent.CreditsReallocated e -> {
                more(programme(e.year(), e.programme(), e.from()), e.credits(), -1);
                more(programme(e.year(), e.programme(), e.to()), e.credits(), 1);
            }
            case ProgrammeBudgetEvent.CreditsAllotted e ->
                more(programme(e.year(), e.programme(), e.titleGroup()), e.credits(), -1);
            case ProgrammeBudgetEvent.CreditsTakenBack e ->
                more(programme(e.year(), e.programme(), e.titleGroup()), e.credits(), 1);
            case ProgrammeBudgetEvent.CreditsMoved e ->
                more(
                        programme(e.year(), e.programme(), e.titleGroup()),
                        e.credits(),
                        e.direction() == MoveDirection.IN ? 1 : -1);
            case ProgrammeBudgetEvent.CreditsCarriedOver e ->
                more(programme(e.year(), e.programme(), e.titleGroup()), e.credits(), 1);
            case ProgrammeBudgetEvent.CreditsCarriedForward e -> carriedForward(e);
            case ProgrammeBudgetEvent.CreditsLapsedBelow e ->
                more(lapsed(programme(e.year(), e.programme(), e.titleGroup())), e.credits(), 1);
            case ProgrammeBudgetEvent.ProgrammeCreditsLapsed e -> {
                String key = programme(e.year(), e.programme(), e.titleGroup());
                more(key, e.credits(), -1);
                more(lapsed(key), e.credits().plus(e.frozen()), 1);
            }
        }
    }

    private void onOperatingBudget(OperatingBudgetEvent event) {
        switch (event) {
            case OperatingBudgetEvent.AllotmentReceived e ->
                more(operatingBudget(e.year(), e.operatingBudget(), e.titleGroup()), e.credits(), 1);
            case OperatingBudgetEvent.CreditsAllotted e ->
                more(operatingBudget(e.year(), e.operatingBudget(), e.titleGroup()), e.credits(), -1);
            case OperatingBudgetEvent.CreditsTakenBack e ->
                more(operatingBudget(e.year(), e.operatingBudget(), e.titleGroup()), e.credits(), 1);
            case OperatingBudgetEvent.AllotmentWithdrawn e ->
                more(operatingBudget(e.year(), e.operatingBudget(), e.titleGroup()), e.credits(), -1);
            case OperatingBudgetEvent.OperatingBudgetCreditsLapsed e ->
                more(operatingBudget(e.year(), e.operatingBudget(), e.titleGroup()), e.credits(), -1);
        }
    }

    private void onEnvelope(BudgetEnvelopeEvent event, String key) {
        switch (event) {
            case BudgetEnvelopeEvent.AllotmentReceived e -> more(key, e.credits(), 1);
            case BudgetEnvelopeEvent.AllotmentWithdrawn e -> more(key, e.credits(), -1);
            case BudgetEnvelopeEvent.UnitCreditsFrozen e -> more(key, e.credits(), -1);
            case BudgetEnvelopeEvent.CreditsLapsed e -> more(key, e.credits(), -1);
            case BudgetEnvelopeEvent.SetAsideCreditsLapsed _ -> {
                // It was not available before, and is not now.
            }
            case BudgetEnvelopeEvent.AffectationLapsed e ->
                ae(operation(key, e.operation().text()), minus(e.amount()));
            case BudgetEnvelopeEvent.UnitCreditsThawed e -> more(key, e.credits(), 1);
            case BudgetEnvelopeEvent.AeCommitted e -> ae(key, minus(e.amount()));
            case BudgetEnvelopeEvent.AeReleased e -> ae(key, e.amount().cents());
            case BudgetEnvelopeEvent.AeSterilized _, BudgetEnvelopeEvent.CommitmentBroughtForward _ -> {
                // A memo: the AE are those of another year.
            }
            case BudgetEnvelopeEvent.AeAnticipated _, BudgetEnvelopeEvent.AeAnticipationEnded _ -> {
                // A claim on AE that may not be there yet.
            }
            case BudgetEnvelopeEvent.AuthorisationAffected e -> {
                ae(key, minus(e.amount()));
                ae(operation(key, e.operation().text()), e.amount().cents());
            }
            case BudgetEnvelopeEvent.AffectationWithdrawn e -> {
                ae(key, e.recyclable() ? e.amount().cents() : 0);
                ae(operation(key, e.operation().text()), minus(e.amount()));
            }
            case BudgetEnvelopeEvent.AffectationDrawn e -> {
                ae(key, e.amount().cents());
                ae(operation(key, e.operation().text()), minus(e.amount()));
            }
            case BudgetEnvelopeEvent.AffectationRestored e -> {
                ae(key, minus(e.amount()));
                ae(operation(key, e.operation().text()), e.amount().cents());
            }
            case BudgetEnvelopeEvent.CpReserved e -> reserved(key, e.amount(), 1);
            case BudgetEnvelopeEvent.CpReleased e -> reserved(key, e.amount(), -1);
            case BudgetEnvelopeEvent.CpRestored e -> {
                available.add(key, CP, e.amount().cents());
                touch(key);
            }
            case BudgetEnvelopeEvent.CpReservedWithoutCommitment e -> reserved(key, e.amount(), 1);
            case BudgetEnvelopeEvent.CpReleasedWithoutCommitment e -> reserved(key, e.amount(), -1);
            case BudgetEnvelopeEvent.CpConsumed e -> consumed(key, e.amount());
            case BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment e -> {
                consumed(key, e.amount());
                ae(key, minus(e.amount()));
            }
        }
    }

    /** Carried over after the closing, it is taken from what lapsed as far as nothing else is left. */
    private void carriedForward(ProgrammeBudgetEvent.CreditsCarriedForward e) {
        String key = programme(e.year(), e.programme(), e.titleGroup());
        long ae = Math.min(e.credits().ae().cents(), available.of(key, AE));
        long cp = Math.min(e.credits().cp().cents(), available.of(key, CP));
        available.add(key, AE, -ae);
        available.add(key, CP, -cp);
        available.add(lapsed(key), AE, ae - e.credits().ae().cents());
        available.add(lapsed(key), CP, cp - e.credits().cp().cents());
        touch(key);
        touch(lapsed(key));
    }

    private static String lapsed(String key) {
        return "crédits tombés du " + key;
    }

    private void more(String key, Credits credits, int sign) {
        available.add(key, AE, sign * credits.ae().cents());
        available.add(key, CP, sign * credits.cp().cents());
        touch(key);
    }

    private void ae(String key, long cents) {
        available.add(key, AE, cents);
        touch(key);
    }

    private void reserved(String key, Amount amount, int sign) {
        available.add(key, CP, -sign * amount.cents());
        available.add(key, RESERVED, sign * amount.cents());
        touch(key);
    }

    /** What is consumed was reserved, and is so no more: what is available stays. */
    private void consumed(String key, Amount amount) {
        available.add(key, RESERVED, minus(amount));
        touch(key);
    }

    private static String programme(FiscalYear year, ProgrammeCode code, TitleGroup group) {
        return "programme " + year + "/" + code + "/" + group;
    }

    private static String operatingBudget(FiscalYear year, OperatingBudgetCode code, TitleGroup group) {
        return "BOP " + year + "/" + code + "/" + group;
    }

    private static String operation(String envelope, String operation) {
        return "opération " + operation + " sur " + envelope;
    }

    @Override
    @Nullable String violation(String key) {
        long ae = available.of(key, AE);
        long cp = available.of(key, CP);
        long reserved = available.of(key, RESERVED);
        boolean within = ae >= 0 && cp >= 0;
        if (reserved >= 0 && (within || mayGoBeyond(key))) {
            return null;
        }
        return key + " : AE disponibles " + euros(ae) + ", CP disponibles " + euros(cp) + ", CP réservés "
                + euros(reserved);
    }
}
