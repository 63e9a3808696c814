package fr.quitus.domain.directpayment;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InsteadOf;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur une dépense sans ordonnancement préalable. */
public sealed interface DirectPaymentCommand extends LedgerCommand {
    PaymentRequestId directPaymentId();

    /**
     * Constatation d'un débit du compte du Trésor that nobody ordered. The same bank entry is the same payment.
     *
     * @param fundsCentre the unit that will regularise it
     * @param creditor who was paid, in clear: a company; absent for a natural person
     * @param person the natural person who was paid; one of the two, never both
     */
    record RecordDirectPayment(
            Iban treasuryIban,
            String servicerReference,
            Amount amount,
            LocalDate valueDate,
            FundsCentre fundsCentre,
            DirectPaymentKind kind,
            @Nullable String creditor,
            @InsteadOf("creditor") @Nullable PaidPerson person,
            String subject)
            implements DirectPaymentCommand {
        public RecordDirectPayment {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
            if ((creditor == null) == (person == null)) {
                throw new InvalidValue(
                        "Le bénéficiaire est une entreprise (creditor) ou une personne physique (person) :"
                                + " l'un des deux.");
            }
            if (creditor != null) {
                Texts.required("Le créancier (creditor)", creditor);
            }
            Texts.required("L'objet de la dépense (subject)", subject);
        }

        /** To a company. */
        public RecordDirectPayment(
                Iban treasuryIban,
                String servicerReference,
                Amount amount,
                LocalDate valueDate,
                FundsCentre fundsCentre,
                DirectPaymentKind kind,
                String creditor,
                String subject) {
            this(treasuryIban, servicerReference, amount, valueDate, fundsCentre, kind, creditor, null, subject);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        BankEntry.Statement statement() {
            return BankEntry.Statement.debit(treasuryIban, servicerReference, amount, valueDate);
        }

        @Override
        public PaymentRequestId directPaymentId() {
            return PaymentRequestId.ofDirectPayment(statement().id());
        }
    }

    /** Régularisation : the ordonnateur takes the expense on his credits, AE and CP at once (GBCP art. 159). */
    record RegulariseDirectPayment(PaymentRequestId directPaymentId, List<RegularisationLine> lines)
            implements DirectPaymentCommand {
        /** One statement of a purchasing card has a few dozen lines. */
        public static final int REGULARISATION_LINES_MAX = 200;

        public RegulariseDirectPayment {
            if (lines == null || lines.isEmpty() || lines.size() > REGULARISATION_LINES_MAX) {
                throw new InvalidValue(
                        "Une régularisation compte de 1 à " + REGULARISATION_LINES_MAX + " lignes (lines).");
            }
            lines = List.copyOf(lines);
            Amount.total(
                    "Le total de la régularisation",
                    lines.stream().map(RegularisationLine::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Report d'une dépense à régulariser : the year it was paid in has ended and has no credits for it, so that it is
     * taken on those of the next year.
     *
     * @param legalRef who decided so
     */
    record CarryForwardDirectPayment(PaymentRequestId directPaymentId, String legalRef)
            implements DirectPaymentCommand {
        public CarryForwardDirectPayment {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }
}
