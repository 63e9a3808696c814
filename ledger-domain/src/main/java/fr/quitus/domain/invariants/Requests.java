package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.payment.CarryForwardEvent.AwaitedCreditsReserved;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.UncommittedLine;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Demandes en cours : what later events of a payment request refer to without repeating it. A request is forgotten
 * when it is paid or given up; nothing after that needs its lines.
 */
final class Requests {
    /** A request with its lines; none before it is matched. */
    static final class Request {
        final PaymentKind kind;
        final String commitment;
        final List<Line> lines = new ArrayList<>();
        boolean ordered;

        Request(PaymentKind kind, String commitment) {
            this.kind = kind;
            this.commitment = commitment;
        }

        /** CP that it still takes from each envelope. */
        Map<String, Long> leftByEnvelope() {
            Map<String, Long> left = new TreeMap<>();
            for (Line line : lines) {
                left.merge(line.envelope, line.left, Math::addExact);
            }
            return left;
        }

        /** The envelope that bears a line of the EJ; null when the request does not claim it. */
        @Nullable String envelopeOf(int commitmentLine) {
            for (Line line : lines) {
                if (line.commitmentLine == commitmentLine) {
                    return line.envelope;
                }
            }
            return null;
        }
    }

    /** A line: 0 is no line of an EJ, and an empty receipt no service. */
    static final class Line {
        final int commitmentLine;
        final String receipt;
        String envelope;
        final long gross;
        final long retention;
        final long recovery;
        final long penalties;
        long left;

        Line(
                int commitmentLine,
                String receipt,
                String envelope,
                long gross,
                long retention,
                long recovery,
                long penalties,
                long left) {
            this.commitmentLine = commitmentLine;
            this.receipt = receipt;
            this.envelope = envelope;
            this.gross = gross;
            this.retention = retention;
            this.recovery = recovery;
            this.penalties = penalties;
            this.left = left;
        }

        private static Line of(PaymentLine line, boolean paid) {
            long gross = line.amount().cents();
            var less = line.deductions();
            var receipt = line.serviceReceiptNumber();
            return new Line(
                    line.commitmentLine(),
                    receipt == null ? "" : receipt.text(),
                    line.envelope().text(),
                    gross,
                    less.retention().cents(),
                    less.advanceRecovery().cents(),
                    less.penalties().cents(),
                    paid ? gross - less.total().cents() : 0);
        }

        private static Line of(UncommittedLine line) {
            long gross = line.amount().cents();
            return new Line(0, "", line.envelope().text(), gross, 0, 0, 0, gross);
        }
    }

    private final Map<String, Request> inFlight = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    @Nullable Request of(PaymentRequestEvent event) {
        return of(event.paymentRequestId().text());
    }

    @Nullable Request of(String id) {
        return inFlight.get(id);
    }

    Map<String, Request> inFlight() {
        return inFlight;
    }

    void on(LedgerEvent event) {
        if (event instanceof PaymentRequestEvent e) {
            onRequest(e, e.paymentRequestId().text());
        } else if (event instanceof CommitmentLinePaid e) {
            Request request = of(e.paymentRequestId().text());
            if (request != null) {
                pay(request, e.line(), e.amount().cents());
            }
        } else if (event instanceof CreditsConsumedWithoutCommitment e) {
            Request request = of(e.paymentRequestId().text());
            if (request != null) {
                pay(request, 0, e.amount().cents());
            }
        }
    }

    private void onRequest(PaymentRequestEvent event, String id) {
        switch (event) {
            case InvoiceReceived e ->
                open(id, new Request(e.kind(), e.commitmentNumber().text()));
            case InvoiceRemainderReceived e ->
                open(id, new Request(e.kind(), e.commitmentNumber().text()));
            case LateInterestRequested e -> {
                Request request = open(id, new Request(PaymentKind.LATE_INTEREST, ""));
                e.lines().forEach(line -> request.lines.add(Line.of(line)));
            }
            case RetentionReleaseRequested e -> {
                Request request = open(
                        id,
                        new Request(
                                PaymentKind.RETENTION_RELEASE,
                                e.commitmentNumber().text()));
                e.lines().forEach(line -> request.lines.add(Line.of(line, true)));
            }
            case InvoiceMatched e -> {
                Request request = of(id);
                if (request != null) {
                    boolean paid = request.kind != PaymentKind.CREDIT_NOTE;
                    request.lines.clear();
                    e.lines().forEach(line -> request.lines.add(Line.of(line, paid)));
                }
            }
            case PaymentOrdered _ -> {
                Request request = of(id);
                if (request != null) {
                    request.ordered = true;
                }
            }
            case PaymentRequestCarriedForward e -> {
                Request request = of(id);
                if (request != null) {
                    request.lines.forEach(line -> line.envelope = inYear(line.envelope, e.to()));
                    request.ordered &= !e.awaitingCredits();
                }
            }
            case AwaitedCreditsReserved _ -> {
                Request request = of(id);
                if (request != null) {
                    request.ordered = true;
                }
            }
            case InvoiceRefused _, PaymentRequestCancelled _, PaymentRequestRejected _ -> giveUp(id);
            case PaymentExecuted _, SeizurePaid _ -> ended.add(id);
            default -> {
                // Told elsewhere: nothing refers to it through its request.
            }
        }
    }

    /** The same unit's credits of a year. */
    static String inYear(String envelope, FiscalYear year) {
        EnvelopeId id = EnvelopeId.of(envelope);
        return new EnvelopeId(year, id.fundsCentre(), id.titleGroup()).text();
    }

    private Request open(String id, Request request) {
        ended.remove(id);
        inFlight.put(id, request);
        return request;
    }

    /** What nobody asked for is not asked for again: the ledger's own request may be ordered a second time. */
    private void giveUp(String id) {
        Request request = of(id);
        if (request == null || request.kind.isReceived()) {
            ended.add(id);
        } else {
            request.ordered = false;
        }
    }

    private static void pay(Request request, int commitmentLine, long cents) {
        long more = cents;
        for (Line line : request.lines) {
            long here = line.commitmentLine == commitmentLine ? Math.min(more, line.left) : 0;
            line.left -= here;
            more -= here;
        }
    }

    void endOfUnit() {
        ended.forEach(inFlight::remove);
        ended.clear();
    }
}
