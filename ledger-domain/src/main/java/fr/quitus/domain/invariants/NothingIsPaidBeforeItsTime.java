package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentLowered;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentChange.TrancheAffirmed;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.value.CommitmentNumber;
import org.jspecify.annotations.Nullable;

/**
 * Chaîne de la dépense : engagement, service fait, prise en charge, paiement, in this order on every line. Each is net
 * of accepted credit notes; advances and late interest, which clear no service, do not count.
 */
public final class NothingIsPaidBeforeItsTime extends Invariant {
    private static final int FIRM = 0;
    private static final int CERTIFIED = 1;
    private static final int ACCEPTED = 2;
    private static final int PAID = 3;

    private final Tally lines = tally(4);

    NothingIsPaidBeforeItsTime() {
        super(
                "CHAINE_DE_LA_DEPENSE",
                "Sur chaque poste d'EJ : payé ≤ pris en charge ≤ certifié ≤ engagé ferme, nets des avoirs.",
                "Σ paid ≤ Σ accepted ≤ Σ certified ≤ firm, per line, net of accepted credit notes,"
                        + " over kinds that clear a service fait");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case CommitmentDrafted e -> {
                for (var line : e.lines()) {
                    boolean firm = line.kind() != LineKind.TRANCHE_CONDITIONNELLE;
                    add(
                            e.commitmentNumber(),
                            line.no(),
                            FIRM,
                            firm ? line.amount().cents() : 0);
                }
            }
            case CommitmentTakenOver e ->
                e.lines()
                        .forEach(line -> add(
                                e.commitmentNumber(),
                                line.no(),
                                FIRM,
                                line.amount().cents()));
            case AdvanceTakenOver e ->
                add(e.commitmentNumber(), e.line(), FIRM, e.outstanding().cents());
            case TrancheAffirmed e ->
                add(e.commitmentNumber(), e.line(), FIRM, e.amount().cents());
            case CommitmentAmended e -> e.changes().forEach(change -> firm(e.commitmentNumber(), change));
            case CommitmentLowered e -> e.changes().forEach(change -> firm(e.commitmentNumber(), change));
            case CommitmentClosed e -> e.changes().forEach(change -> firm(e.commitmentNumber(), change));
            case ServiceCertified e ->
                add(e.commitmentNumber(), e.line(), CERTIFIED, e.amount().cents());
            case ServiceReceiptCancelled e ->
                add(e.commitmentNumber(), e.line(), CERTIFIED, -e.certified().cents());
            case ServiceCredited e -> {
                for (var part : e.parts()) {
                    add(e.commitmentNumber(), part.line(), CERTIFIED, minus(part.amount()));
                    add(e.commitmentNumber(), part.line(), ACCEPTED, minus(part.amount()));
                    add(e.commitmentNumber(), part.line(), PAID, minus(part.amount()));
                }
            }
            case PaymentAccepted e -> onAccepted(requests.of(e));
            case CommitmentLinePaid e -> {
                var request = requests.of(e.paymentRequestId().text());
                if (request == null || paysService(request.kind)) {
                    add(e.commitmentNumber(), e.line(), PAID, e.amount().cents());
                }
            }
            default -> {
                // No link of the chain.
            }
        }
    }

    private void onAccepted(Requests.@Nullable Request request) {
        if (request != null && request.kind.clearsService()) {
            for (var line : request.lines) {
                add(CommitmentNumber.of(request.commitment), line.commitmentLine, ACCEPTED, line.gross);
            }
        }
    }

    private void firm(CommitmentNumber number, LineChange change) {
        if (change.firm()) {
            lines.set(key(number, change.line()), FIRM, change.to().cents());
            touch(key(number, change.line()));
        }
    }

    private void add(CommitmentNumber number, int line, int column, long cents) {
        lines.add(key(number, line), column, cents);
        touch(key(number, line));
    }

    private static String key(CommitmentNumber number, int line) {
        return number.text() + "/" + line;
    }

    /** A retention that is released is the end of the payment of service. */
    static boolean paysService(PaymentKind kind) {
        return kind.clearsService() || kind == PaymentKind.RETENTION_RELEASE;
    }

    @Override
    @Nullable String violation(String key) {
        long firm = lines.of(key, FIRM);
        long certified = lines.of(key, CERTIFIED);
        long accepted = lines.of(key, ACCEPTED);
        long paid = lines.of(key, PAID);
        if (paid <= accepted && accepted <= certified && certified <= firm) {
            return null;
        }
        return "poste " + key + " : ferme " + euros(firm) + ", certifié " + euros(certified) + ", pris en charge "
                + euros(accepted) + ", payé " + euros(paid);
    }
}
