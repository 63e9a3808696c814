package fr.quitus.projections.generalledger;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.generalledger.ClaimedReceipts.Claimed;
import fr.quitus.projections.generalledger.ClaimedReceipts.Request;
import fr.quitus.projections.generalledger.GeneralLedgerProjection.PostingKey;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Services faits des factures non parvenues : which service each posting on 4081 (or 4084) is of. The certification
 * names it; the acceptance of a request does not, but posts the lines of its liquidation one by one, in their order.
 * What was certified of a service and what was accepted or cancelled of it have a letter once they settle each other;
 * the question finds it, so that these rows do not depend on the order of the services.
 */
final class ClaimedReceipts implements Fold<Request, Claimed> {
    /** Factures non parvenues, of charges and of assets. */
    private static final String NOT_RECEIVED = "408";

    private static final String SEPARATOR = ",";

    /** Demande de paiement. */
    record Request(String request) {}

    /** The numbers of the services, line by line; a line that claims none has an empty one. */
    record Claimed(String receipts) {
        static Claimed by(List<PaymentLine> lines) {
            return new Claimed(lines.stream()
                    .map(line -> text(line.serviceReceiptNumber()))
                    .collect(Collectors.joining(SEPARATOR)));
        }

        private static String text(@Nullable ServiceReceiptNumber receipt) {
            return receipt == null ? "" : receipt.text();
        }

        private List<String> byLine() {
            return List.of(receipts.split(SEPARATOR, -1));
        }
    }

    /**
     * Imputation d'un service fait.
     *
     * @param file the service, as a dossier that is lettered
     * @param amountCents positive when it debits
     * @param code the letter of what it settles, if it settles its service: the position's, and the line where it is
     *     not the first, for one request may settle several services
     */
    record ReceiptPosting(String account, String file, long amountCents, LocalDate accountingDate, String code) {}

    static final Table<Request, Claimed> CLAIMED =
            Table.of(ClaimedReceipts.class, "claimed_receipt", Request.class, Claimed.class);
    static final Table<PostingKey, ReceiptPosting> POSTINGS =
            Table.of(ClaimedReceipts.class, "receipt_posting", PostingKey.class, ReceiptPosting.class);

    @Override
    public Table<Request, Claimed> table() {
        return CLAIMED;
    }

    @Override
    public List<Request> keysOf(LoggedEvent event) {
        boolean concerned = event.event() instanceof InvoiceMatched
                || (event.event() instanceof PaymentAccepted
                        && !postings(event, List.of()).isEmpty());
        return concerned ? List.of(new Request(event.aggregateId())) : List.of();
    }

    @Override
    public Claimed fold(Request key, @Nullable Claimed row, LoggedEvent event, Appends appends) {
        if (event.event() instanceof InvoiceMatched e) {
            return Claimed.by(e.lines());
        }
        Claimed claimed = row == null ? Claimed.by(List.of()) : row;
        append(postings(event, claimed.byLine()), appends);
        return claimed;
    }

    /** The postings that name their service by their own event. */
    static void append(LoggedEvent event, Appends appends) {
        if (event.event() instanceof ServiceCertified e) {
            append(postings(event, of(e.serviceReceiptNumber(), e.entries())), appends);
        } else if (event.event() instanceof ServiceReceiptCancelled e) {
            append(postings(event, of(e.serviceReceiptNumber(), e.entries())), appends);
        }
    }

    private static List<String> of(ServiceReceiptNumber receipt, List<JournalEntry> entries) {
        int most = entries.stream().mapToInt(entry -> entry.postings().size()).sum();
        return Collections.nCopies(most, receipt.text());
    }

    private record Placed(PostingKey place, ReceiptPosting posting) {}

    private static void append(List<Placed> placed, Appends appends) {
        placed.stream()
                .filter(one -> !one.posting().file().isEmpty())
                .forEach(one -> appends.append(POSTINGS, one.place(), one.posting()));
    }

    /** @param receipts of each posting on these accounts, in their order; of one more there is none */
    private static List<Placed> postings(LoggedEvent event, List<String> receipts) {
        List<Placed> placed = new ArrayList<>();
        int ordinal = 0;
        for (JournalEntry entry : event.event().entries()) {
            int line = 0;
            for (Posting posting : entry.postings()) {
                if (posting.account().text().startsWith(NOT_RECEIVED)) {
                    String receipt = placed.size() < receipts.size() ? receipts.get(placed.size()) : "";
                    placed.add(new Placed(
                            new PostingKey(event.position(), ordinal, line),
                            new ReceiptPosting(
                                    posting.account().text(),
                                    receipt.isEmpty() ? "" : "service-receipt:" + receipt,
                                    signed(posting),
                                    entry.accountingDate(),
                                    Letters.code(event.position()) + (line == 0 ? "" : line))));
                }
                line++;
            }
            ordinal++;
        }
        return placed;
    }

    private static long signed(Posting posting) {
        long cents = posting.amount().cents();
        return posting.side() == Side.DEBIT ? cents : -cents;
    }
}
