package fr.quitus.interchange.table;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import java.time.LocalDate;

/**
 * Ligne d'engagement of INF-BUD-53.
 *
 * @param line where it stands in the file
 * @param item numéro de poste of the commitment
 * @param modifiedOn last change of the commitment
 * @param amount euros committed; negative where a later line takes back
 */
public record ChorusCommitmentLine(
        int line,
        ChorusImputation imputation,
        CommitmentNumber commitment,
        int item,
        LocalDate modifiedOn,
        ChorusSupplier supplier,
        Balance amount) {}
