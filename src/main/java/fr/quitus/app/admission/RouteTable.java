package fr.quitus.app.admission;

import static fr.quitus.api.admission.Lane.BULK;
import static fr.quitus.api.admission.Lane.COMMAND;
import static fr.quitus.api.admission.Lane.PAYMENT;
import static fr.quitus.api.admission.Lane.SEARCH;
import static fr.quitus.api.admission.Lane.WORK_LIST;
import static fr.quitus.api.admission.Pool.COMMANDS;
import static fr.quitus.api.admission.Pool.FILES;
import static fr.quitus.api.admission.Pool.READS;

import fr.quitus.api.admission.CommandLanes;
import fr.quitus.api.admission.Lane;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table des files : which way each request goes, by its method and its path; the first row that fits. */
final class RouteTable {
    /** Where commands go; the rest of the path is the command's name. */
    static final String COMMAND_PATH = "/api/v1/commands/";

    /**
     * Beside it are health, metrics, tokens and pages. A page asks the ledger by addresses of the API, as whoever looks
     * at it: a place of its own would be one that its own questions wait for.
     */
    private static final String API = "/api/";

    private static final String CSV = "text/csv";

    /**
     * A way.
     *
     * @param method {@code *} for any
     * @param path a whole path and all that is below it; only what is below when it ends with {@code /}; {@code *}
     *     stands for one name, and then for the whole path
     */
    private record Row(String method, String path, Route route) {
        boolean fits(String asked, String at) {
            return (method.equals("*") || method.equals(asked)) && fits(at);
        }

        private boolean fits(String at) {
            int star = path.indexOf('*');
            if (star >= 0) {
                int end = at.indexOf('/', star);
                return at.length() > star
                        && at.startsWith(path.substring(0, star))
                        && path.substring(star + 1).equals(end < 0 ? "" : at.substring(end));
            }
            int length = path.length();
            return at.startsWith(path) && (at.length() == length || path.endsWith("/") || at.charAt(length) == '/');
        }
    }

    private static final List<Row> ROWS = List.of(
            row("GET", "/api/v1/openapi.json", Route.OPEN),
            // It asks for each of its files as whoever wants them, and must hold no place that they wait for.
            row("GET", "/api/v1/bundle", Route.OPERATIONS),
            // The exploitation looks and mends.
            row("*", "/api/v1/admission", Route.OPERATIONS),
            row("*", "/api/v1/bays", Route.OPERATIONS),
            row("*", "/api/v1/front-desk", Route.OPERATIONS),
            row("GET", "/api/v1/archive", Route.OPERATIONS),
            row("GET", "/api/v1/projections", Route.OPERATIONS),
            row("GET", "/api/v1/dead-letters", Route.OPERATIONS),
            row("GET", "/api/v1/rebuilds", Route.OPERATIONS), // also whoever watches one, for as long as it lasts
            row("DELETE", "/api/v1/rebuilds/", Route.OPERATIONS),
            // Files and orders that bring many commands: payments first.
            row("POST", "/api/v1/bank-files", Route.to(FILES, PAYMENT)),
            row("POST", "/api/v1/payment-runs/*/execution", Route.to(FILES, PAYMENT)),
            row("POST", "/api/v1/command-files", Route.to(FILES, COMMAND)),
            row("POST", "/api/v1/invoices", Route.to(FILES, COMMAND)),
            row("POST", "/api/v1/documents", Route.to(FILES, COMMAND)),
            row("POST", "/api/v1/fiscal-years/", Route.to(FILES, COMMAND)),
            row("POST", "/api/v1/chorus-extracts/", Route.to(FILES, BULK)),
            row("POST", "/api/v1/takeovers", Route.to(FILES, BULK)),
            row("POST", "/api/v1/rebuilds", Route.to(FILES, BULK)),
            row("POST", "/api/v1/projections/", Route.to(FILES, BULK)),
            row("POST", "/api/v1/dead-letters/", Route.to(FILES, BULK)),
            row("POST", "/api/v1/proofs/", Route.to(FILES, BULK)),
            row("POST", "/api/v1/me/", Route.to(FILES, COMMAND)),
            row("DELETE", "/api/v1/me/", Route.to(FILES, COMMAND)),
            // Exports, and whatever is asked for as CSV (see below).
            row("GET", "/api/v1/fec", Route.to(READS, BULK)),
            row("GET", "/api/v1/statements/*", Route.to(READS, BULK)),
            row("GET", "/api/v1/payment-runs/*/file", Route.to(READS, WORK_LIST)), // the bank waits for it
            // Searches.
            row("GET", "/api/v1/audit-trail", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/audit-findings", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/entries", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/differences", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/documents", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/proofs/", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/third-parties", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/payee-accounts", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/payment-delays", Route.to(READS, SEARCH)),
            row("GET", "/api/v1/costs", Route.to(READS, SEARCH)),
            // Files, work lists, balances.
            row("GET", "/api/v1/work-list", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/history", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/me", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/deposits", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/commitments", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/outstanding-commitments", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/payment-requests/", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/payment-runs", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/invoices/", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/revenue-orders", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/outstanding-revenue", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/budgets/", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/budget-consumption", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/budget-months", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/budget-movements", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/budget-revenue", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/fiscal-years/", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/trial-balance", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/general-ledger/", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/auxiliary-balances/", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/journals", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/balance-sheet", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/income-statement", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/statements", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/invariants", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/accounts", Route.to(READS, WORK_LIST)),
            row("GET", "/api/v1/law-parameters", Route.to(READS, WORK_LIST)));

    private RouteTable() {}

    private static Row row(String method, String path, Route route) {
        return new Row(method, path, route);
    }

    /** What stands in no row does not exist, or not yet: it is asked for as a question or a command. */
    static Route of(String method, String path, @Nullable String accept) {
        return known(method, path, accept)
                .orElse(reads(method) ? Route.to(READS, WORK_LIST) : Route.to(COMMANDS, COMMAND));
    }

    static Optional<Route> known(String method, String path, @Nullable String accept) {
        if (path.startsWith(COMMAND_PATH)) {
            Lane lane = CommandLanes.of(path.substring(COMMAND_PATH.length()));
            return Optional.of(Route.to(COMMANDS, lane));
        }
        if (!path.startsWith(API)) {
            return Optional.of(Route.OPEN);
        }
        if (reads(method) && (path.endsWith(".csv") || (accept != null && accept.contains(CSV)))) {
            return Optional.of(Route.to(READS, BULK));
        }
        int row = rowOf(method, path);
        return row < 0 ? Optional.empty() : Optional.of(ROWS.get(row).route());
    }

    /** @return -1 when none fits */
    static int rowOf(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        for (int row = 0; row < ROWS.size(); row++) {
            if (ROWS.get(row).fits(asked, path)) {
                return row;
            }
        }
        return -1;
    }

    static int rows() {
        return ROWS.size();
    }

    static String pathOf(int row) {
        return ROWS.get(row).path();
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
