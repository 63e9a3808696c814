package fr.quitus.interchange.bank;

/**
 * Motif de retour : why a transfer came back, such as AC04 (account closed).
 *
 * @param code code of the standard or of the bank
 * @param detail what the bank adds, possibly empty
 */
public record ReturnReason(String code, String detail) {}
