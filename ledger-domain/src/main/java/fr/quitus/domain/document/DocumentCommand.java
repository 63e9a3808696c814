package fr.quitus.domain.document;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Texts;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pièces d'un dossier, et sa consultation. */
public sealed interface DocumentCommand extends LedgerCommand {
    FileId file();

    /**
     * Versement d'une pièce justificative whose bytes were deposited before. The same document again writes nothing.
     *
     * @param title intitulé, as the file's list shows it
     */
    record AttachDocument(FileId file, DocumentHash sha256, DocumentKind kind, String title)
            implements DocumentCommand {
        public AttachDocument {
            Texts.required("L'intitulé de la pièce (title)", title);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(
                    Role.MANAGER,
                    Role.AUTHORISING_OFFICER,
                    Role.PUBLIC_ACCOUNTANT,
                    Role.BUDGET_CONTROLLER,
                    Role.SYSTEM_INTERFACE);
        }
    }

    /**
     * Consultation d'un dossier ou d'une de ses pièces. The same person, the same thing and the same reason are one
     * consultation a day.
     *
     * @param sha256 the document that is looked at; absent for the file's own page
     * @param reason motif, in the reader's own words
     */
    record RecordConsultation(FileId file, @Nullable DocumentHash sha256, String reason) implements DocumentCommand {
        public RecordConsultation {
            Texts.required("Le motif de la consultation (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return EnumSet.complementOf(EnumSet.of(Role.TECH_ADMIN));
        }
    }
}
