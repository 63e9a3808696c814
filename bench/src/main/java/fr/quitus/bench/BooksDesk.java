package fr.quitus.bench;

import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.generalledger.Books;
import fr.quitus.projections.ports.Reader;
import fr.quitus.projections.statements.Statements;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Asks the product's controllers, which are no business of other packages and so are found by name. */
final class BooksDesk {
    private static final int PAGE_ITEMS = 100;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Object trialBalance;
    private final Object generalLedger;
    private final Statements statements;

    BooksDesk(ProjectionRegistry registry, Database database) {
        Questions questions = new Questions(registry, database, () -> new Reader("ada", Role.AUDITOR, Perimeter.ALL));
        Books books = new Books(questions);
        trialBalance = made("fr.quitus.projections.balances.TrialBalanceController", books);
        generalLedger = made("fr.quitus.projections.generalledger.GeneralLedgerController", books);
        statements = new Statements(books);
    }

    void trialBalance(LocalDate asOf, @Nullable Long position) {
        answer(trialBalance, "trialBalance", null, null, asOf.toString(), text(position), null, PAGE_ITEMS, null);
    }

    void ledger(AccountCode account, LocalDate from, LocalDate asOf, @Nullable Long position) {
        answer(
                generalLedger,
                "generalLedger",
                account.text(),
                null,
                from.toString(),
                asOf.toString(),
                text(position),
                null,
                null,
                null,
                PAGE_ITEMS,
                null);
    }

    void statement(StatementKind kind, LocalDate asOf) {
        if (statements.draw(kind, asOf, null).bytes().length == 0) {
            throw new IllegalStateException("an empty statement " + kind);
        }
    }

    private static @Nullable String text(@Nullable Long position) {
        return position == null ? null : position.toString();
    }

    private static Object made(String name, Object... parts) {
        try {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no such controller any more: " + name, e);
        }
    }

    private void answer(Object controller, String question, @Nullable Object... arguments) {
        try {
            Method method = Arrays.stream(controller.getClass().getDeclaredMethods())
                    .filter(m -> m.getName().equals(question))
                    .findFirst()
                    .orElseThrow();
            method.setAccessible(true);
            Object answer = method.invoke(controller, arguments);
            if (!(answer instanceof ResponseEntity<?> entity)
                    || !entity.getStatusCode().is2xxSuccessful()
                    || json.writeValueAsBytes(entity.getBody()).length == 0) {
                throw new IllegalStateException("not answered: " + answer);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the question was refused: " + question, e);
        }
    }
}
