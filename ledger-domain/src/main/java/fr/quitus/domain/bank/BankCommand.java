package fr.quitus.domain.bank;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;

/** Actes sur une écriture bancaire that nothing claims yet. */
public sealed interface BankCommand extends LedgerCommand {

    /**
     * Recette à identifier : what is left of a bank credit waits on account 4711. Entry P32a.
     *
     * @param amount the whole entry, as on the statement
     * @param reason why nobody knows what it pays
     */
    record RecordUnidentifiedReceipt(
            Amount amount, LocalDate valueDate, Iban treasuryIban, String servicerReference, String reason)
            implements BankCommand {
        public RecordUnidentifiedReceipt {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Texts.required("Le motif (reason)", reason);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.credit(treasuryIban, servicerReference, amount, valueDate);
        }

        public BankEntryId bankEntryId() {
            return statement().id();
        }
    }
}
