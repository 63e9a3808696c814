package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.projections.engine.LiveDriver;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the inventory accrued waits on the comptable's list until the next year takes it back. */
class InventoryWorkOverHttpTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);
    private static final LocalDate SPRING = LocalDate.of(2027, 4, 2);
    private static final ActorId KATIA = ActorId.of("katia");

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
    }

    @AfterEach
    void close() {
        asked.close();
    }

    private void given(LedgerEvent... events) {
        asked.log().append(List.of(events));
        asked.bean(LiveDriver.class).catchUp();
    }

    private static ManualEntryPosted posted(String entry, EntryKind kind) {
        return new ManualEntryPosted(
                EntryReference.of(entry),
                kind,
                AccountingPostId.of("CBCM-FIN"),
                LAST_DAY,
                "Eau de décembre",
                List.of(
                        new EntryLine(AccountCode.of("6113110000"), Side.DEBIT, Amount.euros(500)),
                        new EntryLine(AccountCode.of("4686000000"), Side.CREDIT, Amount.euros(500))),
                KATIA,
                SPRING,
                KATIA,
                List.of(new JournalEntry(
                        "P44",
                        Journal.OD,
                        LAST_DAY,
                        "Eau de décembre",
                        List.of(
                                new Posting(AccountCode.of("6113110000"), Side.DEBIT, Amount.euros(500), null),
                                new Posting(AccountCode.of("4686000000"), Side.CREDIT, Amount.euros(500), null)))));
    }

    private static ManualEntryReversed reversed(String entry) {
        return new ManualEntryReversed(
                EntryReference.of(entry), LAST_DAY.plusDays(1), "Extourne", SPRING, KATIA, List.of());
    }

    @Test
    void an_accrued_charge_waits_to_be_taken_back_and_a_provision_does_not() {
        given(
                posted("INV-1", EntryKind.ACCRUED_CHARGE),
                posted("INV-2", EntryKind.PROVISION),
                posted("INV-3", EntryKind.DEFERRED_REVENUE),
                reversed("INV-2"),
                reversed("INV-3"));

        JsonNode items = asked.keeping("CBCM-FIN").get("/api/v1/work-list").items();

        assertThat(items.size()).isEqualTo(1);
        JsonNode item = items.get(0);
        assertThat(item.path("task").asString()).isEqualTo("TO_REVERSE");
        assertThat(item.path("kind").asString()).isEqualTo("ECRITURE");
        assertThat(item.path("number").asString()).isEqualTo("INV-1");
        assertThat(item.path("amount").asString()).isEqualTo("500.00");
        assertThat(item.path("dueOn").asString()).isEqualTo("2027-01-01");
        assertThat(asked.keeping("DRFIP-35").get("/api/v1/work-list").items()).isEmpty();

        given(reversed("INV-1"));
        assertThat(asked.keeping("CBCM-FIN").get("/api/v1/work-list").items()).isEmpty();
    }
}
