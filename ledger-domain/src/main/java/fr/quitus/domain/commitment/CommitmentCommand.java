package fr.quitus.domain.commitment;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur un engagement juridique (EJ) et son service fait. */
public sealed interface CommitmentCommand extends LedgerCommand {

    /**
     * One line (poste) to draft; lines are numbered 1, 2… in the order given.
     *
     * @param kind a firm tranche if absent
     * @param operation the investment operation whose affected AE it takes; none if absent (GBCP art. 156)
     */
    record DraftLine(
            Imputation imputation,
            Amount amount,
            @Nullable LineKind kind,
            @Nullable OperationCode operation) {
        public DraftLine(Imputation imputation, Amount amount) {
            this(imputation, amount, null, null);
        }

        public DraftLine(Imputation imputation, Amount amount, @Nullable LineKind kind) {
            this(imputation, amount, kind, null);
        }

        LineKind kindOrFirm() {
            return kind == null ? LineKind.TRANCHE_FERME : kind;
        }
    }

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
            if (lines.stream().allMatch(line -> line.kindOrFirm() == LineKind.TRANCHE_CONDITIONNELLE)) {
                throw new InvalidValue("Un engagement a au moins un poste ferme (kind).");
            }
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

    /**
     * Certification du service fait by the ordonnateur: the charge enters the books (P01).
     *
     * @param amount what is certified now; all that is left of the receipt if absent
     */
    record CertifyService(
            CommitmentNumber commitmentNumber,
            ServiceReceiptNumber serviceReceiptNumber,
            @Nullable Amount amount) implements OnCommitment {
        public CertifyService(CommitmentNumber commitmentNumber, ServiceReceiptNumber serviceReceiptNumber) {
            this(commitmentNumber, serviceReceiptNumber, null);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Annulation d'un service fait that no invoice claims; its charge leaves the books again (P01R). */
    record CancelServiceReceipt(
            CommitmentNumber commitmentNumber, ServiceReceiptNumber serviceReceiptNumber, String reason)
            implements OnCommitment {
        public CancelServiceReceipt {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Soumission au contrôleur budgétaire.
     *
     * @param control a visa if absent; an avis may be asked for what needs no visa
     * @param amendedAmount for an EJ already signed: the firm amount that an amendment will bring it to
     */
    record SubmitForVisa(
            CommitmentNumber commitmentNumber,
            @Nullable ControlKind control,
            @Nullable Amount amendedAmount) implements OnCommitment {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Visa. */
    record GrantVisa(CommitmentNumber commitmentNumber) implements OnCommitment {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** Refus de visa. */
    record RefuseVisa(CommitmentNumber commitmentNumber, String reason) implements OnCommitment {
        public RefuseVisa {
            Texts.required("Le motif du refus (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** Demande d'informations, which stops the controller's period. */
    record RequestInformation(CommitmentNumber commitmentNumber, String question) implements OnCommitment {
        public RequestInformation {
            Texts.required("La question (question)", question);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** Production des informations demandées. */
    record ProduceInformation(CommitmentNumber commitmentNumber, String documents) implements OnCommitment {
        public ProduceInformation {
            Texts.required("Les pièces produites (documents)", documents);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.AUTHORISING_OFFICER);
        }
    }

    /** Avis. */
    record IssueOpinion(CommitmentNumber commitmentNumber, Opinion opinion, String reason) implements OnCommitment {
        public IssueOpinion {
            Texts.required("Les motifs de l'avis (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** Motif de ne pas suivre un avis défavorable. */
    record DisregardOpinion(CommitmentNumber commitmentNumber, String motive) implements OnCommitment {
        public DisregardOpinion {
            Texts.required("Le motif (motive)", motive);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Passer outre un refus de visa. */
    record OverrideVisaRefusal(CommitmentNumber commitmentNumber, String decisionRef) implements OnCommitment {
        public OverrideVisaRefusal {
            Texts.required("La décision (decisionRef)", decisionRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_MINISTER);
        }
    }

    /**
     * Validation en urgence : signed without the visa it needs, which must be sought afterwards. Nothing is paid on the
     * EJ until then.
     */
    record ValidateInEmergency(CommitmentNumber commitmentNumber, String reason) implements OnCommitment {
        public ValidateInEmergency {
            Texts.required("Le motif de l'urgence (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Dispense de visa by the controller, of what the approved programming document lists.
     *
     * @param programmingRef the document, and its item
     */
    record ExemptFromVisa(CommitmentNumber commitmentNumber, String programmingRef) implements OnCommitment {
        public ExemptFromVisa {
            Texts.required("Le document de programmation (programmingRef)", programmingRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** Contrôle a posteriori of an EJ already signed; it changes nothing of it (GBCP art. 101). */
    record ReviewCommitment(CommitmentNumber commitmentNumber, Opinion conclusion, String remarks)
            implements OnCommitment {
        public ReviewCommitment {
            Texts.required("Les observations (remarks)", remarks);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_CONTROLLER);
        }
    }

    /** What happens to an EJ after it is signed, in a file of its own. */
    sealed interface OnSigned extends OnCommitment permits ChangeCommand {}
}
