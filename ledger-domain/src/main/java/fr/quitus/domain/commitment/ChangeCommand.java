package fr.quitus.domain.commitment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.Texts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur la vie d'un EJ : amended, affirmed, imputed elsewhere, carried forward, closed, cancelled. */
public sealed interface ChangeCommand extends CommitmentCommand.OnSigned {

    /** What a line is worth from now on. */
    record AmendLine(int line, Amount amount) {}

    /**
     * Engagement par anticipation : an EJ of the next year is signed from 1 November on, before its credits are there
     * (LOLF art. 9). Its service is not rendered before that year.
     */
    record AnticipateCommitment(CommitmentNumber commitmentNumber) implements ChangeCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Imputation d'un engagement anticipé : in its year it consumes its AE, before everything else does. */
    record ChargeAnticipatedCommitment(CommitmentNumber commitmentNumber) implements ChangeCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER, Role.MANAGER, Role.SYSTEM_INTERFACE);
        }
    }

    /** Retrait d'un engagement anticipé that has consumed nothing yet. */
    record WithdrawAnticipatedCommitment(CommitmentNumber commitmentNumber, String reason) implements ChangeCommand {
        public WithdrawAnticipatedCommitment {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Avenant, up or down, line by line. */
    record AmendCommitment(CommitmentNumber commitmentNumber, List<AmendLine> lines, String reason)
            implements ChangeCommand {
        public AmendCommitment {
            Texts.required("L'objet de l'avenant (reason)", reason);
            if (lines == null || lines.isEmpty()) {
                throw new InvalidValue("Un avenant change au moins un poste (lines).");
            }
            lines = List.copyOf(lines);
            if (lines.stream().map(AmendLine::line).distinct().count() < lines.size()) {
                throw new InvalidValue("Un avenant cite chaque poste une fois (lines).");
            }
            Amount.total(
                    "Le total de l'avenant",
                    lines.stream().map(AmendLine::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Affermissement d'une tranche conditionnelle. */
    record AffirmTranche(CommitmentNumber commitmentNumber, int line) implements ChangeCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Changement d'imputation of a line, possibly to another unit's envelope.
     *
     * @param operation the investment operation whose affected AE the line takes from now on; none if absent
     */
    record ReimputeCommitment(
            CommitmentNumber commitmentNumber,
            int line,
            FundsCentre fundsCentre,
            Imputation imputation,
            @Nullable OperationCode operation)
            implements ChangeCommand {
        public ReimputeCommitment(
                CommitmentNumber commitmentNumber, int line, FundsCentre fundsCentre, Imputation imputation) {
            this(commitmentNumber, line, fundsCentre, imputation, null);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Exception au non-recyclage des AE, on an order of the minister of budget. */
    record GrantRecyclingException(CommitmentNumber commitmentNumber, String legalRef) implements ChangeCommand {
        public GrantRecyclingException {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** Bascule sur l'exercice suivant. */
    record CarryForwardCommitment(CommitmentNumber commitmentNumber) implements ChangeCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.SYSTEM_INTERFACE);
        }
    }

    /** Clôture. */
    record CloseCommitment(CommitmentNumber commitmentNumber) implements ChangeCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.AUTHORISING_OFFICER);
        }
    }

    /** Abandon d'un brouillon. */
    record CancelCommitment(CommitmentNumber commitmentNumber, String reason) implements ChangeCommand {
        public CancelCommitment {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.AUTHORISING_OFFICER);
        }
    }
}
