package fr.quitus.domain.revenue;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Encaissements. */
public sealed interface ReceiptCommand extends RevenueCommand.OnRevenueOrder {

    /**
     * Encaissement : a bank credit, or part of it, pays the title. What this title does not take of the credit waits to
     * be identified.
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
            implements ReceiptCommand {
        public AllocateReceipt {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            Amount whole = statementAmount == null ? amount : statementAmount;
            return BankEntry.Statement.credit(treasuryIban, servicerReference, whole, valueDate);
        }

        public BankEntryId bankEntryId() {
            return statement().id();
        }
    }

    /**
     * Identification d'une recette : what waited on account 4711 pays this title. Entry P32b.
     *
     * @param bankEntryId the credit, as it was recorded
     */
    record IdentifyReceipt(RevenueOrderNumber revenueOrderNumber, BankEntryId bankEntryId, Amount amount)
            implements ReceiptCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Répartition d'un encaissement : one bank credit pays several titles, wholly. The oldest is paid first; what is
     * more than all of them is an excess of the last.
     *
     * @param asListed whether the debtor asked for the order that the titles are given in
     */
    record DistributeReceipt(
            List<RevenueOrderNumber> revenueOrderNumbers,
            @Nullable Boolean asListed,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements RevenueCommand {
        /** More titles than this are two credits. */
        public static final int TITLES_MAX = 50;

        public DistributeReceipt {
            if (revenueOrderNumbers == null
                    || revenueOrderNumbers.isEmpty()
                    || revenueOrderNumbers.size() > TITLES_MAX
                    || revenueOrderNumbers.stream().distinct().count() != revenueOrderNumbers.size()) {
                throw new InvalidValue("Un encaissement se répartit sur 1 à " + TITLES_MAX
                        + " titres, cités une fois chacun (revenueOrderNumbers).");
            }
            revenueOrderNumbers = List.copyOf(revenueOrderNumbers);
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.credit(treasuryIban, servicerReference, amount, valueDate);
        }
    }

    /** Recouvrement après admission en non-valeur : the debt was never extinguished. Entry P40R, revenue line 2621. */
    record RecordRecoveryAfterWriteOff(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements ReceiptCommand {
        public RecordRecoveryAfterWriteOff {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.credit(treasuryIban, servicerReference, amount, valueDate);
        }
    }

    /**
     * Ouverture de crédits on what a fonds de concours or an attribution de produits brought (LOLF art. 17-II and III).
     *
     * @param legalRef the order that opens them
     */
    record OpenContributionCredits(
            RevenueOrderNumber revenueOrderNumber,
            FiscalYear year,
            ProgrammeCode programme,
            Title title,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements ReceiptCommand {
        public OpenContributionCredits {
            Texts.required("L'arrêté (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }

        public Credits credits() {
            return new Credits(ae == null ? Balance.ZERO : ae.balance(), cp == null ? Balance.ZERO : cp.balance());
        }
    }
}
