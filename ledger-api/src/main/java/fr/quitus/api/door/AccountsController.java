package fr.quitus.api.door;

import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.chart.AccountEvidence;
import fr.quitus.domain.chart.ChartAccount;
import fr.quitus.domain.value.AccountCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plan de comptes on a date, which anybody who is known may read. */
@RestController
public final class AccountsController {
    private final LawInForce law;
    private final LedgerClock clock;

    public AccountsController(LawInForce law, LedgerClock clock) {
        this.law = law;
        this.clock = clock;
    }

    /**
     * Compte ouvert.
     *
     * @param accountClass classe, the first digit of the number
     * @param lastDay the last accounting date it may be posted on; absent when none is set
     */
    public record ChartLine(
            AccountCode account,
            int accountClass,
            String label,
            AccountEvidence evidence,
            LocalDate from,
            @Nullable LocalDate lastDay,
            String legalReference) {
        static ChartLine of(ChartAccount row) {
            return new ChartLine(
                    row.account(),
                    row.account().text().charAt(0) - '0',
                    row.label(),
                    row.evidence(),
                    row.from(),
                    row.lastDay(),
                    row.legalReference());
        }
    }

    /** @param on an accounting date; absent means today */
    @GetMapping("/api/v1/accounts")
    List<ChartLine> accounts(@RequestParam(required = false) @Nullable String on) {
        return law.chart().on(AskedDay.of(on, clock)).stream()
                .map(ChartLine::of)
                .toList();
    }
}
