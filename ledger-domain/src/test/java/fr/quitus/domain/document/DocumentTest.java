package fr.quitus.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.document.DocumentCommand.AttachDocument;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.document.DocumentDecisions.Deposited;
import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import fr.quitus.domain.value.InvalidValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final FileId EJ = FileId.of("commitment:2100000012");
    private static final FileId DP = FileId.of("payment-request:7d9f0c2e-1a4b-5d3c-9e8f-2b6a7c8d9e0f");
    private static final FileId TITLE = FileId.of("revenue-order:3100000001");
    private static final DocumentHash HASH = DocumentHash.of(DocumentHash.EXAMPLE);
    private static final Optional<KnownFile> KNOWN = Optional.of(new KnownFile(G0.U1, G0.P1));
    private static final Optional<Deposited> PDF = Optional.of(new Deposited(1_234, "application/pdf"));
    private static final Act GINA = G0.GINA.on("2026-03-02");
    private static final AttachDocument INVOICE = new AttachDocument(EJ, HASH, DocumentKind.FACTURE, "Facture F-117");

    @Test
    void a_deposited_document_is_attached_with_its_hash_and_how_long_it_is_kept() {
        assertThat(events(DocumentDecisions.decide(INVOICE, GINA, KNOWN, DocumentFolder.EMPTY, PDF)))
                .containsExactly(new DocumentAttached(
                        EJ,
                        HASH,
                        1_234,
                        "application/pdf",
                        DocumentKind.FACTURE,
                        "Facture F-117",
                        5,
                        "Décret 2012-1246 (GBCP), art. 52",
                        GINA.date(),
                        GINA.actor()))
                .allSatisfy(event -> assertThat(event.aggregateId()).isEqualTo("documents:commitment:2100000012"));
    }

    @Test
    void the_same_document_again_writes_nothing() {
        DocumentFolder folder = attached(INVOICE);

        assertThat(DocumentDecisions.decide(INVOICE, GINA, KNOWN, folder, PDF)).isEqualTo(Decision.accept());
    }

    @Test
    void refuses_a_document_in_the_order_of_the_rules() {
        assertThat(refusal(DocumentDecisions.decide(
                        INVOICE, G0.STRANGER.on("2026-03-02"), Optional.empty(), DocumentFolder.EMPTY, PDF)))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(refusal(DocumentDecisions.decide(
                        INVOICE, G0.STRANGER.on("2026-03-02"), KNOWN, DocumentFolder.EMPTY, Optional.empty())))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(refusal(
                        DocumentDecisions.decide(INVOICE, G0.KARL.on("2026-03-02"), KNOWN, DocumentFolder.EMPTY, PDF)))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(refusal(DocumentDecisions.decide(INVOICE, GINA, KNOWN, DocumentFolder.EMPTY, Optional.empty())))
                .isEqualTo(Rejection.PIECE_INCONNUE);
        assertThat(refusal(DocumentDecisions.decide(INVOICE, GINA, KNOWN, full(), PDF)))
                .isEqualTo(Rejection.DOSSIER_PLEIN);
    }

    @Test
    void a_file_that_is_not_there_is_named_by_its_kind() {
        assertThat(List.of(EJ, DP, TITLE, FileId.of("third-party:" + G0.F2)))
                .extracting(file -> refusal(DocumentDecisions.decide(
                        new AttachDocument(file, HASH, DocumentKind.AUTRE, "Pièce"),
                        GINA,
                        Optional.empty(),
                        DocumentFolder.EMPTY,
                        PDF)))
                .containsExactly(
                        Rejection.EJ_INCONNU, Rejection.DP_INCONNUE, Rejection.TITRE_INCONNU, Rejection.TIERS_INCONNU);
    }

    @Test
    void a_consultation_tells_who_looked_at_what_when_and_why() {
        RecordConsultation looking = new RecordConsultation(EJ, HASH, "Contrôle sur pièces");
        Act ada = new Act(G0.GINA.on("2026-03-02").actor(), Role.AUDITOR, GINA.perimeter(), null, GINA.occurredAt());

        List<DocumentEvent> first =
                events(DocumentDecisions.decide(looking, ada, KNOWN, attached(INVOICE), Consultations.NONE));

        assertThat(first)
                .containsExactly(
                        new FileConsulted(EJ, HASH, "Contrôle sur pièces", ada.date(), ada.actor(), Role.AUDITOR))
                .allSatisfy(event ->
                        assertThat(event.aggregateId()).isEqualTo("consultations:commitment:2100000012:2026-03-02"));
        assertThat(DocumentDecisions.decide(looking, ada, KNOWN, attached(INVOICE), seen(first)))
                .as("the same again, the same day")
                .isEqualTo(Decision.accept());
        assertThat(events(DocumentDecisions.decide(
                        new RecordConsultation(EJ, null, "Contrôle sur pièces"),
                        ada,
                        KNOWN,
                        attached(INVOICE),
                        seen(first))))
                .as("the file's own page is another thing")
                .hasSize(1);
    }

    @Test
    void refuses_a_consultation_in_the_order_of_the_rules() {
        RecordConsultation looking = new RecordConsultation(EJ, HASH, "Curiosité");

        assertThat(refusal(DocumentDecisions.decide(
                        looking, G0.STRANGER.on("2026-03-02"), KNOWN, DocumentFolder.EMPTY, Consultations.NONE)))
                .as("its existence is not told")
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(refusal(DocumentDecisions.decide(
                        looking, GINA, Optional.empty(), DocumentFolder.EMPTY, Consultations.NONE)))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(refusal(DocumentDecisions.decide(looking, GINA, KNOWN, DocumentFolder.EMPTY, Consultations.NONE)))
                .isEqualTo(Rejection.PIECE_INCONNUE);
        assertThat(refusal(DocumentDecisions.decide(looking, GINA, KNOWN, attached(INVOICE), crowded())))
                .isEqualTo(Rejection.DOSSIER_PLEIN);
    }

    @Test
    void who_runs_the_service_reads_no_file() {
        assertThat(new RecordConsultation(EJ, null, "Dépannage").allowedRoles())
                .doesNotContain(Role.TECH_ADMIN)
                .hasSize(Role.values().length - 1);
        assertThat(new KnownFile(G0.U1, null).mayBeReadBy(Role.TECH_ADMIN, GINA.perimeter()))
                .isFalse();
        assertThat(new KnownFile(G0.U1, null).mayBeReadBy(Role.PUBLIC_ACCOUNTANT, G0.KARL.perimeter()))
                .as("assigned to nobody yet")
                .isTrue();
    }

    @Test
    void a_file_and_a_hash_have_one_spelling() {
        assertThat(DP.kind()).isInstanceOf(FileId.OfPaymentRequest.class);
        for (String wrong : List.of("commitment:21", "titre:3100000001", "revenue-order:3100000001 ", "")) {
            assertThatThrownBy(() -> FileId.of(wrong)).as(wrong).isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> DocumentHash.of(DocumentHash.EXAMPLE.toUpperCase(Locale.ROOT)))
                .isInstanceOf(InvalidValue.class);
    }

    private static DocumentFolder attached(AttachDocument command) {
        DocumentFolder folder = DocumentFolder.EMPTY;
        for (DocumentEvent event : events(DocumentDecisions.decide(command, GINA, KNOWN, folder, PDF))) {
            folder = folder.evolve((DocumentAttached) event);
        }
        return folder;
    }

    private static DocumentFolder full() {
        DocumentFolder folder = DocumentFolder.EMPTY;
        for (int i = 0; i < DocumentFolder.DOCUMENTS_MAX; i++) {
            DocumentHash other = DocumentHash.of("%064x".formatted(i));
            for (DocumentEvent event : events(DocumentDecisions.decide(
                    new AttachDocument(EJ, other, DocumentKind.AUTRE, "Pièce " + i), GINA, KNOWN, folder, PDF))) {
                folder = folder.evolve((DocumentAttached) event);
            }
        }
        return folder;
    }

    private static Consultations seen(List<DocumentEvent> events) {
        Consultations seen = Consultations.NONE;
        for (DocumentEvent event : events) {
            seen = seen.evolve((FileConsulted) event);
        }
        return seen;
    }

    private static Consultations crowded() {
        return seen(IntStream.range(0, Consultations.CONSULTATIONS_MAX)
                .<DocumentEvent>mapToObj(
                        i -> new FileConsulted(EJ, null, "Motif " + i, GINA.date(), GINA.actor(), Role.MANAGER))
                .toList());
    }

    private static List<DocumentEvent> events(Decision<DocumentEvent> decision) {
        return decision instanceof Decision.Accepted<DocumentEvent>(var events) ? events : List.of();
    }

    private static @Nullable Rejection refusal(Decision<DocumentEvent> decision) {
        return decision instanceof Decision.Refused<DocumentEvent>(var refusal) ? refusal.code() : null;
    }
}
