package fr.quitus.web.forms;

import fr.quitus.web.ledger.LedgerConnection;
import org.springframework.context.MessageSource;

/** Forms and their words, made by hand. */
public final class FormsOfTests {
    private FormsOfTests() {}

    public static CommandForms of(LedgerConnection connection) {
        return new CommandForms(connection);
    }

    public static FieldWords words(MessageSource texts) {
        return new FieldWords(texts);
    }
}
