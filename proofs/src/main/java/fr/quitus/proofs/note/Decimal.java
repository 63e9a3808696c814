package fr.quitus.proofs.note;

import java.util.regex.Pattern;

/** A number from 0 in the one way it can be written: ASCII digits without a zero before them. */
final class Decimal {

    private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Decimal() {}

    static long parse(String text) {
        if (FORM.matcher(text).matches()) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new NoteException("nombre trop grand : " + text);
            }
        }
        throw new NoteException("« %s » n'est pas un nombre".formatted(text));
    }
}
