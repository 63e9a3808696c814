package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an auditor found, in the list and in the history of the file; and what no chain made, in the books. */
class AuditFindingsOverHttpTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
        asked.log().append(Histories.year(2));
        asked.log().append(Histories.audited());
        asked.as(Role.AUDITOR, "*");
    }

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void findings_are_listed_with_their_answers_and_their_end() {
        Reply all = asked.get("/api/v1/audit-findings");

        assertThat(all.items()).hasSize(2);
        JsonNode first = all.item(0);
        assertThat(first.path("finding").asString()).isEqualTo("CC-1");
        assertThat(first.path("about").asString()).isEqualTo("event:commitment:2100000001@0");
        assertThat(first.path("history").asString()).isEqualTo("commitment:2100000001");
        assertThat(first.path("status").asString()).isEqualTo("CLOSED");
        assertThat(first.path("outcome").asString()).isEqualTo("LEVE");
        assertThat(first.path("answers")).hasSize(2);
        assertThat(first.path("answers").path(1).path("text").asString()).isEqualTo("Signé.");
        assertThat(first.path("answers").path(1).path("answeredAs").asString()).isEqualTo("AUTHORISING_OFFICER");
        assertThat(all.item(1).path("status").asString()).isEqualTo("OPEN");
        assertThat(all.item(1).path("outcome").isNull()).isTrue();
    }

    @Test
    void findings_are_found_by_what_they_are_about_by_state_and_by_severity() {
        assertThat(asked.get("/api/v1/audit-findings?about=commitment:2100000001")
                        .items())
                .hasSize(1);
        assertThat(asked.get("/api/v1/audit-findings?about=account:6251000000").items())
                .hasSize(1);
        assertThat(asked.get("/api/v1/audit-findings?status=OPEN").items()).hasSize(1);
        assertThat(asked.get("/api/v1/audit-findings?severity=MAJEURE&status=OPEN")
                        .items())
                .isEmpty();
        Reply page = asked.get("/api/v1/audit-findings?limit=1");
        assertThat(asked.get("/api/v1/audit-findings?limit=1&cursor=" + page.next())
                        .item(0)
                        .path("finding")
                        .asString())
                .isEqualTo("CC-2");
        assertThat(asked.get("/api/v1/audit-findings?status=OUVERT").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(asked.get("/api/v1/audit-findings?about=compte").code()).isEqualTo("REQUETE_INVALIDE");
    }

    @Test
    void the_audited_see_what_is_said_of_their_own_files() {
        assertThat(asked.as(Role.MANAGER, "0156-DR35-U001")
                        .get("/api/v1/audit-findings")
                        .items())
                .hasSize(1);
        assertThat(asked.as(Role.MANAGER, "0204").get("/api/v1/audit-findings").items())
                .isEmpty();
        assertThat(asked.keeping("CBCM-FIN").get("/api/v1/audit-findings").items())
                .hasSize(2);
        assertThat(asked.as(Role.TECH_ADMIN, "*").get("/api/v1/audit-findings").code())
                .isEqualTo("ROLE_INSUFFISANT");
    }

    @Test
    void the_history_of_a_file_shows_the_findings_about_it() {
        Reply history = asked.get("/api/v1/audit-trail?aggregateId=commitment:2100000001");

        assertThat(history.items()).anySatisfy(line -> {
            assertThat(line.path("event").asString()).isEqualTo("audit-finding-recorded.v1");
            assertThat(line.path("aggregateId").asString()).isEqualTo("audit-finding:CC-1");
            assertThat(line.path("about").asString()).isEqualTo("commitment:2100000001");
        });
        assertThat(history.items()).anySatisfy(line -> {
            assertThat(line.path("event").asString()).startsWith("commitment-drafted");
            assertThat(line.path("about").isNull()).isTrue();
        });
        assertThat(asked.get("/api/v1/audit-trail?aggregateId=audit-finding:CC-1")
                        .items())
                .hasSize(4);
    }

    @Test
    void a_manual_entry_and_its_reversal_are_marked_in_the_journal_and_in_the_general_ledger() {
        EntryReference reference = EntryReference.of("OD-2026-1");
        asked.log()
                .append(List.of(
                        new ManualEntryPosted(
                                reference,
                                EntryKind.OD,
                                AccountingPostId.of("CBCM-FIN"),
                                DAY,
                                "Motif",
                                List.of(),
                                ActorId.of("katia"),
                                DAY,
                                ActorId.of("katia"),
                                List.of(entry(Side.DEBIT, Side.CREDIT))),
                        new ManualEntryReversed(
                                reference,
                                DAY,
                                "Erreur",
                                DAY,
                                ActorId.of("katia"),
                                List.of(entry(Side.CREDIT, Side.DEBIT)))));

        Reply journal = asked.get("/api/v1/journals/OD?year=2026");
        Reply ledger = asked.get("/api/v1/general-ledger/6161000000?year=2026");

        assertThat(List.of(journal, ledger)).allSatisfy(book -> {
            assertThat(book.item(0).path("mark").asString()).isEqualTo("MANUAL");
            assertThat(book.item(1).path("mark").asString()).isEqualTo("MANUAL_REVERSAL");
            assertThat(book.item(1).path("aggregateId").asString()).isEqualTo("manual-entry:OD-2026-1");
        });
        assertThat(asked.get("/api/v1/journals/DEP?year=2026")
                        .item(0)
                        .path("mark")
                        .isNull())
                .isTrue();
        assertThat(asked.get("/api/v1/general-ledger/4081000000?year=2026")
                        .item(0)
                        .path("mark")
                        .isNull())
                .isTrue();
    }

    private static JournalEntry entry(Side first, Side second) {
        return new JournalEntry(
                "OD",
                Journal.OD,
                DAY,
                "Opération diverse",
                List.of(
                        new Posting(AccountCode.of("6161000000"), first, Amount.euros(5), null),
                        new Posting(AccountCode.of("4686000000"), second, Amount.euros(5), null)));
    }
}
