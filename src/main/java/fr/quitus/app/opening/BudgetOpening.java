package fr.quitus.app.opening;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.reference.CreditLine;
import fr.quitus.app.reference.Credits;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.app.security.ReadyMadeIdentity;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ouverture des crédits of the demonstration's fiscal year: one command per programme and title, with the figures of
 * the PLF 2025 (projet de loi). Each has a key of its own, so opening twice, or after an interruption, opens once.
 */
public final class BudgetOpening {
    /** Enough to fill each group of appends, few enough to leave the door open to others. */
    private static final int OPENINGS_IN_FLIGHT = 16;

    private final CommandGate gate;
    private final ReferenceData reference;
    private final int fiscalYear;

    public BudgetOpening(CommandGate gate, ReferenceData reference, QuitusSettings settings) {
        this.gate = gate;
        this.reference = reference;
        this.fiscalYear = settings.fiscalYear();
    }

    /** @return the number of commands that opened credits now; 0 when all were open already */
    public int open() {
        List<Callable<Boolean>> commands = new ArrayList<>();
        linesByProgrammeAndTitle().forEach((line, credits) -> commands.add(() -> open(line, credits)));
        int opened = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(OPENINGS_IN_FLIGHT)) {
            for (Future<Boolean> command : executor.invokeAll(commands)) {
                opened += command.get() ? 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the opening of credits was interrupted; starting again resumes it", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("credits cannot be opened; starting again resumes it", e.getCause());
        }
        return opened;
    }

    private record Line(String programme, Title title) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byProgramme = programme.compareTo(other.programme);
            return byProgramme != 0 ? byProgramme : title.compareTo(other.title);
        }
    }

    private Map<Line, Credits> linesByProgrammeAndTitle() {
        Map<Line, Credits> lines = new TreeMap<>();
        for (CreditLine line : reference.credits()) {
            lines.merge(new Line(line.programme(), Title.valueOf(line.title())), line.credits(), Credits::plus);
        }
        lines.values().removeIf(Credits.NONE::equals);
        return lines;
    }

    private boolean open(Line line, Credits credits) {
        OpenCredits command = new OpenCredits(
                FiscalYear.of(fiscalYear),
                ProgrammeCode.of(line.programme()),
                line.title(),
                amount(credits.aeEuros()),
                amount(credits.cpEuros()),
                ReferenceData.CREDITS_LABEL);
        Instant newYear =
                LocalDate.of(fiscalYear, 1, 1).atTime(9, 0).atZone(Act.PARIS).toInstant();
        Answer.Given given = gate.ask(new CommandGate.Ask(
                command,
                "PLF-2025:" + fiscalYear + ":" + line.programme() + ":" + line.title(),
                ReadyMadeIdentity.budgetDirectorate(fiscalYear),
                null,
                newYear,
                "ouverture"));
        if (given.answer() instanceof Answer.Refused refused) {
            throw new IllegalStateException("the credits of " + line + " are refused: " + refused.detail());
        }
        return !given.replayed();
    }

    private static @Nullable Amount amount(long euros) {
        return euros == 0 ? null : Amount.euros(euros);
    }
}
