package fr.quitus.domain.value;

/**
 * Origine de reprise : the line of a signed file that something was taken over from. It stays in the event, so that
 * what was taken over is marked so for ever.
 *
 * @param system the system that kept it before
 * @param file name of the file within the signed set
 * @param sha256 of that file's bytes, in hexadecimal
 * @param line of the file, from 1; the first where several lines make one dossier
 * @param reference what the system called it
 */
public record TakeoverOrigin(
        TakeoverId takeover, String system, String file, String sha256, int line, String reference) {
    /** What a SHA-256 looks like, as a regular expression. */
    public static final String SHA256_PATTERN = "[0-9a-f]{64}";

    public TakeoverOrigin {
        Texts.required("Le système d'origine (system)", system);
        Texts.required("Le fichier (file)", file);
        InvalidValue.matching(sha256, SHA256_PATTERN, "une empreinte SHA-256");
        Texts.required("La référence d'origine (reference)", reference);
        if (line < 1) {
            throw new InvalidValue("Une ligne de fichier se compte à partir de 1 : " + line + ".");
        }
    }
}
