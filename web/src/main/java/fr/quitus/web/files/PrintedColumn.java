package fr.quitus.web.files;

import java.util.List;

/**
 * Colonne d'une page imprimée.
 *
 * @param title at its head, and in the CSV unless {@code side} says otherwise
 * @param share of the width of the page
 * @param side for a column of debits or of credits: the amounts whose {@code Sens} this is; empty for any other
 */
public record PrintedColumn(String title, int share, String side) {
    private static final String SIDE = "Sens";
    private static final String AMOUNT = "Montant";

    public static PrintedColumn of(String title, int share) {
        return new PrintedColumn(title, share, "");
    }

    public static PrintedColumn debits(int share) {
        return new PrintedColumn("Débit", share, "DEBIT");
    }

    public static PrintedColumn credits(int share) {
        return new PrintedColumn("Crédit", share, "CREDIT");
    }

    boolean figure() {
        return Kind.of(title) == Kind.AMOUNT;
    }

    /** @param titles of the cells, in the same order */
    String cell(List<String> titles, List<String> cells) {
        if (side.isEmpty()) {
            return cells.get(place(titles, title));
        }
        return cells.get(place(titles, SIDE)).equals(side) ? cells.get(place(titles, AMOUNT)) : "";
    }

    private static int place(List<String> titles, String title) {
        int place = titles.indexOf(title);
        if (place < 0) {
            throw new IllegalStateException("the book has no column " + title + " among " + titles);
        }
        return place;
    }
}
