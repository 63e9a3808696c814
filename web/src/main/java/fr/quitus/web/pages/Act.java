package fr.quitus.web.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Acts that have a form: on which file, in which states one thinks of them, who may. It guides; the ledger alone
 * decides, and says why not.
 */
enum Act {
    SUBMIT_FOR_VISA(FileKind.EJ, Set.of("DRAFT"), Set.of("AUTHORISING_OFFICER")),
    VALIDATE_COMMITMENT(FileKind.EJ, Set.of("DRAFT", "AWAITING_VISA"), Set.of("AUTHORISING_OFFICER")),
    CANCEL_COMMITMENT(
            FileKind.EJ, Set.of("DRAFT", "VISA_REFUSED"), Set.of("AUTHORISING_OFFICER", "MANAGER"), Field.REASON),
    GRANT_VISA(FileKind.EJ, Set.of("AWAITING_VISA"), Set.of("BUDGET_CONTROLLER")),
    REFUSE_VISA(FileKind.EJ, Set.of("AWAITING_VISA"), Set.of("BUDGET_CONTROLLER"), Field.REASON),
    RECORD_SERVICE(
            FileKind.EJ,
            Set.of("VALIDATED"),
            Set.of("MANAGER", "UNIT_MANAGER"),
            Field.LINE,
            Field.AMOUNT,
            Field.DATE_RENDERED),
    CERTIFY_SERVICE(FileKind.EJ, Set.of("VALIDATED"), Set.of("AUTHORISING_OFFICER"), Field.SERVICE_RECEIPT_NUMBER),
    MATCH_INVOICE(FileKind.DP, Set.of("RECEIVED"), Set.of("MANAGER", "PUBLIC_ACCOUNTANT")),
    ORDER_PAYMENT(FileKind.DP, Set.of("MATCHED"), Set.of("AUTHORISING_OFFICER")),
    ACCEPT_PAYMENT_REQUEST(FileKind.DP, Set.of("ORDERED"), Set.of("PUBLIC_ACCOUNTANT"), Field.CHECKS),
    ISSUE_REVENUE_ORDER(FileKind.TITRE, Set.of("DRAFT"), Set.of("AUTHORISING_OFFICER"), Field.DUE_DATE),
    TAKE_IN_CHARGE(FileKind.TITRE, Set.of("ISSUED"), Set.of("PUBLIC_ACCOUNTANT"));

    /** The accountant's checks, as the command names them (GBCP art. 19-2° and 20). */
    static final List<String> CHECKS = List.of(
            "CAPACITY",
            "IMPUTATION",
            "CREDITS",
            "DISCHARGE",
            "SERVICE_RENDERED",
            "LIQUIDATION",
            "PRIOR_CONTROLS",
            "VISA",
            "DOCUMENTS",
            "PRESCRIPTION");

    /** What a form asks for, by the name of the command's field. */
    enum Field {
        REASON("reason"),
        LINE("line"),
        AMOUNT("amount"),
        DATE_RENDERED("dateRendered"),
        DUE_DATE("dueDate"),
        SERVICE_RECEIPT_NUMBER("serviceReceiptNumber"),
        CHECKS("checks");

        private final String field;

        Field(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    private final FileKind kind;
    private final Set<String> states;
    private final Set<String> roles;
    private final List<Field> fields;

    Act(FileKind kind, Set<String> states, Set<String> roles, Field... fields) {
        this.kind = kind;
        this.states = states;
        this.roles = roles;
        this.fields = List.of(fields);
    }

    /** Name of the command. */
    public String command() {
        StringBuilder command = new StringBuilder();
        for (String word : name().split("_", -1)) {
            command.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return command.toString();
    }

    public List<Field> fields() {
        return fields;
    }

    /** In the order a person would look for them. */
    public List<String> roles() {
        return roles.stream().sorted().toList();
    }

    public boolean isFor(String role) {
        return roles.contains(role);
    }

    static List<Act> on(FileKind kind, String status) {
        return Arrays.stream(values())
                .filter(act -> act.kind == kind && act.states.contains(status))
                .toList();
    }

    static Optional<Act> named(FileKind kind, String command) {
        return Arrays.stream(values())
                .filter(act -> act.kind == kind && act.command().equals(command))
                .findFirst();
    }
}
