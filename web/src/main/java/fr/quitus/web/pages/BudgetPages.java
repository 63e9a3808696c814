package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Budget : AE and CP by programme, as gauges and as the same figures. */
@Controller
class BudgetPages {
    private static final int LINES = 60;
    /** Width of a gauge in its own units. */
    private static final BigDecimal GAUGE = BigDecimal.valueOf(1000);

    private final BusinessDay day;

    BudgetPages(BusinessDay day) {
        this.day = day;
    }

    /** What a gauge draws, in thousandths of what was received. */
    public record Gauge(int consumed, int reserved) {
        static Gauge of(Spending.Side side) {
            return new Gauge(
                    share(side.consumed(), side.received()),
                    share(side.consumed().add(side.reserved()), side.received()));
        }

        /** Credits that may be exceeded fill the gauge, and no more than that. */
        private static int share(BigDecimal part, BigDecimal whole) {
            return whole.signum() <= 0 || part.signum() <= 0
                    ? 0
                    : part.multiply(GAUGE)
                            .divide(whole, 0, RoundingMode.HALF_UP)
                            .min(GAUGE)
                            .intValueExact();
        }
    }

    /** One programme and title group. */
    public record Row(Spending.Line line, Gauge ae, Gauge cp) {}

    @GetMapping("/budget")
    String budget(Ledger ledger, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        Listing<Spending.Line> lines = ledger.list(
                "budget-consumption",
                dates.askedUntil().with("limit", LINES).with("cursor", fields.suite()),
                Spending.Line.class);
        List<Row> rows = lines.items().stream()
                .map(line -> new Row(line, Gauge.of(line.ae()), Gauge.of(line.cp())))
                .toList();
        model.addAttribute("dates", dates);
        model.addAttribute("listing", lines);
        model.addAttribute("rows", rows);
        if (lines.next() != null) {
            model.addAttribute(
                    "more",
                    "/budget" + dates.parameters().with("suite", lines.next()).query());
        }
        return "budget";
    }
}
