package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.Field;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.History;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that have a page, where they are asked for, and what their acts call them by. */
enum FileKind {
    EJ("commitments/", "commitment:", "commitmentNumber", Files.Commitment.class),
    DP("payment-requests/", "payment-request:", "paymentRequestId", Files.Payment.class),
    TITRE("revenue-orders/", "revenue-order:", "revenueOrderNumber", Files.Revenue.class),
    TIERS("third-parties/", "third-party:", "thirdParty", Files.ThirdParty.class);

    private final String question;
    private final String stream;
    private final String reference;
    private final Class<? extends Files.State> type;

    FileKind(String question, String stream, String reference, Class<? extends Files.State> type) {
        this.question = question;
        this.stream = stream;
        this.reference = reference;
        this.type = type;
    }

    /** As an address says it. */
    static Optional<FileKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The file an act is on: what it names first. */
    static Optional<FileKind> of(CommandForm form) {
        return form.onAFile()
                ? form.fields().stream()
                        .map(Field::name)
                        .flatMap(name -> Stream.of(values()).filter(kind -> kind.reference.equals(name)))
                        .findFirst()
                : Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Field of a command that names the file. */
    String reference() {
        return reference;
    }

    String aggregateId(String id) {
        return stream + id;
    }

    String address(String id) {
        return "/dossiers/" + word() + "/" + Ledger.segment(id);
    }

    Files.State read(Ledger ledger, String id) {
        return ledger.get(question + Ledger.segment(id), new Asked(), type);
    }

    History history(Ledger ledger, String id) {
        return ledger.get("history", new Asked().with("file", aggregateId(id)), History.class);
    }
}
