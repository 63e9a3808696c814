package fr.quitus.web.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Lines of the registers, amounts in euros. */
public final class Registers {
    private Registers() {}

    /** Line of the register of EJ. */
    public record Commitment(
            String number,
            int year,
            String fundsCentre,
            String type,
            String supplierName,
            String subject,
            String status,
            BigDecimal amount,
            BigDecimal certified,
            BigDecimal paid,
            BigDecimal remaining,
            @Nullable String visaStatus) {}
}
