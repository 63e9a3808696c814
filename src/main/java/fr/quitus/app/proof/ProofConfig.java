package fr.quitus.app.proof;

import fr.quitus.app.QuitusSettings;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.eventstore.EventLog;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log's key and the publication of its checkpoints. */
@Configuration(proxyBeanMethods = false)
class ProofConfig {

    @Bean
    LogKeys logKeys(QuitusSettings settings) {
        return LogKeys.in(settings.data(), settings.proofs().origin());
    }

    @Bean(destroyMethod = "close")
    CheckpointPublisher checkpointPublisher(EventLog log, LogKeys keys, QuitusSettings settings) {
        QuitusSettings.Proofs proofs = settings.proofs();
        CheckpointPublisher publisher = new CheckpointPublisher(
                log::frontier,
                log,
                keys,
                new VerifierKeys(
                        proofs.witnesses().stream().map(VerifierKey::parse).toList()),
                settings.data().resolve("checkpoints"),
                proofs.folders(),
                Optional.ofNullable(proofs.url()).map(URI::create).map(CheckpointMail::new));
        publisher.start(Duration.ofSeconds(proofs.checkpointIntervalS()));
        return publisher;
    }

    @Bean(destroyMethod = "close")
    LogScrubbing logScrubbing(
            LedgerStorage storage, LedgerDatabase database, LogKeys keys, QuitusSettings settings, Clock clock) {
        List<CheckpointFolder> folders = new ArrayList<>();
        folders.add(new CheckpointFolder(settings.data().resolve("checkpoints")));
        settings.proofs().folders().forEach(folder -> folders.add(new CheckpointFolder(folder)));
        QuitusSettings.Scrub scrub = settings.scrub();
        LogScrubbing scrubbing =
                new LogScrubbing(storage, database, new KeptCheckpoints(folders, keys), scrub.sharePercent(), clock);
        scrubbing.start(Duration.ofSeconds(scrub.intervalS()));
        return scrubbing;
    }
}
