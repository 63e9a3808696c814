package fr.quitus.api.door;

import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.law.LawUnit;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.value.ProgrammeCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Paramètres de droit en vigueur, which anybody who is known may read. */
@RestController
public final class LawController {
    private final LawInForce law;
    private final LedgerClock clock;

    public LawController(LawInForce law, LedgerClock clock) {
        this.law = law;
        this.clock = clock;
    }

    /** A value with the French name of its parameter and the unit it is in. */
    public record InForce(
            LawParameter parameter,
            String label,
            LawUnit unit,
            @Nullable LawSubject subject,
            List<ProgrammeCode> programmes,
            LocalDate from,
            @Nullable LawNumber value,
            String legalReference) {
        static InForce of(LawValue value) {
            return new InForce(
                    value.parameter(),
                    value.parameter().label(),
                    value.parameter().unit(),
                    value.subject(),
                    value.programmes(),
                    value.from(),
                    value.value(),
                    value.legalReference());
        }
    }

    /** @param on a date; absent means today */
    @GetMapping("/api/v1/law-parameters")
    List<InForce> inForce(@RequestParam(required = false) @Nullable String on) {
        return law.now().inForce(AskedDay.of(on, clock)).stream()
                .map(InForce::of)
                .toList();
    }
}
