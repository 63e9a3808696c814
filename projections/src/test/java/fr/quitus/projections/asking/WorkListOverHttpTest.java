package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingOutcome;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.ControlKind;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.engine.LiveDriver;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** La corbeille : everybody finds what waits for him, where he works, and nothing once it is done. */
class WorkListOverHttpTest {
    private static final String LIST = "/api/v1/work-list";
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final List<LedgerEvent> CHAIN = Histories.expenditure(1, Histories.UNIT_1, 12_000);
    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
    }

    @AfterEach
    void close() {
        asked.close();
    }

    private void given(List<? extends LedgerEvent> events) {
        asked.log().append(events);
        asked.bean(LiveDriver.class).catchUp();
    }

    /** The chain up to the last event of this kind. */
    private static List<LedgerEvent> until(Class<? extends LedgerEvent> kind) {
        Predicate<LedgerEvent> last = kind::isInstance;
        int end = 0;
        for (int i = 0; i < CHAIN.size(); i++) {
            end = last.test(CHAIN.get(i)) ? i + 1 : end;
        }
        return CHAIN.subList(0, end);
    }

    private List<String> tasks(Role role, String... fundsCentres) {
        return asked.as(role, fundsCentres)
                .get(LIST)
                .items()
                .valueStream()
                .map(item -> item.path("task").asString())
                .toList();
    }

    @Test
    void a_draft_waits_for_the_ordonnateur_of_its_unit() {
        given(Histories.draft(1, Histories.UNIT_1, 12_000));

        JsonNode item =
                asked.as(Role.AUTHORISING_OFFICER, "0156-DR35").get(LIST).item(0);

        assertThat(item.path("task").asString()).isEqualTo("TO_VALIDATE");
        assertThat(item.path("number").asString()).isEqualTo("2100000001");
        assertThat(item.path("amount").asString()).isEqualTo("12000.00");
        assertThat(tasks(Role.AUTHORISING_OFFICER, "0204")).isEmpty();
        assertThat(tasks(Role.MANAGER, "0156-DR35")).isEmpty();
    }

    @Test
    void the_list_is_narrowed_by_text_unit_amount_and_due_date() {
        given(Histories.draft(1, Histories.UNIT_1, 600_000));
        LocalDate day = LocalDate.of(2026, 3, 2);
        given(List.of(new VisaRequested(
                EJ, ControlKind.VISA, Amount.euros(600_000), List.of(), ActorId.of("paula"), day, day.plusDays(15))));
        Asked controller = asked.as(Role.BUDGET_CONTROLLER);

        for (String found : List.of(
                "text=00001",
                "fundsCentre=0156-DR35",
                "amountFrom=600000.00&amountTo=600000.00",
                "dueBefore=2026-03-17")) {
            assertThat(controller.get(LIST + "?task=TO_VISA&" + found).items().size())
                    .as(found)
                    .isEqualTo(1);
        }
        for (String other : List.of(
                "text=nulle+part",
                "fundsCentre=0204",
                "amountFrom=600000.01",
                "amountTo=5.00",
                "dueBefore=2026-03-16")) {
            assertThat(controller.get(LIST + "?task=TO_VISA&" + other).items().size())
                    .as(other)
                    .isZero();
        }
        assertThat(controller.get(LIST + "?amountFrom=beaucoup").status()).isEqualTo(400);
    }

    @Test
    void a_visa_waits_for_the_controller_with_its_clock() {
        given(Histories.draft(1, Histories.UNIT_1, 600_000));
        LocalDate day = LocalDate.of(2026, 3, 2);
        given(List.of(new VisaRequested(
                EJ, ControlKind.VISA, Amount.euros(600_000), List.of(), ActorId.of("paula"), day, day.plusDays(15))));

        JsonNode item = asked.as(Role.BUDGET_CONTROLLER).get(LIST).item(0);

        assertThat(item.path("task").asString()).isEqualTo("TO_VISA");
        assertThat(item.path("dueOn").asString()).isEqualTo("2026-03-17");
        assertThat(tasks(Role.AUTHORISING_OFFICER, "*")).isEmpty();
    }

    @Test
    void a_service_waits_to_be_certified_until_all_of_it_is() {
        given(until(ServiceRecorded.class));
        assertThat(tasks(Role.AUTHORISING_OFFICER, "0156-DR35-U001")).containsExactly("TO_CERTIFY");

        given(CHAIN.subList(
                until(ServiceRecorded.class).size(),
                until(ServiceCertified.class).size()));
        assertThat(tasks(Role.AUTHORISING_OFFICER, "0156-DR35-U001")).isEmpty();
    }

    @Test
    void an_invoice_goes_from_hand_to_hand_with_its_due_date() {
        given(until(InvoiceReceived.class));
        JsonNode received = asked.as(Role.MANAGER, "0156-DR35").get(LIST).item(0);
        assertThat(received.path("task").asString()).isEqualTo("TO_MATCH");
        assertThat(received.path("dueOn").asString()).isEqualTo("2026-04-02");
        assertThat(received.path("fundsCentre").asString()).isEqualTo("0156-DR35-U001");
        assertThat(tasks(Role.MANAGER, "0204")).isEmpty();

        given(CHAIN.subList(
                until(InvoiceReceived.class).size(), until(PaymentOrdered.class).size()));
        assertThat(tasks(Role.MANAGER, "0156-DR35")).isEmpty();
        assertThat(asked.keeping("CBCM-FIN").get(LIST).item(0).path("task").asString())
                .isEqualTo("TO_ACCEPT");
        assertThat(asked.keeping("DRFIP-35").get(LIST).items()).isEmpty();

        given(CHAIN.subList(
                until(PaymentOrdered.class).size(), until(PaymentExecuted.class).size()));
        assertThat(asked.keeping("CBCM-FIN").get(LIST).items()).isEmpty();
    }

    @Test
    void an_interrupted_deadline_has_no_due_date() {
        given(until(InvoiceReceived.class));
        PaymentRequestId dp = ((InvoiceReceived) CHAIN.stream()
                        .filter(InvoiceReceived.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .paymentRequestId();
        given(List.of(new DeadlineInterrupted(
                dp, LocalDate.of(2026, 3, 5), List.of("RIB"), List.of("RIB"), ActorId.of("omar"))));

        JsonNode item = asked.as(Role.MANAGER, "0156-DR35").get(LIST).item(0);

        assertThat(item.path("task").asString()).isEqualTo("AWAITING_DOCUMENTS");
        assertThat(item.path("dueOn").isNull()).isTrue();
    }

    @Test
    void a_finding_waits_for_the_audited_and_the_controller_until_it_is_answered_and_closed() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        AuditFindingRef ref = AuditFindingRef.of("CC-9");
        AuditedThing about = AuditedThing.of("payment-request:" + dp());
        given(List.of(new AuditFindingRecorded(
                ref,
                about,
                Histories.UNIT_1,
                AccountingPostId.of("CBCM-FIN"),
                FindingSeverity.MAJEURE,
                "Sans pièce.",
                "GBCP, art. 20",
                day,
                ActorId.of("ada"))));

        JsonNode item =
                asked.as(Role.AUTHORISING_OFFICER, "0156-DR35").get(LIST).item(0);
        assertThat(item.path("task").asString()).isEqualTo("TO_EXPLAIN");
        assertThat(item.path("kind").asString()).isEqualTo("CONSTAT");
        assertThat(item.path("number").asString()).isEqualTo("CC-9");
        assertThat(item.path("about").asString()).isEqualTo("MAJEURE : " + about);
        assertThat(tasks(Role.AUTHORISING_OFFICER, "0204")).isEmpty();
        assertThat(keeping("CBCM-FIN")).containsExactly("TO_JUSTIFY");
        assertThat(keeping("DRFIP-35")).isEmpty();
        assertThat(tasks(Role.BUDGET_CONTROLLER)).containsExactly("TO_WATCH");
        assertThat(tasks(Role.AUDITOR, "*")).isEmpty();

        given(List.of(new AuditFindingAnswered(
                ref, about, "La voici.", day.plusDays(1), ActorId.of("omar"), Role.AUTHORISING_OFFICER)));
        assertThat(tasks(Role.AUTHORISING_OFFICER, "0156-DR35")).isEmpty();
        assertThat(keeping("CBCM-FIN")).isEmpty();
        assertThat(tasks(Role.BUDGET_CONTROLLER)).containsExactly("TO_WATCH");
        assertThat(tasks(Role.AUDITOR, "*")).containsExactly("TO_CONCLUDE");

        given(List.of(
                new AuditFindingClosed(ref, about, FindingOutcome.LEVE, "Vu.", day.plusDays(2), ActorId.of("ada"))));
        assertThat(tasks(Role.BUDGET_CONTROLLER)).isEmpty();
        assertThat(tasks(Role.AUDITOR, "*")).isEmpty();
    }

    @Test
    void a_finding_on_the_books_waits_for_whoever_keeps_them() {
        given(List.of(new AuditFindingRecorded(
                AuditFindingRef.of("CC-8"),
                AuditedThing.of("account:4711000000"),
                null,
                null,
                FindingSeverity.MINEURE,
                "Non soldé.",
                "PCE",
                LocalDate.of(2026, 6, 1),
                ActorId.of("ada"))));

        assertThat(keeping("CBCM-FIN")).containsExactly("TO_JUSTIFY");
        assertThat(keeping("DRFIP-35")).containsExactly("TO_JUSTIFY");
        assertThat(tasks(Role.AUTHORISING_OFFICER, "*")).isEmpty();
        assertThat(asked.as(Role.BUDGET_CONTROLLER)
                        .get(LIST + "/counts")
                        .item(0)
                        .path("task")
                        .asString())
                .isEqualTo("TO_WATCH");
    }

    private static String dp() {
        return CHAIN.stream()
                .filter(InvoiceReceived.class::isInstance)
                .map(event -> ((InvoiceReceived) event).paymentRequestId().text())
                .findFirst()
                .orElseThrow();
    }

    private List<String> keeping(String post) {
        return asked.keeping(post)
                .get(LIST)
                .items()
                .valueStream()
                .map(item -> item.path("task").asString())
                .toList();
    }

    @Test
    void the_list_is_counted_by_task_and_read_by_page() {
        given(Histories.draft(1, Histories.UNIT_1, 12_000));
        given(Histories.draft(2, Histories.UNIT_1, 8_000));
        given(Histories.draft(3, Histories.UNIT_2, 1_000));
        asked.as(Role.AUTHORISING_OFFICER, "0156-DR35");

        Reply first = asked.get(LIST + "?limit=1");
        Reply second = asked.get(LIST + "?limit=1&cursor=" + first.next());
        JsonNode count = asked.get(LIST + "/counts").item(0);

        assertThat(first.item(0).path("number").asString()).isEqualTo("2100000001");
        assertThat(second.item(0).path("number").asString()).isEqualTo("2100000002");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(count.path("task").asString()).isEqualTo("TO_VALIDATE");
        assertThat(count.path("items").asLong()).isEqualTo(2);
        assertThat(count.path("amount").asString()).isEqualTo("20000.00");
        assertThat(asked.get(LIST + "?task=TO_ACCEPT").items()).isEmpty();
        assertThat(asked.get(LIST + "?task=TO_DANCE").status()).isEqualTo(400);
    }
}
