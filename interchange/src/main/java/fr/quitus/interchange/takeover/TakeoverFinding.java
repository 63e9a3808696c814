package fr.quitus.interchange.takeover;

import fr.quitus.interchange.FileFault;

/**
 * Écart : what is wrong in a set of files, and where to look.
 *
 * @param line of the file, from 1; 0 when the file as a whole is meant
 * @param place name of the column, or of what is compared
 * @param reason in French, with the amounts
 */
public record TakeoverFinding(String file, int line, String place, FileFault code, String reason) {
    /** One line for a person. */
    public String sentence() {
        String where = line == 0 ? file : file + " ligne " + line;
        return where + ", " + place + " : " + reason + " (" + code + ")";
    }
}
