package fr.quitus.api.ledger;

import fr.quitus.api.ports.DocumentStore;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.document.Consultations;
import fr.quitus.domain.document.DocumentCommand.AttachDocument;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.document.DocumentDecisions;
import fr.quitus.domain.document.DocumentFolder;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.document.KnownFile;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.CommitmentNumber;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Pièces et consultations d'un dossier : the file first, then its documents, then what was seen of it today. */
final class DocumentHandlers {
    private final Streams.Repositories repositories;
    private final DocumentStore documents;

    DocumentHandlers(Streams.Repositories repositories, DocumentStore documents) {
        this.repositories = repositories;
        this.documents = documents;
    }

    @CommandHandler
    Outcome handle(AttachDocument c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Optional<KnownFile> known = known(streams, c.file());
        DocumentFolder folder = streams.target(
                DocumentFolderStream.class, DocumentFolder.aggregateId(c.file()), DocumentFolderStream::new, call);
        Optional<DocumentDecisions.Deposited> deposited = documents
                .find(c.sha256())
                .map(stored -> new DocumentDecisions.Deposited(stored.sizeBytes(), stored.mediaType()));
        return streams.outcome(
                DocumentDecisions.decide(c, call.act(), known, folder, deposited),
                Map.of("sha256", c.sha256().text()));
    }

    @CommandHandler
    Outcome handle(RecordConsultation c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Optional<KnownFile> known = known(streams, c.file());
        DocumentFolder folder = streams.load(
                DocumentFolderStream.class, DocumentFolder.aggregateId(c.file()), DocumentFolderStream::new);
        Consultations today = streams.target(
                ConsultationsStream.class,
                Consultations.aggregateId(c.file(), call.act().date()),
                ConsultationsStream::new,
                call);
        return streams.outcome(DocumentDecisions.decide(c, call.act(), known, folder, today), Map.of());
    }

    private static Optional<KnownFile> known(Streams streams, FileId file) {
        return switch (file.kind()) {
            case FileId.OfCommitment(var number) ->
                commitment(streams, number).opened().map(f -> new KnownFile(f.fundsCentre(), null));
            case FileId.OfPaymentRequest(var id) -> {
                PaymentRequest request = streams.load(
                        PaymentRequestStream.class, PaymentRequest.aggregateId(id), PaymentRequestStream::new);
                yield request.opened().map(f -> known(streams, request, f));
            }
            case FileId.OfThirdParty(var ref) -> {
                ThirdParty party =
                        streams.load(ThirdPartyStream.class, ThirdParty.aggregateId(ref), ThirdPartyStream::new);
                yield party.opened().map(_ -> KnownFile.OF_NO_PERIMETER);
            }
            case FileId.OfRevenueOrder(var number) -> {
                RevenueOrder order = streams.load(
                        RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new);
                yield order.opened()
                        .map(RevenueFile::fundsCentre)
                        .map(centre ->
                                new KnownFile(centre, order.assignedPost().orElse(null)));
            }
        };
    }

    /** The funds centre of a payment request is that of its commitment, or of its own lines when it needs none. */
    private static KnownFile known(Streams streams, PaymentRequest request, PaymentFile file) {
        CommitmentNumber number = file.commitmentNumber();
        return new KnownFile(
                number == null
                        ? file.fundsCentre()
                        : commitment(streams, number)
                                .opened()
                                .map(CommitmentFile::fundsCentre)
                                .orElseThrow(() -> new IllegalStateException("DP " + file.number() + " has no EJ")),
                request.assignedPost().orElse(null));
    }

    private static Commitment commitment(Streams streams, CommitmentNumber number) {
        return streams.load(CommitmentStream.class, Commitment.aggregateId(number), CommitmentStream::new);
    }
}
