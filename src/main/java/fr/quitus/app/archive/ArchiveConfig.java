package fr.quitus.app.archive;

import fr.quitus.app.QuitusSettings;
import fr.quitus.app.QuitusSettings.Storage.Mode;
import fr.quitus.app.proof.CheckpointPublisher;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.eventstore.EventLog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.support.CronExpression;

/** The archive of this ledger: beside its bays unless it is told otherwise, and none where others keep the bays. */
@Configuration(proxyBeanMethods = false)
class ArchiveConfig {
    /** For a setting that is a place or nothing. */
    private static final String NONE = "none";

    @Bean(destroyMethod = "close")
    Archiver archiver(
            EventLog log,
            LedgerDatabase database,
            CheckpointPublisher checkpoints,
            QuitusSettings settings,
            Clock clock) {
        QuitusSettings.Archive asked = settings.archive();
        Optional<ArchiveFolder> folder = folder(settings);
        Optional<Path> personKeys = NONE.equals(asked.personKeys())
                ? Optional.empty()
                : folder.map(known -> asked.personKeys() == null ? known.personKeys() : Path.of(asked.personKeys()));
        Archiver archiver = new Archiver(
                log, database.log(), checkpoints, settings.data(), folder, personKeys, asked.segmentEvents(), clock);
        archiver.start();
        return archiver;
    }

    private static Optional<ArchiveFolder> folder(QuitusSettings settings) {
        @Nullable String asked = settings.archive().folder();
        if (asked != null) {
            return NONE.equals(asked) ? Optional.empty() : Optional.of(new ArchiveFolder(Path.of(asked)));
        }
        return settings.storage().mode() == Mode.BAYS
                ? Optional.of(new ArchiveFolder(settings.data().resolve("archive")))
                : Optional.empty();
    }

    @Bean(destroyMethod = "close")
    RestoreTrial restoreTrial(Archiver archiver, QuitusSettings settings, Clock clock) {
        String cron = settings.archive().trialCron();
        RestoreTrial trial = new RestoreTrial(
                archiver,
                settings.data().resolve("restore-trial"),
                NONE.equals(cron) ? Optional.empty() : Optional.of(CronExpression.parse(cron)),
                clock);
        trial.start();
        return trial;
    }
}
