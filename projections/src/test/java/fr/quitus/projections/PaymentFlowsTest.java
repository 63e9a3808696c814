package fr.quitus.projections;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionFixture;
import fr.quitus.projections.invoicelifecycle.InvoiceLifeCycleProjection;
import fr.quitus.projections.paymentruns.PaymentRunsProjection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs sent, and what suppliers are told. */
class PaymentFlowsTest {
    private static final ActorId KATIA = ActorId.of("katia");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final PaymentRunId RUN = PaymentRunId.of("RUN-7");
    private static final Iban IBAN = Iban.of("FR1420041010050500013M02606");
    private static final ThirdPartyRef SUPPLIER = ThirdPartyRef.of("85129663200017");
    private static final PaymentRequestId DP = PaymentRequestId.ofInvoice(SUPPLIER, "F-7", 2026);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
    private static final Amount TWELVE = Amount.euros(12_000);

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.ofEvery();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_run_adds_up_what_it_sends_until_it_is_closed_on_its_file() {
        try (ProjectionFixture runs = ProjectionFixture.of(new PaymentRunsProjection())) {
            runs.given(sending())
                    .then("payment_run", "(RUN-7,CBCM-FIN,2026-03-20,Trésor," + IBAN + ",OPEN,2,1250000,katia,,,,4)");

            runs.given(closed());

            assertThat(runs.rows("payment_run"))
                    .singleElement()
                    .asString()
                    .contains(",CLOSED,2,1250000,katia,RUN-7,ab12,\"2026-03-20 09:00:00+00\",5)");
        }
    }

    private static List<LedgerEvent> sending() {
        return List.of(
                new PaymentRunOpened(RUN, DAY, POST, new TreasuryAccount("Trésor", IBAN, Bic.of("BDFEFRPPXXX")), KATIA),
                new RunRequestScheduled(RUN, DP, TWELVE),
                new RunRequestWithdrawn(RUN, DP),
                new RunTransferOrdered(RUN, DP, transfer("DP1-1", TWELVE)),
                new RunTransferOrdered(RUN, DP, transfer("DP2-1", Amount.euros(500))));
    }

    private static LedgerEvent closed() {
        return new PaymentRunClosed(
                RUN, "RUN-7", Instant.parse("2026-03-20T09:00:00Z"), 2, Amount.euros(12_500), "ab12", 1_000, KATIA);
    }

    @Test
    void a_transfer_is_found_by_its_identity_in_a_run_or_not() {
        views.given(Histories.expenditure(1, Histories.UNIT_1, 12_000))
                .given(List.of(
                        new PaymentReissued(DP, "DP7-2", IBAN, TWELVE, DAY, KATIA, List.of()),
                        new PaymentRunOpened(
                                RUN, DAY, POST, new TreasuryAccount("Trésor", IBAN, Bic.of("BDFEFRPPXXX")), KATIA),
                        new RunTransferOrdered(RUN, DP, transfer("DP7-2", TWELVE))));

        assertThat(views.rows("transfer")).hasSize(2).first().asString().startsWith("(DP7-2," + DP + ",RUN-7,1200000,");
        assertThat(views.rows("transfer").getLast()).startsWith("(E2E-1,").contains(",RUN-1,1200000,2026-03-20,");
    }

    @Test
    void an_invoice_tells_every_status_it_takes() {
        try (ProjectionFixture told = ProjectionFixture.of(new InvoiceLifeCycleProjection())) {
            told.given(anInvoiceSentBackTwice())
                    .then("invoice", "(" + DP + ",100000007,85129663200017,F-7,1,REJETEE,4)");

            assertThat(told.rows("invoice_status").stream().map(row -> row.split(",", -1)[6]))
                    .containsExactly(
                            "DEPOSEE",
                            "MISE_A_DISPOSITION",
                            "SUSPENDUE",
                            "COMPLETEE",
                            "MANDATEE",
                            "MISE_A_DISPOSITION_COMPTABLE",
                            "REJETEE");
            assertThat(told.rows("invoice_status").get(2)).contains("Bon absent");
        }
    }

    private static List<LedgerEvent> anInvoiceSentBackTwice() {
        return List.of(
                new InvoiceReceived(
                        DP,
                        PaymentRequestNumber.of("100000007"),
                        PaymentKind.INVOICE,
                        SUPPLIER,
                        "F-7",
                        DAY,
                        DAY,
                        TWELVE,
                        null,
                        TWELVE,
                        IBAN,
                        CommitmentNumber.of("2100000001"),
                        null,
                        null,
                        ActorId.of("chorus-pro")),
                new DeadlineInterrupted(DP, DAY, List.of("Bon absent"), List.of("Bon"), OMAR),
                new DeadlineRestarted(DP, DAY, DAY, OMAR),
                new PaymentOrdered(DP, TWELVE, POST, DAY, OMAR, null),
                new PaymentRequestRejected(
                        DP,
                        List.of(SuspensionMotive.LIQUIDATION_INEXACTE),
                        List.of("GBCP"),
                        "Quantité inexacte",
                        POST,
                        DAY,
                        KATIA));
    }

    @Test
    void a_payment_without_an_invoice_tells_nobody_anything() {
        views.given(Histories.expenditure(1, Histories.UNIT_1, 12_000).stream()
                .filter(event -> !(event instanceof InvoiceReceived))
                .toList());

        assertThat(views.rows("invoice_status")).isEmpty();
    }

    private static RunTransfer transfer(String identity, Amount amount) {
        return new RunTransfer(identity, "Fournitures SA", SUPPLIER, IBAN, amount, "Facture", DAY);
    }

    @Test
    void the_views_are_the_same_when_they_are_rebuilt() {
        views.given(sending()).given(List.of(closed()));
        List<LedgerEvent> more = Histories.expenditure(2, Histories.UNIT_2, 500);
        views.given(more);
        List<String> before = views.rows("transfer");

        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(views.rows("transfer")).isEqualTo(before);
    }
}
