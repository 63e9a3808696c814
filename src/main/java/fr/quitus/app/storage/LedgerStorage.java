package fr.quitus.app.storage;

import fr.quitus.app.QuitusSettings;
import fr.quitus.bays.BaySettings;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.bays.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The PostgreSQL the ledger lives in, whoever runs it. */
public interface LedgerStorage extends AutoCloseable {
    String DATABASE = "quitus";

    String jdbcUrl(String database);

    String adminUser();

    String adminPassword();

    /** The embedded bays, when they are what runs. */
    Optional<EmbeddedBays> bays();

    @Override
    void close();

    /** Starts or finds the storage the settings name. */
    static LedgerStorage open(QuitusSettings settings) {
        QuitusSettings.Scrub scrub = settings.scrub();
        return open(
                settings.data(),
                settings.storage(),
                bays -> bays.withScrubs(
                        new BaySettings.Scrubs(Duration.ofSeconds(scrub.intervalS()), scrub.sharePercent())));
    }

    /** The same for who has no other settings. */
    static LedgerStorage open(Path data, QuitusSettings.Storage settings) {
        return open(data, settings, bays -> bays);
    }

    private static LedgerStorage open(
            Path data, QuitusSettings.Storage settings, UnaryOperator<BaySettings> furtherSettings) {
        Map<String, String> postgres = settings.fsync() ? Map.of() : Map.of("fsync", "off");
        return switch (settings.mode()) {
            case BAYS ->
                new Bays(EmbeddedBays.open(furtherSettings.apply(BaySettings.in(data.resolve("bays"))
                        .withPostgresSettings(postgres)
                        .withSilence(Duration.ofSeconds(settings.silenceS())))));
            case SINGLE -> new Single(EmbeddedPostgres.start(data.resolve("postgres"), postgres));
            case EXTERNAL -> new External(settings);
        };
    }

    /** Three embedded bays. */
    record Bays(EmbeddedBays embedded) implements LedgerStorage {
        @Override
        public String jdbcUrl(String database) {
            return embedded.jdbcUrl(database);
        }

        @Override
        public String adminUser() {
            return embedded.adminUser();
        }

        @Override
        public String adminPassword() {
            return embedded.adminPassword();
        }

        @Override
        public Optional<EmbeddedBays> bays() {
            return Optional.of(embedded);
        }

        @Override
        public void close() {
            embedded.close();
        }
    }

    /** One embedded instance: no second copy, so no promise about a lost bay. */
    record Single(EmbeddedPostgres embedded) implements LedgerStorage {
        @Override
        public String jdbcUrl(String database) {
            return embedded.jdbcUrl(database);
        }

        @Override
        public String adminUser() {
            return embedded.user();
        }

        @Override
        public String adminPassword() {
            return embedded.password();
        }

        @Override
        public Optional<EmbeddedBays> bays() {
            return Optional.empty();
        }

        @Override
        public void close() {
            embedded.close();
        }
    }

    /** A cluster run by others; its database exists and its name is in the url. */
    record External(QuitusSettings.Storage settings) implements LedgerStorage {
        @Override
        public String jdbcUrl(String database) {
            return Objects.requireNonNull(settings.url(), "quitus.storage.url is needed in mode external");
        }

        @Override
        public String adminUser() {
            return settings.user();
        }

        @Override
        public String adminPassword() {
            return settings.password();
        }

        @Override
        public Optional<EmbeddedBays> bays() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Not ours to stop.
        }
    }
}
