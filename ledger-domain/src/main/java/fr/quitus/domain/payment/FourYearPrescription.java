package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import java.time.LocalDate;
import java.time.Month;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prescription quadriennale (loi 68-1250) : a claim lapses four years after the 1 January that follows the year in
 * which the service was rendered, unless it was made before. The comptable's sixth check of GBCP art. 20 is computed
 * here.
 */
final class FourYearPrescription {
    static final int PRESCRIPTION_YEARS = 4;

    private FourYearPrescription() {}

    /** The last day to claim, when the claim came after it for some of what it claims. */
    static Optional<LocalDate> lapsedOn(PaymentFile file) {
        return file.lines().stream()
                .map(PaymentLine::dateRendered)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(rendered -> LocalDate.of(rendered.getYear() + PRESCRIPTION_YEARS, Month.DECEMBER, 31))
                .filter(last -> file.receivedOn().isAfter(last));
    }

    /** Prescrite : nobody but the minister can have it paid, not even by a requisition. */
    static @Nullable Refusal prescribed(PaymentFile file) {
        Optional<LocalDate> lapsed = file.prescriptionWaived() ? Optional.empty() : lapsedOn(file);
        return lapsed.map(last -> Refusal.of(
                        Rejection.PRESCRIPTION_QUADRIENNALE,
                        "La créance de la DP " + file.number() + ", réclamée le " + file.receivedOn()
                                + ", est prescrite depuis le " + last + ".",
                        "prescriteLe",
                        last))
                .orElse(null);
    }
}
