package fr.quitus.domain.audit;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingCommand.AnswerAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.CloseAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.RecordAuditFinding;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.document.DocumentDecisions;
import fr.quitus.domain.document.KnownFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constats d'audit : each act's rules in their written order, then its event. */
public final class AuditFindingDecisions {
    /** More than these are a correspondence, which belongs among the documents of a file. */
    public static final int ANSWERS_MAX = 20;

    private AuditFindingDecisions() {}

    /**
     * Constat : a reference not used, on something the ledger knows. The same finding again writes nothing.
     *
     * @param known the thing, with its perimeter if it has one; empty when the ledger does not know it
     */
    public static Decision<AuditFindingEvent> decide(
            RecordAuditFinding c, Act act, AuditFinding finding, Optional<KnownFile> known) {
        if (!(finding instanceof AuditFinding.Absent)) {
            return isSame(c, finding) ? Decision.accept() : Decision.refuse(wrongState(c, finding, "ABSENT"));
        }
        if (known.isEmpty()) {
            return Decision.refuse(unknown(c.about()));
        }
        return Decision.accept(new AuditFindingRecorded(
                c.finding(),
                c.about(),
                known.get().fundsCentre(),
                known.get().post(),
                c.severity(),
                c.text(),
                c.legalReference(),
                act.date(),
                act.actor()));
    }

    /**
     * Réponse : a finding that is not closed, by somebody who has the thing in his perimeter or at his post.
     *
     * @param known the thing as it is assigned now
     */
    public static Decision<AuditFindingEvent> decide(
            AnswerAuditFinding c, Act act, AuditFinding finding, KnownFile known) {
        AuditFindingRecorded recorded =
                switch (finding) {
                    case AuditFinding.Open(var found) -> found;
                    case AuditFinding.Answered(var found, var _) -> found;
                    case AuditFinding.Absent _, AuditFinding.Closed _ -> null;
                };
        if (recorded == null) {
            return Decision.refuse(wrongState(c, finding, "OPEN ou ANSWERED"));
        }
        Refusal outside = outside(act, recorded.about(), known);
        if (outside != null) {
            return Decision.refuse(outside);
        }
        if (finding instanceof AuditFinding.Answered(var _, var answers) && answers >= ANSWERS_MAX) {
            return Decision.refuse(Refusal.of(
                    Rejection.DOSSIER_PLEIN,
                    "Le constat " + c.finding() + " compte déjà " + ANSWERS_MAX + " réponses.",
                    "maximum",
                    ANSWERS_MAX));
        }
        return Decision.accept(
                new AuditFindingAnswered(c.finding(), recorded.about(), c.text(), act.date(), act.actor(), act.role()));
    }

    /** Clôture : a finding that is not closed; upheld, one that was answered. */
    public static Decision<AuditFindingEvent> decide(CloseAuditFinding c, Act act, AuditFinding finding) {
        AuditFindingRecorded recorded =
                switch (finding) {
                    case AuditFinding.Open(var found) -> c.outcome() == FindingOutcome.LEVE ? found : null;
                    case AuditFinding.Answered(var found, var _) -> found;
                    case AuditFinding.Absent _, AuditFinding.Closed _ -> null;
                };
        return recorded == null
                ? Decision.refuse(wrongState(
                        c, finding, c.outcome() == FindingOutcome.MAINTENU ? "ANSWERED" : "OPEN ou ANSWERED"))
                : Decision.accept(new AuditFindingClosed(
                        c.finding(), recorded.about(), c.outcome(), c.conclusion(), act.date(), act.actor()));
    }

    /** A file has its perimeter; accounts and statements are of those who keep the books. */
    private static @Nullable Refusal outside(Act act, AuditedThing about, KnownFile known) {
        boolean ofTheBooks =
                switch (about.kind()) {
                    case AuditedThing.OfFile _ -> false;
                    case AuditedThing.OfEvent e -> e.file().isEmpty();
                    case AuditedThing.OfAccount _, AuditedThing.OfStatement _ -> true;
                };
        if (!ofTheBooks) {
            return DocumentDecisions.outside(act, known);
        }
        return act.role().side() == Role.Side.ORDONNATEUR
                ? Refusal.of(
                        Rejection.HORS_PERIMETRE,
                        "« " + about + " » n'est d'aucun centre financier : répondent le comptable, la direction du"
                                + " budget ou le ministre.",
                        "about",
                        about)
                : null;
    }

    private static boolean isSame(RecordAuditFinding c, AuditFinding finding) {
        return finding instanceof AuditFinding.Open(var recorded)
                && recorded.about().equals(c.about())
                && recorded.severity() == c.severity()
                && recorded.text().equals(c.text())
                && recorded.legalReference().equals(c.legalReference());
    }

    private static Refusal unknown(AuditedThing about) {
        return switch (about.kind()) {
            case AuditedThing.OfFile(var file) -> DocumentDecisions.unknown(file);
            case AuditedThing.OfAccount(var account) ->
                Refusal.of(
                        Rejection.COMPTE_INCONNU,
                        "Le compte " + account + " n'est pas au plan de comptes.",
                        "compte",
                        account);
            case AuditedThing.OfEvent _, AuditedThing.OfStatement _ ->
                Refusal.of(Rejection.OBJET_INCONNU, "Le journal ne contient pas « " + about + " ».", "about", about);
        };
    }

    private static Refusal wrongState(AuditFindingCommand c, AuditFinding finding, String expected) {
        return finding instanceof AuditFinding.Absent
                ? Refusal.of(Rejection.CONSTAT_INCONNU, "Aucun constat ne porte la référence " + c.finding() + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "Le constat " + c.finding() + " est à l'état " + finding.status()
                                + " ; cet acte demande l'état " + expected + ".",
                        "etat",
                        finding.status());
    }
}
