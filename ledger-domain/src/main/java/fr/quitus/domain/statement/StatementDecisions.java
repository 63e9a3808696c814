package fr.quitus.domain.statement;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.statement.StatementCommand.PublishStatement;
import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import java.util.Optional;
import java.util.function.Supplier;

/** Publication d'un état financier : rules in their written order, then the event. */
public final class StatementDecisions {
    private StatementDecisions() {}

    /**
     * The bytes of a statement, by their hash.
     *
     * @param position the last place of the log they know
     */
    public record Fixed(long position, String sha256) {}

    /**
     * Not published under this name yet, a date that has come, a position the books have reached. The same statement
     * again writes nothing.
     *
     * @param fixed the bytes asked for; empty when the books have not reached the position
     */
    public static Decision<StatementEvent> decide(
            PublishStatement c, Act act, Statement statement, Supplier<Optional<Fixed>> fixed) {
        if (statement instanceof Statement.Published(var published)) {
            boolean same = published.kind() == c.kind()
                    && published.asOf().equals(c.asOf())
                    && (c.position() == null || c.position() == published.position());
            return same ? Decision.accept() : Decision.refuse(taken(c, published));
        }
        if (c.asOf().isAfter(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_FUTURE,
                    "L'état serait arrêté au " + c.asOf() + ", après le " + act.date() + ", date de l'acte."));
        }
        Optional<Fixed> bytes = fixed.get();
        if (bytes.isEmpty()) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_FUTURE,
                    "Les livres n'ont pas atteint la position " + c.position() + " du journal.",
                    "position",
                    String.valueOf(c.position())));
        }
        return Decision.accept(new StatementPublished(
                c.statementId(),
                c.kind(),
                c.asOf(),
                bytes.get().position(),
                bytes.get().sha256(),
                act.date(),
                act.actor()));
    }

    private static Refusal taken(PublishStatement c, StatementPublished published) {
        return Refusal.of(
                Rejection.ETAT_INCOMPATIBLE,
                "L'état " + c.statementId() + " a été publié le " + published.publishedOn() + " : "
                        + published.kind().label() + " au " + published.asOf() + ", position " + published.position()
                        + ". Publiez celui-ci sous un autre identifiant.",
                "statementId",
                c.statementId());
    }
}
