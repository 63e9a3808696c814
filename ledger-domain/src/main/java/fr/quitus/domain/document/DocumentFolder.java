package fr.quitus.domain.document;

import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bordereau des pièces d'un dossier, in the order they were attached. It is a stream of its own: a document that comes
 * changes no act under way on the file.
 */
public record DocumentFolder(List<DocumentAttached> documents) {
    /** More documents than this belong together in one. */
    public static final int DOCUMENTS_MAX = 200;

    public static final DocumentFolder EMPTY = new DocumentFolder(List.of());

    public DocumentFolder {
        documents = List.copyOf(documents);
    }

    public static String aggregateId(FileId file) {
        return "documents:" + file;
    }

    public Optional<DocumentAttached> find(DocumentHash sha256) {
        return documents.stream().filter(d -> d.sha256().equals(sha256)).findFirst();
    }

    public DocumentFolder evolve(DocumentAttached event) {
        List<DocumentAttached> next = new ArrayList<>(documents);
        next.add(event);
        return new DocumentFolder(next);
    }
}
