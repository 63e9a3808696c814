package fr.quitus.interchange.bank;

import java.util.List;

/**
 * Statut d'un ordre et ses motifs.
 *
 * @param line where it stands in the file
 * @param reasons codes of the standard or of the bank with what it adds, in its order
 */
public record OrderStatus(int line, StatusCode code, List<ReturnReason> reasons) {
    public OrderStatus {
        reasons = List.copyOf(reasons);
    }

    public boolean isRejected() {
        return code.meaning() == StatusCode.Meaning.REJECTED;
    }
}
