package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.Figures;
import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.Field;
import fr.quitus.web.forms.Input.Option;
import fr.quitus.web.forms.Shape;
import fr.quitus.web.forms.Suggested;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Offers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the file and the registers offer for the fields of a form, as far as the person may see them. */
@Component
class Suggestions {
    /** Of one register; who looks for another writes it. */
    private static final int ITEMS = 200;

    private final BusinessDay day;
    private final Figures figures;

    Suggestions(BusinessDay day, Figures figures) {
        this.day = day;
        this.figures = figures;
    }

    /** @param state of the file the act is on */
    Suggested of(Ledger ledger, CommandForm form, Files.@Nullable State state) {
        Map<String, List<Option>> open = new HashMap<>();
        for (String word : words(form.fields(), new TreeSet<>())) {
            List<Option> offered = register(ledger, word);
            if (!offered.isEmpty()) {
                open.put(word, offered);
            }
        }
        return new Suggested(closed(ledger, form, state), open);
    }

    private static Set<String> words(Collection<Field> fields, Set<String> words) {
        for (Field field : fields) {
            switch (field.shape()) {
                case Shape.Text text -> words.add(text.word());
                case Shape.Lines lines -> words.add(lines.of().word());
                case Shape.Group group -> words(group.fields(), words);
                case Shape.Rows rows -> words(rows.of().fields(), words);
                case Shape.Money _,
                        Shape.Day _,
                        Shape.Whole _,
                        Shape.Choice _,
                        Shape.YesNo _,
                        Shape.Several _,
                        Shape.Marks _,
                        Shape.Remarks _ -> {}
            }
        }
        return words;
    }

    /** Units that hold credits of a year. */
    List<Option> fundsCentres(Ledger ledger, String year) {
        return listed(ledger, "budgets/" + year + "/envelopes", new Asked());
    }

    private List<Option> register(Ledger ledger, String word) {
        String year = String.valueOf(day.today().getYear());
        return switch (word) {
            case "AccountCode" -> offered(() -> List.of(ledger.get("accounts", new Asked(), Offers.Named[].class)));
            case "FundsCentre" -> fundsCentres(ledger, year);
            case "OperatingBudgetCode" -> listed(ledger, "budgets/" + year + "/operating-budgets", new Asked());
            case "ProgrammeCode" -> listed(ledger, "budgets/" + year + "/programmes", new Asked());
            case "ThirdPartyRef", "Siret" -> listed(ledger, "third-parties", new Asked());
            case "PaymentRunId" -> listed(ledger, "payment-runs", new Asked());
            case "CommitmentNumber" -> listed(ledger, "commitments", new Asked().with("year", year));
            case "RevenueOrderNumber" -> listed(ledger, "revenue-orders", new Asked().with("year", year));
            default -> List.of();
        };
    }

    private static List<Option> listed(Ledger ledger, String question, Asked asked) {
        return offered(() -> ledger.list(question, asked.with("limit", ITEMS), Offers.Named.class)
                .items());
    }

    private interface Question {
        List<Offers.Named> ask();
    }

    /** A register that this reader does not have, or that is away just now, is no reason to show no form. */
    private static List<Option> offered(Question question) {
        try {
            return question.ask().stream()
                    .map(one -> new Option(one.code(), one.words() == null ? "" : one.words(), false))
                    .distinct()
                    .toList();
        } catch (LedgerProblem e) {
            if (e.status() == 401) {
                throw e;
            }
            return List.of();
        }
    }

    private Map<String, List<Option>> closed(Ledger ledger, CommandForm form, Files.@Nullable State state) {
        Map<String, List<Option>> closed = new HashMap<>();
        switch (state) {
            case Files.Commitment commitment -> {
                put(closed, "line", commitment.file().lines().values().stream().map(this::line));
                put(
                        closed,
                        "serviceReceiptNumber",
                        receipts(
                                commitment.file(),
                                receipt -> !receipt.cancelled()
                                        && !(receipt.certified()
                                                && form.command().equals("CertifyService"))));
            }
            case Files.Payment payment -> {
                put(
                        closed,
                        "endToEndId",
                        payment.file().transfers().stream()
                                .map(transfer -> new Option(
                                        transfer.endToEndId(),
                                        transfer.endToEndId() + " · " + figures.euros(transfer.amount()),
                                        false)));
                String number = payment.file().commitmentNumber();
                if (number != null && form.command().equals("MatchInvoice")) {
                    put(closed, "serviceReceiptNumber", certified(ledger, number));
                }
            }
            case null, default -> {}
        }
        return closed;
    }

    private Stream<Option> certified(Ledger ledger, String number) {
        try {
            Files.CommitmentFile file = ((Files.Commitment) FileKind.EJ.read(ledger, number)).file();
            return receipts(file, receipt -> receipt.certified() && !receipt.cancelled());
        } catch (LedgerProblem e) {
            if (e.status() >= 500 || e.status() == 401) {
                throw e;
            }
            return Stream.empty(); // an accountant whose post has the invoice, not the EJ
        }
    }

    private Option line(Files.CommitmentLine line) {
        return new Option(
                String.valueOf(line.no()),
                line.no() + " · " + line.imputation().account() + " · " + figures.euros(line.firmAmount()),
                false);
    }

    private Stream<Option> receipts(Files.CommitmentFile file, Predicate<Files.ServiceReceipt> offered) {
        return file.receipts().values().stream()
                .filter(offered)
                .map(receipt -> new Option(
                        receipt.number(),
                        receipt.number() + " · " + figures.day(receipt.dateRendered()) + " · "
                                + figures.euros(receipt.amount()),
                        false));
    }

    /** With nothing to choose from, the field stays one to write in. */
    private static void put(Map<String, List<Option>> closed, String field, Stream<Option> options) {
        List<Option> all = options.toList();
        if (!all.isEmpty()) {
            closed.put(field, all);
        }
    }
}
