package fr.quitus.domain.commitment;

import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.CommitmentFile.LineAccount;
import fr.quitus.domain.commitment.CommitmentFile.Receipt;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Engagement juridique (EJ) : {@code Absent → Drafted → Validated}. Each state is a type, so an act names those it
 * accepts.
 */
public sealed interface Commitment {
    /** No such commitment. */
    record Absent() implements Commitment {}

    /** Brouillon : consumes nothing. */
    record Drafted(CommitmentFile file) implements Commitment {}

    /** Validé : its AE are consumed. */
    record Validated(CommitmentFile file) implements Commitment {}

    Commitment ABSENT = new Absent();

    static String aggregateId(CommitmentNumber number) {
        return "commitment:" + number;
    }

    /** The file, if there is one. */
    default Optional<CommitmentFile> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Drafted d -> Optional.of(d.file());
            case Validated v -> Optional.of(v.file());
        };
    }

    /** The state's name as the domain reference writes it. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Drafted _ -> "DRAFT";
            case Validated _ -> "VALIDATED";
        };
    }

    default Commitment evolve(CommitmentEvent event) {
        return switch (event) {
            case CommitmentDrafted e -> new Drafted(drafted(e));
            case CommitmentValidated e -> new Validated(file().withActor(e.validatedBy()));
            case ServiceRecorded e ->
                new Validated(file().withReceipt(new Receipt(
                                e.serviceReceiptNumber(), e.line(), e.amount(), e.dateRendered(), false, Balance.ZERO))
                        .withActor(e.recordedBy()));
            case ServiceCertified e -> new Validated(certified(e));
            case ServiceInvoiced e -> new Validated(invoiced(e.parts(), 1));
            case ServiceInvoiceWithdrawn e -> new Validated(invoiced(e.parts(), -1));
            case CommitmentLinePaid e ->
                new Validated(file().withLine(line(e.line()).pay(e.amount())));
        };
    }

    private static CommitmentFile drafted(CommitmentDrafted e) {
        SequencedMap<Integer, LineAccount> lines = new LinkedHashMap<>();
        for (CommitmentEvent.Line line : e.lines()) {
            lines.put(
                    line.no(),
                    new LineAccount(
                            line.no(),
                            line.envelope(),
                            line.imputation(),
                            line.amount(),
                            Balance.ZERO,
                            Balance.ZERO,
                            Balance.ZERO));
        }
        return new CommitmentFile(
                e.commitmentNumber(),
                e.year(),
                e.fundsCentre(),
                e.type(),
                e.supplier(),
                e.subject(),
                lines,
                new LinkedHashMap<>(Map.of()),
                e.draftedBy(),
                Set.of(e.draftedBy()));
    }

    private CommitmentFile certified(ServiceCertified e) {
        CommitmentFile file = file();
        Receipt r = file.receipt(e.serviceReceiptNumber());
        return file.withReceipt(new Receipt(r.number(), r.line(), r.amount(), r.dateRendered(), true, r.invoiced()))
                .withLine(line(e.line()).certify(e.amount()))
                .withActor(e.certifiedBy());
    }

    /** @param sign 1 for what is claimed, -1 for what is claimed no more */
    private CommitmentFile invoiced(List<ReceiptPart> parts, int sign) {
        CommitmentFile file = file();
        for (ReceiptPart part : parts) {
            Receipt r = file.receipt(part.serviceReceiptNumber());
            LineAccount line = file.lineOf(r);
            Balance claimed = Balance.ofCents(sign * part.amount().cents());
            file = file.withReceipt(new Receipt(
                            r.number(),
                            r.line(),
                            r.amount(),
                            r.dateRendered(),
                            r.certified(),
                            r.invoiced().plus(claimed)))
                    .withLine(line.request(claimed));
        }
        return file;
    }

    private CommitmentFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on a commitment it never drafted"));
    }

    private LineAccount line(int no) {
        LineAccount line = file().line(no);
        if (line == null) {
            throw new IllegalStateException("the log names line " + no + " that the commitment does not have");
        }
        return line;
    }
}
