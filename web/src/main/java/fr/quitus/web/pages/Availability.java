package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.Field;
import fr.quitus.web.forms.Shape;
import fr.quitus.web.ledger.Credits;
import fr.quitus.web.ledger.Files;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Listing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Crédits disponibles where an act would take from: those of the UO, BOP or programme that it names. */
final class Availability {
    private static final List<String> TITLE_GROUPS = List.of("T2", "HT2");

    private Availability() {}

    /**
     * What is left.
     *
     * @param position of the log that is shown
     */
    public record Left(long position, List<Credits> credits) {}

    /**
     * @param state of the file the act is on
     * @param values of the form, by path
     * @return absent when the act names no credits, or none that this reader may see
     */
    static @Nullable Left of(Ledger ledger, CommandForm form, Files.@Nullable State state, Map<String, String> values) {
        List<Credits> left = new ArrayList<>();
        long position = 0;
        for (String question : questions(ledger, form, state, values)) {
            Listing<Credits> listing = asked(ledger, question);
            if (listing != null) {
                left.addAll(listing.items());
                position = Math.max(position, listing.position());
            }
        }
        return left.isEmpty() ? null : new Left(position, left);
    }

    private static Set<String> questions(
            Ledger ledger, CommandForm form, Files.@Nullable State state, Map<String, String> values) {
        Set<String> questions = new LinkedHashSet<>();
        Files.CommitmentFile file = commitment(ledger, state);
        if (file != null) {
            envelopes(questions, String.valueOf(file.year()), file.fundsCentre());
        }
        String year = values.getOrDefault("year", file == null ? "" : String.valueOf(file.year()));
        if (!year.matches("[0-9]{4}")) {
            return questions;
        }
        words(form).forEach(field -> {
            String code = values.getOrDefault(field.name(), "");
            if (!code.isEmpty()) {
                switch (((Shape.Text) field.shape()).word()) {
                    case "FundsCentre" -> envelopes(questions, year, code);
                    case "OperatingBudgetCode" ->
                        questions.add("budgets/" + year + "/operating-budgets/" + Ledger.segment(code));
                    case "ProgrammeCode" -> questions.add("budgets/" + year + "/programmes/" + Ledger.segment(code));
                    default -> {}
                }
            }
        });
        return questions;
    }

    private static Stream<Field> words(CommandForm form) {
        return form.fields().stream().filter(field -> field.shape() instanceof Shape.Text);
    }

    private static void envelopes(Set<String> questions, String year, String fundsCentre) {
        TITLE_GROUPS.forEach(
                group -> questions.add("budgets/" + year + "/envelopes/" + Ledger.segment(fundsCentre) + "/" + group));
    }

    private static Files.@Nullable CommitmentFile commitment(Ledger ledger, Files.@Nullable State state) {
        if (state instanceof Files.Commitment commitment) {
            return commitment.file();
        }
        if (state instanceof Files.Payment payment && payment.file().commitmentNumber() != null) {
            try {
                return ((Files.Commitment) FileKind.EJ.read(
                                ledger, String.valueOf(payment.file().commitmentNumber())))
                        .file();
            } catch (LedgerProblem e) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Listing<Credits> asked(Ledger ledger, String question) {
        try {
            return ledger.list(question, new Asked(), Credits.class);
        } catch (LedgerProblem e) {
            return null; // it helps who fills in; the act itself is decided on what is there
        }
    }
}
