package fr.quitus.app.scenario;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every key of the format, block by block. {@code docs/reference/scenarios.md} names each one; a test holds it to
 * that.
 */
final class ScenarioKeys {
    static final Set<String> SCENARIO =
            Set.of("scenario", "title", "source", "fiscalYear", "values", "given", "when", "then");
    static final Set<String> FIXTURE = Set.of("fixture", "title", "source", "values", "steps");
    static final Set<String> COMMAND_STEP =
            Set.of("on", "as", "command", "with", "save", "key", "ifMatch", "note", "then");
    static final Set<String> CONCURRENT_STEP = Set.of("concurrently", "note", "then");
    static final Set<String> CONCURRENT_BLOCK = Set.of("times", "steps");
    static final Set<String> CONCURRENT_COMMAND = Set.of("on", "as", "command", "with", "save", "key", "ifMatch");
    static final Set<String> CHECK_STEP = Set.of("check", "note");
    static final Set<String> ANSWER =
            Set.of("accepted", "events", "noEvents", "version", "replayed", "postings", "refused", "facts", "status");
    static final Set<String> GROUP_ANSWER = Set.of("accepted", "refused");
    static final Set<String> ENTRY = Set.of("entry", "date", "debit", "credit");
    static final Set<String> CHECKS = Set.of(
            "programmes",
            "operatingBudgets",
            "envelopes",
            "balances",
            "trialBalanceTotal",
            "budgetRevenue",
            "commitments",
            "paymentRequests",
            "revenueOrders",
            "thirdParties",
            "entries",
            "answers",
            "ledgerEmpty",
            "oneOf");
    static final Set<String> FILE = Set.of("status", "file");
    static final Set<String> TITLE_GROUPS = Set.of("T2", "HT2");
    static final Set<String> PROGRAMME_AMOUNTS = Set.of(
            "aeOpened",
            "cpOpened",
            "aeFrozen",
            "cpFrozen",
            "aeAllotted",
            "cpAllotted",
            "aeLeft",
            "cpLeft",
            "aeVoted",
            "cpVoted",
            "aeMovedIn",
            "cpMovedIn",
            "aeMovedOut",
            "cpMovedOut",
            "aeCarriedOver",
            "cpCarriedOver",
            "aeCarriedForward",
            "cpCarriedForward",
            "aeLapsed",
            "cpLapsed");
    static final Set<String> OPERATING_BUDGET_AMOUNTS =
            Set.of("aeReceived", "cpReceived", "aeAllotted", "cpAllotted", "aeLeft", "cpLeft");
    static final Set<String> ENVELOPE_AMOUNTS = Set.of(
            "aeAllotted",
            "aeFrozen",
            "aeCommitted",
            "aeAffected",
            "aeAffectedCommitted",
            "aeAffectedLost",
            "aeNonRecyclable",
            "aeLapsed",
            "aeAnticipated",
            "aeAvailable",
            "cpAllotted",
            "cpFrozen",
            "cpReserved",
            "cpConsumed",
            "cpLapsed",
            "cpAvailable");

    /** What an answer names under {@code ids}, and {@code save} may keep. */
    static final Set<String> IDS = Set.of(
            "commitmentNumber",
            "serviceReceiptNumber",
            "paymentRequestId",
            "paymentRequestNumber",
            "revenueOrderNumber",
            "thirdParty",
            "thirdPartyId",
            "endToEndId",
            "bankEntryId",
            "lateInterestRequestId",
            "releaseRequestId",
            "remainderRequestId",
            "remainderRequestNumber",
            "directPaymentId",
            "payrollId",
            "seizureEndToEndId",
            "receiptNumber",
            "remittanceNumber");

    private ScenarioKeys() {}

    static SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>();
        for (Set<String> block : Set.of(
                SCENARIO,
                FIXTURE,
                COMMAND_STEP,
                CONCURRENT_STEP,
                CONCURRENT_BLOCK,
                CONCURRENT_COMMAND,
                CHECK_STEP,
                ANSWER,
                GROUP_ANSWER,
                ENTRY,
                CHECKS,
                FILE,
                TITLE_GROUPS,
                PROGRAMME_AMOUNTS,
                OPERATING_BUDGET_AMOUNTS,
                ENVELOPE_AMOUNTS,
                IDS)) {
            all.addAll(block);
        }
        return all;
    }
}
