package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The questions a scenario asks, and where their answers keep what is looked for. The shape of the API is known only
 * here.
 */
final class LedgerQuestions {
    /** An auditor sees every book and every file. */
    private static final String READER = "ada";

    private static final int PAGES_MAX = 500;

    private final LedgerClient client;
    private final int year;

    LedgerQuestions(LedgerClient client, int year) {
        this.client = client;
        this.year = year;
    }

    /** An entry of the ledger, its postings summed per account and side. */
    record Entry(String template, String date, SortedMap<String, Balance> debit, SortedMap<String, Balance> credit) {
        @Override
        public String toString() {
            return template + " du " + date + " " + AnswerExpectation.ExpectedEntry.sides(debit, credit);
        }
    }

    /** Totals of the trial balance. */
    record Totals(Balance debit, Balance credit) {}

    /**
     * The position of the log's head, as far as the API tells: the position that the entries answer shows, once it
     * shows at least {@code known}. Nobody else writes in an instance of the scenario's own.
     */
    long head(long known) {
        long from = Math.max(known, 0);
        LedgerAnswer answer = ok("/api/v1/entries?fromPosition=" + from + "&toPosition=" + from, known);
        if (answer.body().path("position").isMissingNode()) {
            throw new NotCheckable("la réponse ne dit pas sa position : " + answer.raw());
        }
        return answer.position();
    }

    Balance budgetAmount(Check.BudgetLevel level, String code, String titleGroup, String field, long atLeast) {
        String path = "/api/v1/budgets/" + year
                + switch (level) {
                    case PROGRAMME -> "/programmes/" + segment(code);
                    case OPERATING_BUDGET -> "/operating-budgets/" + segment(code);
                    case ENVELOPE -> "/envelopes/" + segment(code) + "/" + segment(titleGroup);
                };
        JsonNode figure = ofTitleGroup(ok(path, atLeast).body(), titleGroup).path(field);
        return amount(figure, path + " : " + field + " (" + titleGroup + ")");
    }

    /** The item of a title group, or the answer itself when it is about one title group only. */
    private static JsonNode ofTitleGroup(JsonNode answer, String titleGroup) {
        for (JsonNode item : answer.path("items")) {
            if (item.path("titleGroup").asString("").equals(titleGroup)) {
                return item;
            }
        }
        return answer;
    }

    /** Debit minus credit; an account that never moved is at zero. */
    Balance accountBalance(String account, long atLeast) {
        String path = "/api/v1/trial-balance?year=" + year;
        for (JsonNode line : items(path, atLeast)) {
            if (line.path("account").asString("").equals(account)) {
                return amount(line.path("debit"), path).minus(amount(line.path("credit"), path));
            }
        }
        return Balance.ZERO;
    }

    /** The totals summed here from the lines, so that a wrong total in the answer is not believed. */
    Totals totals(long atLeast) {
        String path = "/api/v1/trial-balance?year=" + year;
        Balance debit = Balance.ZERO;
        Balance credit = Balance.ZERO;
        for (JsonNode line : items(path, atLeast)) {
            debit = debit.plus(amount(line.path("debit"), path));
            credit = credit.plus(amount(line.path("credit"), path));
        }
        return new Totals(debit, credit);
    }

    Balance budgetRevenue(String revenueLine, long atLeast) {
        String path = "/api/v1/budget-revenue?year=" + year;
        for (JsonNode line : items(path, atLeast)) {
            if (line.path("revenueLine").asString("").equals(revenueLine)) {
                return amount(line.path("amount"), path);
            }
        }
        return Balance.ZERO;
    }

    /** @param from the first position looked at, {@code to} the last */
    List<Entry> entries(long from, long to) {
        if (to < from) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        String path = "/api/v1/entries?fromPosition=" + from + "&toPosition=" + to;
        for (JsonNode entry : items(path, to)) {
            SortedMap<String, Balance> debit = new TreeMap<>();
            SortedMap<String, Balance> credit = new TreeMap<>();
            for (JsonNode posting : entry.path("postings")) {
                (posting.path("side").asString("").equals("DEBIT") ? debit : credit)
                        .merge(
                                posting.path("account").asString(""),
                                amount(posting.path("amount"), path),
                                Balance::plus);
            }
            entries.add(new Entry(
                    entry.path("template").asString(""),
                    entry.path("accountingDate").asString(""),
                    debit,
                    credit));
        }
        return entries;
    }

    /** What a question answers, as it stands at a position or later. */
    JsonNode answer(String uri, long atLeast) {
        return ok(uri, atLeast).body();
    }

    /** The aggregate as decided on now, with its version as ETag. */
    LedgerAnswer file(Check.FileKind kind, String number) {
        return ok(path(kind, number), LogHead.EMPTY);
    }

    /** The version of a file, 0 when there is no such file: the ledger then says so itself. */
    String version(Check.FileKind kind, String number) {
        LedgerAnswer answer = client.ask(READER, path(kind, number), LogHead.EMPTY);
        if (answer.status() == 404) {
            return "0";
        }
        return answer.etag()
                .orElseThrow(() -> new NotCheckable("GET " + path(kind, number) + " ne donne pas d'ETag : " + answer));
    }

    private static String path(Check.FileKind kind, String number) {
        return switch (kind) {
            case COMMITMENT -> "/api/v1/commitments/" + segment(number);
            case PAYMENT_REQUEST -> "/api/v1/payment-requests/" + segment(number);
            case REVENUE_ORDER -> "/api/v1/revenue-orders/" + segment(number);
            case THIRD_PARTY -> "/api/v1/third-parties/" + segment(number);
        };
    }

    private List<JsonNode> items(String path, long atLeast) {
        List<JsonNode> all = new ArrayList<>();
        String page = path;
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            JsonNode body = ok(page, atLeast).body();
            if (!body.path("items").isArray()) {
                throw new NotCheckable(path + " ne répond pas par une liste : " + body);
            }
            body.path("items").forEach(all::add);
            String next = body.path("next").asString("");
            if (next.isEmpty()) {
                return all;
            }
            page = path + "&cursor=" + segment(next);
        }
        throw new NotCheckable(path + " compte plus de " + PAGES_MAX + " pages");
    }

    private LedgerAnswer ok(String path, long atLeast) {
        LedgerAnswer answer = client.ask(READER, path, atLeast);
        if (answer.status() != 200) {
            throw new NotCheckable("GET " + path + " répond " + answer);
        }
        return answer;
    }

    private static Balance amount(JsonNode node, String where) {
        try {
            return Balance.parse(node.asString(""));
        } catch (InvalidValue e) {
            throw new NotCheckable(where + " ne donne pas de montant (« " + node.asString("") + " »)");
        }
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
