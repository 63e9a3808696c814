package fr.quitus.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code ./quitus rebuild} needs beside a source where it makes views from a copy. */
final class CopyOptions {
    @Option(
            names = "--into",
            paramLabel = "DOSSIER",
            description = "Fait les vues dans ce dossier, vide ou à créer, sans rien changer à aucune instance.")
    @Nullable Path into;

    @Option(
            names = "--as-of",
            paramLabel = "POSITION|INSTANT",
            description = "Avec --into : montre le registre tel qu'il était (1234, 2027-01-15T12:00 à Paris,"
                    + " 2027-01-15T12:00:00+01:00, 2027-01-15).")
    @Nullable String asOf;

    @Option(
            names = "--format",
            description = "Avec --into : csv (par défaut), un fichier par table ; postgres, la base des vues.")
    String format = "csv";

    @Option(
            names = "--password-file",
            paramLabel = "FICHIER",
            description = "Avec --from BAIE arrêtée : où est le mot de passe de ses bases, s'il n'est pas à côté.")
    @Nullable Path passwordFile;

    @Mixin
    TrustOptions trust = new TrustOptions();
}
