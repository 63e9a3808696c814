package fr.quitus.api.door;

import fr.quitus.api.ledger.Files;
import fr.quitus.api.ports.DocumentStore;
import fr.quitus.api.ports.DocumentStore.Stored;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import fr.quitus.domain.document.DocumentFolder;
import fr.quitus.domain.document.DocumentHash;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pièces justificatives : their bytes are deposited here, attached to a file by a command, and shown again to who says
 * why. What is shown was checked against its hash first.
 */
@RestController
public final class DocumentController {
    /** Hash of the body, as RFC 9530 writes it. */
    public static final String DIGEST_HEADER = "Content-Digest";
    /** Largest document. */
    static final int DOCUMENT_BYTES_MAX = 20 * 1024 * 1024;
    /** Documents on their way in or out at once; each is on this node's disk meanwhile. */
    static final int DOCUMENTS_IN_FLIGHT_MAX = 16;

    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/pdf",
            "application/xml",
            "application/json",
            "application/zip",
            "image/jpeg",
            "image/png",
            "image/tiff",
            "text/csv",
            "text/plain",
            "text/xml");
    private static final Set<Role> DEPOSITORS = Set.of(
            Role.MANAGER,
            Role.AUTHORISING_OFFICER,
            Role.PUBLIC_ACCOUNTANT,
            Role.BUDGET_CONTROLLER,
            Role.SYSTEM_INTERFACE);
    private static final Logger LOG = LoggerFactory.getLogger(DocumentController.class);

    private final Files files;
    private final DocumentStore documents;
    private final ConsultationRecorder consultations;
    private final Semaphore inFlight = new Semaphore(DOCUMENTS_IN_FLIGHT_MAX);

    public DocumentController(Files files, DocumentStore documents, ConsultationRecorder consultations) {
        this.files = files;
        this.documents = documents;
        this.consultations = consultations;
    }

    /** Pièce déposée, to be attached to a file by {@code AttachDocument}. */
    public record Deposit(DocumentHash sha256, long sizeBytes, String mediaType) {}

    /**
     * Pièces d'un dossier.
     *
     * @param version of the list
     */
    public record DocumentsView(FileId file, long version, List<DocumentAttached> documents) {}

    /** The same bytes again are kept once and answered with 200 instead of 201. */
    @PostMapping("/api/v1/documents")
    ResponseEntity<Deposit> deposit(
            @RequestBody InputStreamResource body,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestHeader(name = DIGEST_HEADER, required = false) @Nullable String digest,
            @AuthenticationPrincipal Jwt token)
            throws IOException {
        Caller caller = CallerClaims.read(token);
        if (!DEPOSITORS.contains(caller.role())) {
            throw new DoorRefused(
                    DoorError.ROLE_INSUFFISANT, "Le rôle " + caller.role() + " ne permet pas de déposer une pièce.");
        }
        String mediaType = mediaType(contentType);
        return inTurn(() -> {
            try (Spool spool = Spool.of(body.getInputStream(), DOCUMENT_BYTES_MAX)) {
                if (spool.sizeBytes() == 0 || spool.sizeBytes() > DOCUMENT_BYTES_MAX) {
                    throw spool.sizeBytes() == 0
                            ? new DoorRefused(DoorError.REQUETE_INVALIDE, "La pièce est vide.")
                            : new DoorRefused(
                                    DoorError.REQUETE_TROP_GRANDE,
                                    "La pièce dépasse " + DOCUMENT_BYTES_MAX / 1024 / 1024 + " Mio.");
                }
                Stored stored = new Stored(DocumentHash.of(spool.sha256()), spool.sizeBytes(), mediaType);
                if (digest != null && !digest.equals(digest(stored.sha256()))) {
                    throw new DoorRefused(
                            DoorError.REQUETE_INVALIDE,
                            "L'empreinte annoncée n'est pas celle des octets reçus : " + digest(stored.sha256()) + ".");
                }
                boolean isNew;
                try (InputStream content = spool.content()) {
                    isNew = documents.store(stored, caller.actor(), content);
                }
                return ResponseEntity.status(isNew ? 201 : 200)
                        .header(DIGEST_HEADER, digest(stored.sha256()))
                        .body(new Deposit(stored.sha256(), stored.sizeBytes(), stored.mediaType()));
            }
        });
    }

    /** The list of a file's documents; none of them is shown. */
    @GetMapping("/api/v1/documents")
    DocumentsView list(@RequestParam String file, @AuthenticationPrincipal Jwt token) {
        FileId id = parse(() -> FileId.of(file));
        requireReadable(id, CallerClaims.read(token));
        Files.Versioned<DocumentFolder> folder = files.documents(id);
        return new DocumentsView(id, folder.version(), folder.state().documents());
    }

    /**
     * One document of a file.
     *
     * @param reason why it is looked at, which is recorded first
     */
    @GetMapping("/api/v1/documents/{sha256}")
    ResponseEntity<Resource> show(
            @PathVariable String sha256,
            @RequestParam String file,
            @RequestParam String reason,
            @AuthenticationPrincipal Jwt token)
            throws IOException {
        FileId id = parse(() -> FileId.of(file));
        DocumentHash hash = parse(() -> DocumentHash.of(sha256));
        String why = parse(() -> Texts.required("Le motif de la consultation (reason)", reason));
        Caller caller = CallerClaims.read(token);
        requireReadable(id, caller);
        DocumentAttached attached = files.documents(id)
                .state()
                .find(hash)
                .orElseThrow(() -> new DoorRefused(
                        DoorError.DOSSIER_INCONNU, "La pièce " + hash + " n'est pas au dossier " + id + "."));
        String consultation = consultations.record(caller, new RecordConsultation(id, hash, why));
        return inTurn(() -> {
            Spool spool = Spool.filledBy(to -> documents.read(hash, to));
            if (!spool.sha256().equals(hash.text())) {
                spool.close();
                LOG.error("document {} is damaged: the bytes that are kept have hash {}", hash, spool.sha256());
                throw new DoorRefused(
                        DoorError.ERREUR_INTERNE, "La pièce " + hash + " est altérée : elle n'est pas montrée.");
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(attached.mediaType()))
                    .contentLength(spool.sizeBytes())
                    .header(DIGEST_HEADER, digest(hash))
                    .header(ConsultationRecorder.HEADER, consultation)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(hash.text().substring(0, 16))
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(spool.lastContent()));
        });
    }

    private void requireReadable(FileId file, Caller caller) {
        if (files.known(file)
                .filter(known -> known.mayBeReadBy(caller.role(), caller.perimeter()))
                .isEmpty()) {
            throw new DoorRefused(DoorError.DOSSIER_INCONNU, "Aucun dossier de ce numéro dans votre périmètre.");
        }
    }

    /** Work with a document's bytes. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inTurn(Work<T> work) throws IOException {
        if (!inFlight.tryAcquire()) {
            throw new DoorRefused(
                    DoorError.SURCHARGE, DOCUMENTS_IN_FLIGHT_MAX + " pièces sont déjà en cours de transfert.");
        }
        try {
            return work.run();
        } catch (DocumentStore.Unavailable e) {
            LOG.warn("the store of documents does not answer: {}", e.toString());
            throw new DoorRefused(DoorError.STOCKAGE_INDISPONIBLE, "Les pièces ne peuvent être lues ni gardées.");
        } finally {
            inFlight.release();
        }
    }

    private static String mediaType(String contentType) {
        String mediaType = contentType.split(";", 2)[0].trim();
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw new DoorRefused(
                    DoorError.FORMAT_REFUSE,
                    "Le format « " + mediaType + " » n'est pas admis : "
                            + String.join(", ", MEDIA_TYPES.stream().sorted().toList()) + ".");
        }
        return mediaType;
    }

    private static String digest(DocumentHash hash) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash.text())) + ":";
    }

    private static <T> T parse(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (InvalidValue e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage()));
        }
    }
}
