package fr.quitus.interchange.fec;

import java.util.Arrays;
import java.util.List;

/** The eighteen columns of the FEC, in their order (LPF, art. A47 A-1, VII). */
enum FecColumn {
    JOURNAL_CODE("JournalCode", true),
    JOURNAL_LABEL("JournalLib", true),
    ENTRY_NUMBER("EcritureNum", true),
    ENTRY_DATE("EcritureDate", true),
    ACCOUNT("CompteNum", true),
    ACCOUNT_LABEL("CompteLib", true),
    AUXILIARY("CompAuxNum", false),
    AUXILIARY_LABEL("CompAuxLib", false),
    PIECE_REFERENCE("PieceRef", true),
    PIECE_DATE("PieceDate", true),
    LABEL("EcritureLib", true),
    DEBIT("Debit", true),
    CREDIT("Credit", true),
    LETTER("EcritureLet", false),
    LETTER_DATE("DateLet", false),
    VALID_DATE("ValidDate", true),
    CURRENCY_AMOUNT("Montantdevise", false),
    CURRENCY("Idevise", false);

    /** What books kept on a cash basis add, in this order (LPF, art. A47 A-1, VIII). */
    private static final List<String> CASH_BASIS = List.of("DateRglt", "ModeRglt", "NatOp", "IdClient");

    private final String title;
    private final boolean required;

    FecColumn(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    String title() {
        return title;
    }

    /** Whether every line says it. */
    boolean required() {
        return required;
    }

    /** Whether this is the title that may stand there after the eighteen, which are the first. */
    static boolean mayFollow(int place, String title) {
        int extra = place - values().length;
        return extra < CASH_BASIS.size() && CASH_BASIS.get(extra).equalsIgnoreCase(title.strip());
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(FecColumn::title).toList();
    }
}
