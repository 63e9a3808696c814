package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import java.time.LocalDate;
import java.time.Month;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prescription quadriennale (loi 68-1250) : a claim lapses four years after the 1 January that follows the year in
 * which the service was rendered (art. 1); made in time, it lapses four years after the 1 January that follows
 * (art. 2). The comptable's sixth check of GBCP art. 20 is computed here.
 */
final class FourYearPrescription {
    private FourYearPrescription() {}

    /** The day on which some of what is claimed lapsed, if it has. */
    static Optional<LocalDate> lapsedOn(PaymentFile file, LocalDate today, LawParameters law) {
        if (file.kind() == PaymentKind.CREDIT_NOTE) {
            return Optional.empty(); // it is no claim against the State
        }
        return file.lines().stream()
                .map(PaymentLine::dateRendered)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(rendered -> {
                    LocalDate toClaim = lastDay(rendered, law);
                    return file.receivedOn().isAfter(toClaim) ? toClaim : lastDay(file.receivedOn(), law);
                })
                .filter(today::isAfter);
    }

    private static LocalDate lastDay(LocalDate from, LawParameters law) {
        return LocalDate.of(from.getYear() + law.count(LawParameter.CLAIM_PRESCRIPTION, from), Month.DECEMBER, 31);
    }

    /** Prescrite : nobody but the minister can have it paid, not even by a requisition. */
    static @Nullable Refusal prescribed(PaymentFile file, Act act) {
        Optional<LocalDate> lapsed =
                file.prescriptionWaived() ? Optional.empty() : lapsedOn(file, act.date(), act.law());
        return lapsed.map(last -> Refusal.of(
                        Rejection.PRESCRIPTION_QUADRIENNALE,
                        "La créance de la DP " + file.number() + ", réclamée le " + file.receivedOn()
                                + ", est prescrite depuis le " + last + ".",
                        "prescriteLe",
                        last))
                .orElse(null);
    }
}
