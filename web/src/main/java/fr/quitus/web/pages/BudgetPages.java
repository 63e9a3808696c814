package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Spending;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Budget : AE and CP by mission, programme, BOP and UO, month by month, movement by movement, and what an EJ takes. */
@Controller
class BudgetPages {
    private static final int LINES = 60;
    private static final int MOVEMENTS = 100;
    /** A unit has at most as many lines: T2 and HT2. */
    private static final int GROUPS = 2;

    private static final String TABLE = "budget-consumption";

    private final BusinessDay day;
    private final Suggestions suggestions;

    BudgetPages(BusinessDay day, Suggestions suggestions) {
        this.day = day;
        this.suggestions = suggestions;
    }

    /** One code and title group. */
    public record Row(Spending.Line line, Gauge ae, Gauge cp) {}

    @GetMapping("/budget")
    String budget(
            Ledger ledger,
            @RequestParam(required = false) @Nullable String niveau,
            @RequestParam(required = false) @Nullable String code,
            Dates.Fields fields,
            Model model) {
        Dates dates = fields.of(day.today());
        String within = blankToNull(code);
        BudgetLevel level = BudgetLevel.of(niveau, within);
        Listing<Spending.Line> lines = ledger.list(
                TABLE,
                asked(dates, level, within).with("limit", LINES).with("cursor", fields.suite()),
                Spending.Line.class);
        show(model, dates, within, lines);
        model.addAttribute("level", level.name());
        model.addAttribute(
                "query", parameters(dates, within).with("niveau", level.name()).query());
        model.addAttribute(
                "below", level == BudgetLevel.UO ? null : level.below().name());
        model.addAttribute(
                "rows",
                lines.items().stream()
                        .map(line -> new Row(line, Gauge.of(line.ae()), Gauge.of(line.cp())))
                        .toList());
        if (lines.next() != null) {
            model.addAttribute(
                    "more",
                    "/budget"
                            + parameters(dates, within)
                                    .with("niveau", level.name())
                                    .with("suite", lines.next())
                                    .query());
        }
        return "budget";
    }

    @GetMapping("/budget/mois")
    String months(
            Ledger ledger, @RequestParam(required = false) @Nullable String code, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        String within = blankToNull(code);
        Listing<Spending.Month> months =
                ledger.list("budget-months", dates.askedUntil().with("code", within), Spending.Month.class);
        BudgetLevel level = within == null ? BudgetLevel.PROGRAMME : BudgetLevel.ofCode(within);
        // Of the same position as the months, though something may have been written since.
        Listing<Spending.Line> sums = ledger.list(
                TABLE,
                asked(dates, level == BudgetLevel.MISSION ? BudgetLevel.PROGRAMME : level, within)
                        .with("knownAt", months.position() < 0 ? dates.knownAt() : String.valueOf(months.position()))
                        .with("limit", 1),
                Spending.Line.class);
        show(model, dates, within, months);
        MonthlyChart chart = MonthlyChart.of(months.items());
        model.addAttribute("chart", chart);
        Spending.Totals totals = Ledger.totals(sums, Spending.Totals.class);
        model.addAttribute("totals", totals);
        YearEnd end = YearEnd.of(year(dates), counted(dates));
        model.addAttribute("end", end);
        model.addAttribute("counted", counted(dates));
        if (end.known()) {
            model.addAttribute(
                    "estimates", List.of(Estimate.of("ae", totals.ae(), end), Estimate.of("cp", totals.cp(), end)));
        }
        return "budget-mois";
    }

    /** Estimate of one side, beside what was received. */
    public record Estimate(String side, BigDecimal consumed, BigDecimal estimate, BigDecimal received) {
        static Estimate of(String side, Spending.Side figures, YearEnd end) {
            return new Estimate(side, figures.consumed(), end.of(figures.consumed()), figures.received());
        }

        public BigDecimal left() {
            return received.subtract(estimate);
        }
    }

    private static int year(Dates dates) {
        try {
            return Integer.parseInt(dates.year());
        } catch (NumberFormatException e) {
            // The ledger has refused such a year before.
            throw new IllegalStateException("no year: " + dates.year(), e);
        }
    }

    /** The last day that counts: the one asked for, at most today. */
    private LocalDate counted(Dates dates) {
        LocalDate today = day.today();
        LocalDate asked = dates.asOf() == null ? today : LocalDate.parse(dates.asOf());
        return asked.isAfter(today) ? today : asked;
    }

    @GetMapping("/budget/mouvements")
    String movements(
            Ledger ledger, @RequestParam(required = false) @Nullable String code, Dates.Fields fields, Model model) {
        Dates dates = fields.of(day.today());
        String within = blankToNull(code);
        Listing<Spending.Movement> movements = ledger.list(
                "budget-movements",
                dates.askedUntil().with("code", within).with("limit", MOVEMENTS).with("cursor", fields.suite()),
                Spending.Movement.class);
        show(model, dates, within, movements);
        if (movements.next() != null) {
            model.addAttribute(
                    "more",
                    "/budget/mouvements"
                            + parameters(dates, within)
                                    .with("suite", movements.next())
                                    .query());
        }
        return "budget-mouvements";
    }

    /** To the file of the act that moved credits: EJ, DP, or what else; its entries where it has no page. */
    @GetMapping("/budget/mouvements/{position}")
    String movement(Ledger ledger, @PathVariable long position) {
        Spending.Origin origin = ledger.get("budget-movements/" + position, new Asked(), Spending.Origin.class);
        return "redirect:" + new FileAddresses().orEntries(origin.file());
    }

    /**
     * What an EJ of this amount would take: from its unit, and from what is above as far as who asks may see it. It is
     * reckoned of the figures shown and neither writes nor reserves anything; signing decides.
     */
    @GetMapping("/budget/essai")
    String trial(
            Ledger ledger,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String groupe,
            @RequestParam(required = false) @Nullable String montant,
            Dates.Fields fields,
            Model model) {
        Dates dates = fields.of(day.today());
        String unit = blankToNull(code);
        String group = groupe == null || groupe.isBlank() ? "HT2" : groupe;
        Trial.Amount amount = Trial.Amount.of(montant);
        model.addAttribute("group", group);
        model.addAttribute("amount", amount);
        model.addAttribute("units", suggestions.fundsCentres(ledger, dates.year()));
        // Nobody learns from an empty form whether he may see the budget.
        Listing<Spending.Line> own =
                ledger.list(TABLE, asked(dates, BudgetLevel.UO, unit).with("limit", GROUPS), Spending.Line.class);
        show(model, dates, unit, own);
        BigDecimal euros = amount.euros();
        if (unit != null && euros != null) {
            model.addAttribute("trials", trials(ledger, dates, own, unit, group, euros));
        }
        return "budget-essai";
    }

    /** @param own lines of the unit, one of each group */
    private static List<Trial> trials(
            Ledger ledger, Dates dates, Listing<Spending.Line> own, String unit, String group, BigDecimal euros) {
        List<Trial> trials = new ArrayList<>();
        for (String holder : own.items().isEmpty() ? List.<String>of() : BudgetLevel.above(unit)) {
            BudgetLevel level = BudgetLevel.ofCode(holder);
            Listing<Spending.Line> figures = level == BudgetLevel.UO
                    ? own
                    : ledger.list(
                            TABLE,
                            asked(dates, level, holder).with("knownAt", String.valueOf(own.position())),
                            Spending.Line.class);
            for (Spending.Line line : figures.items()) {
                if (line.titleGroup().equals(group) && holder.equals(line.code())) {
                    trials.add(Trial.of(line, euros));
                }
            }
        }
        return trials;
    }

    private static Asked asked(Dates dates, BudgetLevel level, @Nullable String within) {
        return dates.askedUntil().with("level", level.name()).with("code", within);
    }

    private static Asked parameters(Dates dates, @Nullable String within) {
        return dates.parameters().with("code", within);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void show(Model model, Dates dates, @Nullable String within, Listing<?> listing) {
        model.addAttribute("dates", dates);
        model.addAttribute("listing", listing);
        model.addAttribute("code", within);
        model.addAttribute("path", within == null ? List.of() : BudgetLevel.above(within));
        model.addAttribute("query", parameters(dates, within).query());
        model.addAttribute("files", new FileAddresses());
    }
}
