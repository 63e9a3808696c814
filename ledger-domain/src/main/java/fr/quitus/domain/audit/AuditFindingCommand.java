package fr.quitus.domain.audit;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Texts;
import java.util.EnumSet;
import java.util.Set;

/** Actes sur les constats d'audit. */
public sealed interface AuditFindingCommand extends LedgerCommand {
    AuditFindingRef finding();

    /**
     * Constat d'audit, on something that exists in the ledger.
     *
     * @param about the file, event, account or published statement
     * @param legalReference the rule it is held against
     */
    record RecordAuditFinding(
            AuditFindingRef finding, AuditedThing about, FindingSeverity severity, String text, String legalReference)
            implements AuditFindingCommand {
        public RecordAuditFinding {
            Texts.required("Le constat (text)", text);
            Texts.required("Le texte (legalReference)", legalReference);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUDITOR);
        }
    }

    /** Réponse de l'audité, whoever has the thing in his perimeter; several may answer, or one several times. */
    record AnswerAuditFinding(AuditFindingRef finding, String text) implements AuditFindingCommand {
        public AnswerAuditFinding {
            Texts.required("La réponse (text)", text);
        }

        @Override
        public Set<Role> allowedRoles() {
            return EnumSet.complementOf(EnumSet.of(Role.AUDITOR, Role.TECH_ADMIN, Role.SYSTEM_INTERFACE));
        }
    }

    /** Clôture du constat by the auditor, who upholds none before it was answered. */
    record CloseAuditFinding(AuditFindingRef finding, FindingOutcome outcome, String conclusion)
            implements AuditFindingCommand {
        public CloseAuditFinding {
            Texts.required("La conclusion (conclusion)", conclusion);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUDITOR);
        }
    }
}
