package fr.quitus.domain.takeover;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.Texts;

/**
 * Fichier d'une reprise, as its signed manifest announces it.
 *
 * @param sha256 of its bytes, in hexadecimal
 * @param rows lines without the line of titles
 */
public record TakeoverFile(String name, String sha256, int rows) {
    public TakeoverFile {
        Texts.required("Le nom du fichier (name)", name);
        InvalidValue.matching(sha256, TakeoverOrigin.SHA256_PATTERN, "une empreinte SHA-256");
        if (rows < 0) {
            throw new InvalidValue("Un fichier n'a pas " + rows + " lignes.");
        }
    }
}
