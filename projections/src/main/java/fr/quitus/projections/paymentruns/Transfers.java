package fr.quitus.projections.paymentruns;

import fr.quitus.domain.value.Amount;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which request each transfer of a bank file pays. It guides an act to its dossier, which then decides by itself. */
@Component
public final class Transfers {
    /** Identities asked of the database at once. */
    static final int IDENTITIES_MAX = 1_000;

    private static final SqlFile SQL = SqlFile.beside(Transfers.class, "questions");

    private final Questions questions;

    Transfers(Questions questions) {
        this.questions = questions;
    }

    /**
     * A transfer that was sent.
     *
     * @param runId the run that sent it, if it was in one
     */
    public record Sent(
            String endToEndId,
            String paymentRequestId,
            @Nullable String runId,
            Amount amount,
            LocalDate valueDate) {}

    /** @param position everything that was written up to there is seen */
    public Map<String, Sent> named(Collection<String> endToEndIds, long position) {
        Map<String, Sent> found = new LinkedHashMap<>();
        List<String> all = endToEndIds.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += IDENTITIES_MAX) {
            List<String> some = all.subList(from, Math.min(from + IDENTITIES_MAX, all.size()));
            some(some, position).forEach(sent -> found.put(sent.endToEndId(), sent));
        }
        return found;
    }

    private List<Sent> some(List<String> endToEndIds, long position) {
        String least = position < 0 ? null : String.valueOf(position);
        Answer<Sent> answer = questions
                .answer(
                        PaymentRunsProjection.NAME,
                        least,
                        connection -> Page.whole(Query.list(
                                connection,
                                SQL.statement("transfers"),
                                row -> new Sent(
                                        row.getString("end_to_end_id"),
                                        row.getString("payment_request_id"),
                                        row.getString("run_id"),
                                        Amount.ofCents(row.getLong("amount_cents")),
                                        row.getObject("value_date", LocalDate.class)),
                                (Object) endToEndIds.toArray(String[]::new))))
                .getBody();
        return answer == null ? List.of() : new ArrayList<>(answer.items());
    }
}
