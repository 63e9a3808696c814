package fr.quitus.projections;

import static fr.quitus.projections.Histories.UNIT_1;
import static fr.quitus.projections.Histories.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.directpayment.DirectPaymentKind;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.UncommittedLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.ProgressListener;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the closing of a year has left to do, file by file, and what its credits lapsed for. */
class ClosingFlowsTest {
    private static final ActorId KATIA = ActorId.of("katia");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final FiscalYear NEXT = FiscalYear.of(2027);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
    private static final Siret SUPPLIER = Siret.of("85129663200017");
    private static final PaymentRequestId DIRECT =
            PaymentRequestId.ofDirectPayment(BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "D-1"));
    private static final EntryReference ACCRUED = EntryReference.of("INV-1");

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.ofEvery();
    }

    @AfterEach
    void close() {
        views.close();
    }

    /** Events of a paid expenditure up to the first of a type, and with it. */
    private static List<LedgerEvent> upTo(int number, Class<?> last) {
        List<LedgerEvent> all = Histories.expenditure(number, UNIT_1, 1_000);
        int end = 0;
        while (!last.isInstance(all.get(end))) {
            end++;
        }
        return all.subList(0, end + 1);
    }

    private static PaymentRequestId request(int number) {
        return Histories.expenditure(number, UNIT_1, 1_000).stream()
                .filter(InvoiceReceived.class::isInstance)
                .map(event -> ((InvoiceReceived) event).paymentRequestId())
                .findFirst()
                .orElseThrow();
    }

    private List<String> files() {
        return views.rows("closing_file").stream()
                .map(row -> row.substring(row.indexOf(',') + 1, row.lastIndexOf(',')))
                .map(row -> row.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id"))
                .sorted()
                .toList();
    }

    @Test
    void a_request_is_on_a_year_from_its_liquidation_to_its_payment_and_goes_on_in_the_next() {
        views.given(upTo(1, InvoiceReceived.class))
                .given(upTo(2, InvoiceMatched.class))
                .given(upTo(3, PaymentExecuted.class))
                .given(upTo(4, PaymentAccepted.class))
                .given(upTo(5, PaymentAccepted.class))
                .given(List.of(
                        new PaymentRequestCarriedForward(request(4), YEAR, NEXT, true, DAY, OMAR),
                        new PayableOffset(
                                request(5),
                                RevenueOrderNumber.of("3100000001"),
                                Amount.euros(1_000),
                                DAY,
                                KATIA,
                                List.of())));

        assertThat(files())
                .containsExactly(
                        "REQUEST,id,100000001,0,,0,DONE",
                        "REQUEST,id,100000002,2026,0156-DR35-U001,100000,OPEN",
                        "REQUEST,id,100000003,2026,0156-DR35-U001,100000,DONE",
                        "REQUEST,id,100000004,2027,0156-DR35-U001,100000,OPEN",
                        "REQUEST,id,100000005,2026,0156-DR35-U001,0,DONE");
    }

    @Test
    void a_request_of_the_ledger_that_was_rejected_may_be_ordered_again_and_another_may_not() {
        PaymentRequestId interest = request(9);
        views.given(upTo(1, InvoiceMatched.class))
                .given(List.of(
                        new LateInterestRequested(
                                interest,
                                PaymentRequestNumber.of("100000009"),
                                request(1),
                                ThirdPartyRef.of(SUPPLIER),
                                null,
                                "F-1",
                                DAY,
                                Amount.euros(40),
                                Histories.STATE_ACCOUNT,
                                List.of(new UncommittedLine(
                                        new EnvelopeId(YEAR, UNIT_1, TitleGroup.HT2),
                                        AccountCode.of("6711000000"),
                                        Amount.euros(40))),
                                List.of(OMAR)),
                        rejected(request(1)),
                        rejected(interest)));

        assertThat(files())
                .containsExactly(
                        "OWN_REQUEST,id,100000009,2026,0156-DR35-U001,4000,OPEN",
                        "REQUEST,id,100000001,2026,0156-DR35-U001,100000,DONE");
    }

    private static PaymentRequestRejected rejected(PaymentRequestId id) {
        return new PaymentRequestRejected(
                id,
                List.of(SuspensionMotive.LIQUIDATION_INEXACTE),
                List.of("GBCP"),
                "Quantité inexacte",
                POST,
                DAY,
                KATIA);
    }

    @Test
    void a_direct_payment_waits_on_its_year_or_the_one_it_was_carried_to_until_it_is_on_credits() {
        views.given(List.of(new DirectPaymentMade(
                DIRECT,
                PaymentRequestNumber.of("100000001"),
                DirectPaymentKind.PRELEVEMENT,
                "Électricité",
                null,
                "Décembre",
                Amount.euros(800),
                BankEntryId.ofStatement(Histories.STATE_ACCOUNT, "D-1"),
                DAY,
                UNIT_1,
                POST,
                KATIA,
                List.of())));
        assertThat(files()).containsExactly("DIRECT_PAYMENT,id,100000001,2026,0156-DR35-U001,80000,OPEN");

        views.given(List.of(new DirectPaymentCarriedForward(DIRECT, YEAR, NEXT, "Décision", DAY, OMAR)));
        assertThat(files()).containsExactly("DIRECT_PAYMENT,id,100000001,2027,0156-DR35-U001,80000,OPEN");

        views.given(List.of(
                new DirectPaymentRegularised(DIRECT, List.<RegularisationLine>of(), DAY, OMAR, null, List.of())));
        assertThat(files()).containsExactly("DIRECT_PAYMENT,id,100000001,2027,0156-DR35-U001,80000,DONE");
    }

    @Test
    void what_the_inventory_accrued_is_left_until_it_is_taken_back_and_a_provision_never_is() {
        views.given(List.of(
                posted(ACCRUED, EntryKind.ACCRUED_CHARGE), posted(EntryReference.of("INV-2"), EntryKind.PROVISION)));
        assertThat(files()).containsExactly("INVENTORY_ENTRY,INV-1,INV-1,2026,,50000,OPEN");

        views.given(List.of(
                new ManualEntryReversed(ACCRUED, DAY.plusDays(1), "Ouverture", DAY.plusDays(60), KATIA, List.of())));
        assertThat(files()).containsExactly("INVENTORY_ENTRY,INV-1,INV-1,2026,,50000,DONE");
    }

    private static ManualEntryPosted posted(EntryReference reference, EntryKind kind) {
        Amount amount = Amount.euros(500);
        List<EntryLine> lines = List.of(
                new EntryLine(AccountCode.of("6113110000"), Side.DEBIT, amount),
                new EntryLine(AccountCode.of("4686000000"), Side.CREDIT, amount));
        return new ManualEntryPosted(
                reference,
                kind,
                POST,
                DAY,
                "Décembre",
                lines,
                KATIA,
                DAY.plusDays(40),
                KATIA,
                List.of(new JournalEntry(
                        kind.template(),
                        Journal.OD,
                        DAY,
                        "Décembre",
                        lines.stream()
                                .map(line -> new Posting(line.account(), line.side(), line.amount(), null))
                                .toList())));
    }

    @Test
    void what_lapses_is_told_at_each_level_and_carried_over_from_what_lapsed() {
        views.given(Histories.budget())
                .given(Histories.takenBack())
                .given(Histories.affected())
                .given(Histories.lapsed());

        assertThat(views.rows("envelope"))
                .as("frozen, affected and withdrawn AE are gone with the rest")
                .contains("(2026,0156-DR35-U001,HT2,9000000,0,1500000,1500000,1500000,0,70000,7500000,"
                        + "0,0,0,2800000,150000,0)");
        assertThat(views.rows("affectation"))
                .containsExactly(
                        "(2026,0156-DR35-U001,HT2,TF-2025-0003,0,0,0,2025)",
                        "(2026,0156-DR35-U001,HT2,TF-2026-0017,1500000,1500000,0,2026)");
        assertThat(views.rows("operating_budget_pocket"))
                .containsExactly("(2026,0156-DR35,HT2,49000000,44500000,11000000,9500000,38000000,35000000)");
        assertThat(views.rows("programme_pocket").getFirst())
                .as("50 000 / 30 000 were carried over, of which 20 000 / 5 000 had lapsed; 408 000 / 351 500 below")
                .startsWith("(2026,0156,HT2,106000000,96000000,0,0,8200000,9350000,")
                .endsWith(",5000000,3000000,92800000,83650000)");
        Map<String, List<String>> rows = views.rows();

        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(views.rows()).isEqualTo(rows);
    }

    @Test
    void an_ej_signed_in_advance_waits_for_its_ae_which_nobody_else_gets() {
        views.given(Histories.budget()).given(Histories.anticipated());

        assertThat(views.rows("envelope")).contains("(2027,0156-DR35-U001,HT2,0,0,0,0,0,0,0,0,0,0,0,0,0,1000000)");
        assertThat(views.rows("commitment_register").toString()).contains(",ANTICIPATED,", ",CANCELLED,");
        assertThat(views.rows("work_item").toString()).contains("TO_CHARGE");

        views.given(Histories.charged());

        assertThat(views.rows("envelope"))
                .contains("(2027,0156-DR35-U001,HT2,1200000,0,1000000,0,0,0,0,1200000,0,0,0,0,0,0)");
        assertThat(views.rows("commitment_register").toString()).doesNotContain(",ANTICIPATED,");
        assertThat(views.rows("work_item").toString()).doesNotContain("TO_CHARGE");
        Map<String, List<String>> rows = views.rows();

        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(views.rows()).isEqualTo(rows);
    }
}
