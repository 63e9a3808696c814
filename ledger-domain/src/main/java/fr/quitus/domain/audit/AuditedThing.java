package fr.quitus.domain.audit;

import fr.quitus.domain.document.FileId;
import fr.quitus.domain.statement.Statement;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.StatementId;
import fr.quitus.domain.value.TextValue;
import java.util.Optional;

/**
 * Objet d'un constat : a file, an event by its stream and its place in it, as the audit trail shows them, an account of
 * the chart or a published statement.
 */
public record AuditedThing(String text) implements TextValue {
    private static final String EVENT = "event:";
    private static final String ACCOUNT = "account:";
    private static final String STATEMENT = "statement:";
    private static final String STREAM = "[A-Za-z0-9][A-Za-z0-9:._*-]{0,119}";

    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = FileId.PATTERN + "|" + EVENT + STREAM + "@[0-9]{1,9}|" + ACCOUNT
            + AccountCode.PATTERN + "|" + STATEMENT + StatementId.PATTERN;
    /** One such text, for the reference. */
    public static final String EXAMPLE = "event:commitment:2100000012@1";

    public AuditedThing {
        if (text == null || !text.matches(PATTERN)) {
            throw new InvalidValue("Un constat porte sur un dossier (commitment:2100000012), un événement"
                    + " (event:commitment:2100000012@1), un compte (account:6113110000) ou un état publié"
                    + " (statement:BILAN-2026-1).");
        }
    }

    /** Nature de l'objet. */
    public sealed interface Kind {}

    /** Dossier. */
    public record OfFile(FileId file) implements Kind {}

    /**
     * Événement.
     *
     * @param sequence place in its stream, from 0
     */
    public record OfEvent(String aggregateId, long sequence) implements Kind {
        /** The file it happened to, if it is one of those that have a perimeter. */
        public Optional<FileId> file() {
            return aggregateId.matches(FileId.PATTERN) ? Optional.of(FileId.of(aggregateId)) : Optional.empty();
        }
    }

    /** Compte. */
    public record OfAccount(AccountCode account) implements Kind {}

    /** État publié. */
    public record OfStatement(StatementId statement) implements Kind {}

    public static AuditedThing of(String text) {
        return new AuditedThing(text);
    }

    public Kind kind() {
        if (text.startsWith(EVENT)) {
            int at = text.lastIndexOf('@');
            return new OfEvent(text.substring(EVENT.length(), at), Long.parseLong(text.substring(at + 1)));
        }
        if (text.startsWith(ACCOUNT)) {
            return new OfAccount(AccountCode.of(text.substring(ACCOUNT.length())));
        }
        return text.startsWith(STATEMENT)
                ? new OfStatement(StatementId.of(text.substring(STATEMENT.length())))
                : new OfFile(FileId.of(text));
    }

    /** The stream whose history the finding belongs to; an account has none of its own. */
    public String history() {
        return switch (kind()) {
            case OfFile(var file) -> file.text();
            case OfEvent(var aggregateId, var _) -> aggregateId;
            case OfAccount(var account) -> ACCOUNT + account;
            case OfStatement(var statement) -> Statement.aggregateId(statement);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
