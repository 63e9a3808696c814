package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
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
    private FourYearPrescription() {}

    /** The last day to claim, when the claim came after it for some of what it claims. */
    static Optional<LocalDate> lapsedOn(PaymentFile file, LawParameters law) {
        return file.lines().stream()
                .map(PaymentLine::dateRendered)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(rendered -> LocalDate.of(
                        rendered.getYear() + law.count(LawParameter.CLAIM_PRESCRIPTION, rendered), Month.DECEMBER, 31))
                .filter(last -> file.receivedOn().isAfter(last));
    }

    /** Prescrite : nobody but the minister can have it paid, not even by a requisition. */
    static @Nullable Refusal prescribed(PaymentFile file, LawParameters law) {
        Optional<LocalDate> lapsed = file.prescriptionWaived() ? Optional.empty() : lapsedOn(file, law);
        return lapsed.map(last -> Refusal.of(
                        Rejection.PRESCRIPTION_QUADRIENNALE,
                        "La créance de la DP " + file.number() + ", réclamée le " + file.receivedOn()
                                + ", est prescrite depuis le " + last + ".",
                        "prescriteLe",
                        last))
                .orElse(null);
    }
}
