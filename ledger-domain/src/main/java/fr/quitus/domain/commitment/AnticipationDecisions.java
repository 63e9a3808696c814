package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationCounted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationReturned;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.commitment.ChangeCommand.AnticipateCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ChargeAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeCommand.WithdrawAnticipatedCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAnticipated;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Engagements par anticipation (LOLF art. 9; Sénat, rapport 478 (2004-2005)): from 1 November on, within a quart of the
 * year's credits of the title, neither personnel nor investment, service in the next year only. An EJ so signed takes
 * no AE of the year; those of the next are kept for it before anything else draws on them.
 */
public final class AnticipationDecisions {
    private static final Set<Title> EXCLUDED = EnumSet.of(Title.T2, Title.T5);

    private AnticipationDecisions() {}

    /** The programme in the year before that of the EJ, whose credits give the ceiling. */
    public static Optional<ProgrammeBudgetId> programme(Commitment commitment) {
        return commitment
                .opened()
                .filter(file -> file.year().value() > FiscalYear.YEAR_MIN)
                .map(file -> new ProgrammeBudgetId(
                        FiscalYear.of(file.year().value() - 1),
                        file.fundsCentre().programme()));
    }

    /** From when on, and until the year begins. */
    static boolean isSeasonOf(FiscalYear year, Act act) {
        LocalDate begins = firstDay(year);
        return act.date().isBefore(begins) && !act.date().isBefore(seasonBegins(year, act));
    }

    private static LocalDate seasonBegins(FiscalYear year, Act act) {
        return firstDay(year).minusMonths(act.law().count(LawParameter.ANTICIPATION_MONTHS, act.date()));
    }

    private static LocalDate firstDay(FiscalYear year) {
        return LocalDate.of(year.value(), 1, 1);
    }

    /** A service that an EJ signed in advance may not have: it stipulates that nothing is done before its year. */
    static @Nullable Refusal servedTooEarly(CommitmentFile file, LocalDate rendered) {
        LocalDate from = file.serviceFrom();
        return from == null || !rendered.isBefore(from)
                ? null
                : Refusal.of(
                        Rejection.DATE_ANTERIEURE,
                        "L'EJ " + file.number() + " est signé par anticipation : aucun service n'en est rendu avant le "
                                + from + ", et celui-ci est daté du " + rendered + ".",
                        "du",
                        from);
    }

    /**
     * Engagement par anticipation : state, capacity to sign, drafter other than signer, season, titles, visa, then the
     * ceiling of each title.
     *
     * @param programme that of {@link #programme}
     */
    public static Decision<LedgerEvent> decide(
            AnticipateCommitment c, Act act, Commitment commitment, ProgrammeBudget programme, FourEyes fourEyes) {
        CommitmentFile file = commitment.unsigned().orElse(null);
        if (file == null) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "DRAFT"));
        }
        List<VisaThreshold> thresholds = VisaThresholds.applied(file, act);
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.firmAmount());
        if (refusal == null && fourEyes == FourEyes.REQUIRED) {
            refusal = CommitmentRules.drafterValidates(file, act);
        }
        if (refusal == null) {
            refusal = outOfSeason(file, act);
        }
        if (refusal == null) {
            refusal = excludedTitle(file);
        }
        if (refusal == null) {
            refusal = CommitmentRules.visaMissing(file, thresholds, act);
        }
        if (refusal == null) {
            refusal = overCeiling(file, act, programme);
        }
        return refusal != null ? Decision.refuse(refusal) : anticipated(file, act, programme, thresholds);
    }

    private static Decision<LedgerEvent> anticipated(
            CommitmentFile file, Act act, ProgrammeBudget programme, List<VisaThreshold> thresholds) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentAnticipated(
                file.number(),
                file.firmAmount(),
                CommitmentDecisions.visaKind(file),
                thresholds,
                firstDay(file.year()),
                act.actor(),
                act.delegationId(),
                act.date()));
        byTitle(file)
                .forEach((title, amount) -> events.add(new AnticipationCounted(
                        before(file),
                        file.fundsCentre().programme(),
                        title,
                        file.number(),
                        amount.amount(),
                        programme.anticipations().ceiling(title, act))));
        for (LineAccount line : firm(file)) {
            events.add(new AeAnticipated(
                    line.envelope(), file.number(), line.no(), line.firmAmount().amount()));
        }
        return Decision.accept(events);
    }

    /**
     * Imputation : state, perimeter, the year begun and not ended, AE. The validation that follows is that of whoever
     * signed; its date is the day the AE are consumed.
     */
    public static Decision<LedgerEvent> decide(
            ChargeAnticipatedCommitment c, Act act, Commitment commitment, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!(commitment instanceof Commitment.Anticipated(CommitmentFile file, CommitmentAnticipated signed))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "ANTICIPATED"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null) {
            refusal = CommitmentRules.yearNotOpen(file.year(), act);
        }
        for (var asked : file.amountByEnvelope().entrySet()) {
            if (refusal == null) {
                refusal = envelopes
                        .getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY)
                        .cannotCharge(asked.getKey(), asked.getValue(), act);
            }
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentValidated(
                file.number(),
                file.firmAmount(),
                signed.visaKind(),
                signed.thresholds(),
                signed.anticipatedBy(),
                signed.delegationId(),
                act.date()));
        events.addAll(ended(file));
        for (LineAccount line : firm(file)) {
            events.add(new AeCommitted(
                    line.envelope(), file.number(), line.no(), line.firmAmount().amount(), AmountType.ORIGINAL));
        }
        return Decision.accept(events);
    }

    /** Retrait : state, capacity to sign. While the year lasts, another may be signed in its place. */
    public static Decision<LedgerEvent> decide(WithdrawAnticipatedCommitment c, Act act, Commitment commitment) {
        if (!(commitment instanceof Commitment.Anticipated(CommitmentFile file, CommitmentAnticipated _))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "ANTICIPATED"));
        }
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.firmAmount());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentCancelled(file.number(), c.reason(), act.actor(), act.date()));
        if (act.date().isBefore(firstDay(file.year()))) {
            byTitle(file)
                    .forEach((title, amount) -> events.add(new AnticipationReturned(
                            before(file), file.fundsCentre().programme(), title, file.number(), amount.amount())));
        }
        events.addAll(ended(file));
        return Decision.accept(events);
    }

    private static List<LedgerEvent> ended(CommitmentFile file) {
        List<LedgerEvent> events = new ArrayList<>();
        for (LineAccount line : firm(file)) {
            events.add(new AeAnticipationEnded(
                    line.envelope(), file.number(), line.no(), line.firmAmount().amount()));
        }
        return events;
    }

    private static List<LineAccount> firm(CommitmentFile file) {
        return file.lines().values().stream()
                .filter(line -> !line.firmAmount().isZero())
                .toList();
    }

    private static FiscalYear before(CommitmentFile file) {
        return FiscalYear.of(file.year().value() - 1);
    }

    /** In the order of the titles. */
    private static Map<Title, Balance> byTitle(CommitmentFile file) {
        Map<Title, Balance> amounts = new EnumMap<>(Title.class);
        for (LineAccount line : firm(file)) {
            amounts.merge(line.imputation().title(), line.firmAmount(), Balance::plus);
        }
        return amounts;
    }

    private static @Nullable Refusal outOfSeason(CommitmentFile file, Act act) {
        return isSeasonOf(file.year(), act)
                ? null
                : Refusal.of(
                        Rejection.EXERCICE_NON_OUVERT,
                        "L'exercice " + file.year() + " s'engage par anticipation du " + seasonBegins(file.year(), act)
                                + " au " + FiscalYears.lastDay(before(file)) + " ; l'acte est daté du " + act.date()
                                + ".",
                        "year",
                        file.year(),
                        "du",
                        seasonBegins(file.year(), act));
    }

    private static @Nullable Refusal excludedTitle(CommitmentFile file) {
        for (LineAccount line : file.lines().values()) {
            Title title = line.imputation().title();
            if (EXCLUDED.contains(title)) {
                return Refusal.of(
                        Rejection.ANTICIPATION_INTERDITE,
                        "Le poste " + line.no() + " de l'EJ " + file.number() + " est du titre " + title
                                + " : ni le personnel (T2) ni l'investissement (T5) ne s'engagent par anticipation.",
                        "line",
                        line.no(),
                        "title",
                        title);
            }
        }
        return null;
    }

    private static @Nullable Refusal overCeiling(CommitmentFile file, Act act, ProgrammeBudget programme) {
        for (var asked : byTitle(file).entrySet()) {
            Title title = asked.getKey();
            Balance ceiling = programme.anticipations().ceiling(title, act);
            Balance taken = programme.anticipations().of(title).taken();
            Amount amount = asked.getValue().amount();
            if (!ceiling.minus(taken).covers(amount)) {
                return Refusal.of(
                        Rejection.PLAFOND_ANTICIPATION,
                        "Le programme " + file.fundsCentre().programme() + " peut engager par anticipation " + ceiling
                                + " € sur le titre " + title + " de l'exercice " + file.year() + " ; " + taken
                                + " € le sont déjà, " + amount + " € sont demandés.",
                        "title",
                        title,
                        "plafond",
                        ceiling,
                        "cumul",
                        taken,
                        "demande",
                        amount);
            }
        }
        return null;
    }
}
