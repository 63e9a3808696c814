package fr.quitus.domain.commitment;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Actes sur un engagement juridique (EJ) et son service fait. */
public sealed interface CommitmentCommand extends LedgerCommand {

    /** One line (poste) to draft; lines are numbered 1, 2… in the order given. */
    record DraftLine(Imputation imputation, Amount amount) {}

    /** Création d'un EJ, which consumes nothing until it is validated. */
    record DraftCommitment(
            FiscalYear year,
            FundsCentre fundsCentre,
            CommitmentType type,
            Supplier supplier,
            String subject,
            List<DraftLine> lines)
            implements CommitmentCommand {
        /** More lines than this are two commitments. */
        public static final int COMMITMENT_LINES_MAX = 200;

        public DraftCommitment {
            Texts.required("L'objet de l'engagement (subject)", subject);
            if (lines == null || lines.isEmpty() || lines.size() > COMMITMENT_LINES_MAX) {
                throw new InvalidValue("Un engagement compte de 1 à " + COMMITMENT_LINES_MAX + " postes (lines).");
            }
            lines = List.copyOf(lines);
            Amount.total(
                    "Le total de l'engagement",
                    lines.stream().map(DraftLine::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /** A command on an existing EJ. */
    sealed interface OnCommitment extends CommitmentCommand {
        CommitmentNumber commitmentNumber();
    }

    /** Validation (signature) : the firm amount consumes AE at once (GBCP art. 159). */
    record ValidateCommitment(CommitmentNumber commitmentNumber) implements OnCommitment {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Constatation du service fait on one line. */
    record RecordService(CommitmentNumber commitmentNumber, int line, Amount amount, LocalDate dateRendered)
            implements OnCommitment {
        public RecordService {
            Dates.bounded("La date du service fait (dateRendered)", dateRendered);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.UNIT_MANAGER);
        }
    }

    /** Certification du service fait by the ordonnateur: the charge enters the books (P01). */
    record CertifyService(CommitmentNumber commitmentNumber, ServiceReceiptNumber serviceReceiptNumber)
            implements OnCommitment {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }
}
