package fr.quitus.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Réglages, prefix {@code quitus}.
 *
 * @param data folder of everything this instance keeps
 * @param storage where the log lives
 * @param fiscalYear year a demonstration is set in; its acts are dated in it
 * @param demonstration ready-made identities, simulated time and the PLF 2025 credits; never with real accounts
 */
@ConfigurationProperties("quitus")
public record QuitusSettings(
        @DefaultValue("data") Path data,
        @DefaultValue Storage storage,
        @DefaultValue("2025") int fiscalYear,
        @DefaultValue("true") boolean demonstration,
        @DefaultValue Security security) {

    /**
     * @param mode {@code bays}: three embedded bays; {@code single}: one embedded instance, for tests and scenarios;
     *     {@code external}: a PostgreSQL cluster that somebody runs
     * @param url of an external cluster, all its hosts and {@code targetServerType=primary}
     * @param fsync false only where losing the data is the point
     */
    public record Storage(
            @DefaultValue("bays") Mode mode,
            @Nullable String url,
            @DefaultValue("quitus_admin") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean fsync) {
        /** See {@link Storage}. */
        public enum Mode {
            BAYS,
            SINGLE,
            EXTERNAL
        }
    }

    /**
     * @param issuerUri an external OpenID Connect issuer; absent means the embedded one
     * @param audience what a token must be meant for
     */
    public record Security(
            @Nullable String issuerUri,
            @DefaultValue("quitus") String audience) {}
}
