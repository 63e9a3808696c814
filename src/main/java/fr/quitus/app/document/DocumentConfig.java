package fr.quitus.app.document;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.ConsultationRecorder;
import fr.quitus.api.door.DocumentController;
import fr.quitus.api.door.FileController;
import fr.quitus.api.door.HistoryController;
import fr.quitus.api.ports.DocumentStore;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.storage.LedgerDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Supporting documents and consultations. */
@Configuration(proxyBeanMethods = false)
@Import({DocumentController.class, HistoryController.class})
class DocumentConfig {
    @Bean
    DocumentStore documentStore(LedgerDatabase database) {
        return new PostgresDocuments(database.log());
    }

    @Bean(destroyMethod = "close")
    ConsultationRecorder consultationRecorder(CommandGate gate, LedgerClock clock, QuitusSettings settings) {
        return new ConsultationRecorder(gate, clock, settings.data().resolve("consultations"));
    }

    @Bean
    FileController.Reasons consultationReasons(QuitusSettings settings) {
        return settings.consultationReasons();
    }
}
