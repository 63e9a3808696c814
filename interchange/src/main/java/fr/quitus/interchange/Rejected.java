package fr.quitus.interchange;

/**
 * Refus : what is not accepted of a file, and where to look.
 *
 * @param line line of the text, or rank of the item, from 1; 0 when the file as a whole is meant
 * @param place path of the element or name of the column
 * @param reason in French, what was found
 */
public record Rejected(int line, String place, FileFault code, String reason) {

    /** One line for a person: where, what, and the rule. */
    public String sentence() {
        String where = line == 0 ? place : "ligne " + line + ", " + place;
        return where + " : " + reason + " " + code.rule() + " (" + code + ")";
    }
}
