package fr.quitus.domain.revenue;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur un titre de perception. */
public sealed interface RevenueCommand extends LedgerCommand {

    /** Constatation et liquidation d'une créance. */
    record EstablishClaim(
            FiscalYear year, FundsCentre fundsCentre, Debtor debtor, String subject, List<ClaimLine> lines)
            implements RevenueCommand {
        /** More lines than this are two titles. */
        public static final int CLAIM_LINES_MAX = 100;

        public EstablishClaim {
            Texts.required("L'objet de la créance (subject)", subject);
            if (lines == null || lines.isEmpty() || lines.size() > CLAIM_LINES_MAX) {
                throw new InvalidValue("Une créance compte de 1 à " + CLAIM_LINES_MAX + " lignes (lines).");
            }
            lines = List.copyOf(lines);
            Amount.total(
                    "Le total de la créance",
                    lines.stream().map(ClaimLine::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /** A command on an existing title. */
    sealed interface OnRevenueOrder extends RevenueCommand {
        RevenueOrderNumber revenueOrderNumber();
    }

    /** Émission : the title becomes enforceable (force exécutoire). */
    record IssueRevenueOrder(RevenueOrderNumber revenueOrderNumber, LocalDate dueDate) implements OnRevenueOrder {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Prise en charge by the comptable, after checking the authorisation to collect (GBCP art. 19-1°). Entry P30. */
    record TakeInCharge(RevenueOrderNumber revenueOrderNumber) implements OnRevenueOrder {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Encaissement : a bank credit, or part of it, pays the title.
     *
     * @param amount what goes to this title
     * @param statementAmount the whole entry, when it pays several titles; absent means {@code amount}
     */
    record AllocateReceipt(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            @Nullable Amount statementAmount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements OnRevenueOrder {
        public AllocateReceipt {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntryId bankEntryId() {
            return BankEntryId.ofStatement(treasuryIban, servicerReference);
        }
    }
}
