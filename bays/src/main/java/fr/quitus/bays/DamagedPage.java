package fr.quitus.bays;

import org.jspecify.annotations.Nullable;

/**
 * Page altérée : a page that is not what was written there.
 *
 * @param file below the data folder of the bay, such as {@code base/16384/16400}
 * @param block number of the page in its relation, from 0
 * @param fault what is wrong with it, in French
 * @param database whose page it is; null when that could not be asked
 * @param relation the table or index of the page; null when that could not be asked
 * @param kind as PostgreSQL writes it: {@code r} a table, {@code i} an index, {@code t} a TOAST table
 * @param serves the table that an index or a TOAST table belongs to; null for others
 * @param line number of the row in the page that is not what it is in another bay, from 1; 0 when no one row is
 */
public record DamagedPage(
        BayName bay,
        String file,
        long block,
        String fault,
        @Nullable String database,
        @Nullable String relation,
        @Nullable String kind,
        @Nullable String serves,
        int line) {

    /** In French, for the operator. */
    String sentence() {
        if (relation == null) {
            return "la page %d du fichier %s %s".formatted(block, file, fault);
        }
        String owner = serves == null ? "" : " de la table " + serves;
        return "la page %d de %s %s%s (base %s, fichier %s) %s"
                .formatted(block, kindInFrench(), relation, owner, database, file, fault);
    }

    private String kindInFrench() {
        return switch (kind == null ? "" : kind) {
            case "r" -> "la table";
            case "i" -> "l'index";
            case "t" -> "la table TOAST";
            case "S" -> "la séquence";
            default -> "la relation";
        };
    }
}
