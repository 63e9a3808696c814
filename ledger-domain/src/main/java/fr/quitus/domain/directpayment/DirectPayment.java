package fr.quitus.domain.directpayment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dépense sans ordonnancement préalable : {@code MADE → REGULARISED}. */
public sealed interface DirectPayment {
    /** No such payment. */
    record Absent() implements DirectPayment {}

    /** Payée, et à régulariser. */
    record Made(File file) implements DirectPayment {}

    /** Régularisée. */
    record Regularised(File file) implements DirectPayment {}

    /**
     * What the payment remembers of its events.
     *
     * @param year whose credits it will be taken on: that in which the bank paid, or a later one it was carried to
     */
    record File(
            PaymentRequestId id,
            PaymentRequestNumber number,
            Amount amount,
            BankEntryId bankEntryId,
            LocalDate valueDate,
            FiscalYear year,
            FundsCentre fundsCentre,
            @Nullable String creditor,
            @Nullable PaidPerson person,
            ActorId recordedBy) {
        File in(FiscalYear other) {
            return new File(
                    id, number, amount, bankEntryId, valueDate, other, fundsCentre, creditor, person, recordedBy);
        }
    }

    DirectPayment ABSENT = new Absent();

    static String aggregateId(PaymentRequestId id) {
        return "direct-payment:" + id;
    }

    default Optional<File> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Made(var file) -> Optional.of(file);
            case Regularised(var file) -> Optional.of(file);
        };
    }

    /** The state's name. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Made _ -> "MADE";
            case Regularised _ -> "REGULARISED";
        };
    }

    default DirectPayment evolve(DirectPaymentEvent event) {
        return switch (event) {
            case DirectPaymentMade e ->
                new Made(new File(
                        e.directPaymentId(),
                        e.paymentRequestNumber(),
                        e.amount(),
                        e.bankEntryId(),
                        e.valueDate(),
                        FiscalYear.of(e.valueDate().getYear()),
                        e.fundsCentre(),
                        e.creditor(),
                        e.person(),
                        e.recordedBy()));
            case DirectPaymentRegularised _ -> new Regularised(made());
            case DirectPaymentCarriedForward e -> new Made(made().in(e.to()));
        };
    }

    private File made() {
        return opened().orElseThrow(
                        () -> new IllegalStateException("the log acts on a direct payment that was never made"));
    }
}
