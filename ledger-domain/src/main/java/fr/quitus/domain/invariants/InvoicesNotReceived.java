package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import org.jspecify.annotations.Nullable;

/** Factures non parvenues : what was served and not yet taken in charge; assets have an account of their own. */
public final class InvoicesNotReceived extends Invariant {
    private static final int BOOKS = 0;
    private static final int CERTIFIED = 1;
    private static final int ACCEPTED = 2;

    private final Tally sums = tally(3);

    InvoicesNotReceived() {
        super(
                "FACTURES_NON_PARVENUES",
                "Le crédit du 4081 (et du 4084) est ce qui est certifié et pas encore pris en charge.",
                "4081 credit = Σ certified − Σ accepted (kinds that clear a service fait)");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        long books = creditOn(event, "4081", "4084");
        sums.add(ALL, BOOKS, books);
        switch (event) {
            case ServiceCertified e -> sums.add(ALL, CERTIFIED, e.amount().cents());
            case ServiceReceiptCancelled e ->
                sums.add(ALL, CERTIFIED, -e.certified().cents());
            case PaymentAccepted e -> {
                var request = requests.of(e);
                boolean clears = request != null && request.kind.clearsService();
                sums.add(ALL, ACCEPTED, clears ? e.amount().cents() : 0);
            }
            default -> {
                if (books == 0) {
                    return;
                }
            }
        }
        touch(ALL);
    }

    @Override
    @Nullable String violation(String key) {
        long books = sums.of(ALL, BOOKS);
        long certified = sums.of(ALL, CERTIFIED);
        long accepted = sums.of(ALL, ACCEPTED);
        return books == certified - accepted
                ? null
                : "crédit de 4081 et 4084 " + euros(books) + ", certifié " + euros(certified) + " − pris en charge "
                        + euros(accepted);
    }
}
