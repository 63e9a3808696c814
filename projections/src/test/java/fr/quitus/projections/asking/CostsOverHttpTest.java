package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.ClosingPostings;
import fr.quitus.domain.accounting.DirectPostings;
import fr.quitus.domain.accounting.PayablePostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RestorationOrderLinked;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The third accounting: whatever charges class 6 has a destination, and together they are class 6. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostsOverHttpTest {
    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000050");
    private static final AccountCode SERVICES = AccountCode.of("6113110000");
    private static final AccountCode POSTAGE = AccountCode.of("6161000000");
    private static final AccountCode ASSET = AccountCode.of("2150000000");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final String ACT = "2026-04-01T10:00:00+02:00";

    private Asked asked;

    @BeforeAll
    void open() {
        asked = new Asked();
        asked.log().append(Histories.expenditure(1, Histories.UNIT_2, 100));
        asked.log().append(served(), ACT);
        asked.log().append(credited(), ACT);
        asked.log().append(paidBack(), ACT);
        asked.log().append(others(), ACT);
        asked.log().append(List.of(closed()), "2027-03-01T10:00:00+01:00");
    }

    @AfterAll
    void close() {
        asked.close();
    }

    @BeforeEach
    void asAuditor() {
        asked.as(Role.AUDITOR, "*");
    }

    private static Imputation imputed(AccountCode account, String costCentre) {
        return new Imputation(
                FunctionalArea.of("0156-01"),
                account.equals(ASSET) ? Title.T5 : Title.T3,
                account,
                ActivityCode.of("015600000101"),
                CostCentre.of(costCentre),
                MaterialGroup.of("36.01.01"),
                null);
    }

    /** Three lines: services and postage for two cost centres, and an asset, which costs nothing yet. */
    private static List<LedgerEvent> served() {
        EnvelopeId envelope = new EnvelopeId(Histories.YEAR, Histories.UNIT_1, TitleGroup.HT2);
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentDrafted(
                EJ,
                Histories.YEAR,
                Histories.UNIT_1,
                CommitmentType.MARCHE,
                new Supplier(SUPPLIER, "Fournisseur"),
                "Objet",
                List.of(
                        line(1, envelope, imputed(SERVICES, "AECADAF093")),
                        line(2, envelope, imputed(POSTAGE, "AECADAF094")),
                        line(3, envelope, imputed(ASSET, "AECADAF094"))),
                OMAR));
        events.add(certified(1, SERVICES, 12_000));
        events.add(certified(2, POSTAGE, 500));
        events.add(certified(3, ASSET, 9_000));
        events.add(certified(4, SERVICES, 70));
        events.add(new ServiceReceiptCancelled(
                EJ,
                receipt(4),
                1,
                Amount.euros(70).balance(),
                "Erreur",
                OMAR,
                null,
                DAY,
                List.of(PostingRules.p01r(DAY, SERVICES, Amount.euros(70), SUPPLIER.text()))));
        return events;
    }

    private static Line line(int no, EnvelopeId envelope, Imputation imputation) {
        return new Line(no, envelope, imputation, LineKind.TRANCHE_FERME, Amount.euros(20_000));
    }

    private static ServiceReceiptNumber receipt(int number) {
        return ServiceReceiptNumber.of("00000005" + number);
    }

    private static ServiceCertified certified(int number, AccountCode account, long euros) {
        return new ServiceCertified(
                EJ,
                receipt(number),
                number == 4 ? 1 : number,
                Amount.euros(euros),
                DAY,
                DAY,
                OMAR,
                null,
                List.of(PostingRules.p01(DAY, account, Amount.euros(euros), SUPPLIER.text())));
    }

    /** A credit note of 2,000 on services, 100 on postage and 1,000 on the asset. */
    private static List<LedgerEvent> credited() {
        PaymentRequestId credit = PaymentRequestId.ofInvoice(SUPPLIER, "A-1", 2026);
        List<Imputed> lines = List.of(
                new Imputed(SERVICES, Amount.euros(2_000)),
                new Imputed(POSTAGE, Amount.euros(100)),
                new Imputed(ASSET, Amount.euros(1_000)));
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentAccepted(
                credit,
                Amount.euros(3_100),
                Map.of(),
                Liability.ACCOUNTANT,
                Histories.STATE_ACCOUNT,
                POST,
                DAY,
                OMAR,
                List.of(PayablePostings.p07(DAY, lines, SUPPLIER.text()))));
        events.add(new ServiceCredited(
                EJ, credit, credit, List.of(part(1, 1, 1_500), part(1, 1, 500), part(2, 2, 100), part(3, 3, 1_000))));
        return events;
    }

    /** A title takes 400 of services back, of which 300 are collected, and so restored, until now. */
    private static List<LedgerEvent> paidBack() {
        RevenueOrderNumber title = RevenueOrderNumber.of("3100000050");
        PaymentRequestId paid = PaymentRequestId.ofInvoice(SUPPLIER, "F-50", 2026);
        Amount claimed = Amount.euros(400);
        return List.of(
                new ClaimEstablished(
                        title,
                        Histories.YEAR,
                        Histories.UNIT_1,
                        new Debtor(SUPPLIER, "Fournisseur"),
                        "Indu",
                        List.of(new ClaimLine(RevenueLine.of("2697"), SERVICES, claimed)),
                        null,
                        OMAR),
                new RestorationOrderLinked(title, paid, RestorationCause.UNDUE_PAYMENT, List.of(0)),
                new RevenueOrderIssued(title, claimed, DAY, DAY, POST, OMAR, null),
                new RevenueOrderTakenInCharge(
                        title,
                        claimed,
                        POST,
                        DAY,
                        OMAR,
                        List.of(RevenuePostings.p30(DAY, List.of(new Imputed(SERVICES, claimed)), SUPPLIER.text()))),
                new ServiceCredited(EJ, paid, paid, List.of(part(1, 1, 300))));
    }

    private static ReceiptPart part(int receipt, int line, long euros) {
        return new ReceiptPart(receipt(receipt), line, Amount.euros(euros), Deductions.NONE);
    }

    /** Pay, a direct debit, late interest. */
    private static List<LedgerEvent> others() {
        Amount gross = Amount.euros(3_000);
        PaymentRequestId debit = PaymentRequestId.ofInvoice(SUPPLIER, "D-1", 2026);
        Amount eight = Amount.euros(800);
        return List.of(
                new PayrollLiquidated(
                        PaymentRequestId.ofInvoice(SUPPLIER, "P-1", 2026),
                        Histories.UNIT_1,
                        Histories.YEAR,
                        4,
                        gross,
                        gross.balance(),
                        List.of(),
                        POST,
                        OMAR,
                        List.of(DirectPostings.p19(DAY, gross, gross.balance(), List.of()))),
                new DirectPaymentRegularised(
                        debit,
                        List.of(new RegularisationLine(imputed(POSTAGE, "AECADAF094"), eight)),
                        DAY,
                        OMAR,
                        null,
                        List.of(DirectPostings.p21(DAY, List.of(new Imputed(POSTAGE, eight))))),
                new PaymentAccepted(
                        PaymentRequestId.ofInvoice(SUPPLIER, "I-1", 2026),
                        Amount.euros(44),
                        Map.of(),
                        Liability.ACCOUNTANT,
                        Histories.STATE_ACCOUNT,
                        POST,
                        DAY,
                        OMAR,
                        List.of(PostingRules.p18(
                                DAY,
                                List.of(new Imputed(AccountCode.of("6285400000"), Amount.euros(44))),
                                SUPPLIER.text()))));
    }

    private static FiscalYearClosed closed() {
        TreeMap<AccountCode, Balance> balances = new TreeMap<>();
        balances.put(SERVICES, Amount.euros(10_100).balance());
        return new FiscalYearClosed(
                Histories.YEAR,
                Amount.euros(10_100).balance(),
                Balance.ZERO,
                Balance.ZERO.minus(Amount.euros(10_100)),
                LocalDate.of(2027, 3, 1),
                OMAR,
                ClosingPostings.p50(LocalDate.of(2026, 12, 31), balances));
    }

    private String total(String query) {
        return asked.get("/api/v1/costs?" + query)
                .json()
                .path("totals")
                .path("amount")
                .asString();
    }

    @Test
    void costs_are_the_class_6_of_the_books_at_every_position_and_by_account() {
        long beforeClosing = asked.log().head() - 1;
        for (long known = 0; known <= beforeClosing; known++) {
            Map<String, Long> books = new TreeMap<>();
            for (JsonNode line : asked.get("/api/v1/trial-balance?year=2026&knownAt=" + known)
                    .items()) {
                if (line.path("account").asString().startsWith("6")) {
                    books.put(
                            line.path("account").asString(),
                            Balance.parse(line.path("balance").asString()).cents());
                }
            }
            books.values().removeIf(cents -> cents == 0);
            Map<String, Long> costs = new TreeMap<>();
            Reply reply = asked.get("/api/v1/costs?year=2026&by=ACCOUNT&knownAt=" + known);
            for (JsonNode line : reply.items()) {
                costs.put(
                        line.path("account").asString(),
                        Balance.parse(line.path("amount").asString()).cents());
            }

            assertThat(costs).as("known at %s", known).isEqualTo(books);
            long sum = books.values().stream().mapToLong(Long::longValue).sum();
            assertThat(reply.json().path("totals").path("amount").asString())
                    .isEqualTo(Balance.ofCents(sum).text());
        }
    }

    @Test
    void closing_the_year_costs_nothing() {
        assertThat(total("year=2026")).isEqualTo("13944.00");
        assertThat(total("year=2026"))
                .isEqualTo(total("year=2026&knownAt=" + (asked.log().head() - 1)));
    }

    @Test
    void each_cost_centre_bears_its_service_less_what_was_credited() {
        Reply reply = asked.get("/api/v1/costs?year=2026&by=COST_CENTRE");

        assertThat(reply.items())
                .extracting(line -> line.path("costCentre").asString() + " "
                        + line.path("amount").asString())
                .containsExactly("NON_VENTILE 3044.00", "AECADAF093 9700.00", "AECADAF094 1200.00");
        assertThat(reply.item(0).path("activity").isNull()).isTrue();
    }

    @Test
    void destinations_may_be_crossed_and_are_dated() {
        Reply reply = asked.get("/api/v1/costs?year=2026");

        assertThat(reply.items()).hasSize(3);
        assertThat(reply.item(1).path("activity").asString()).isEqualTo("015600000101");
        assertThat(reply.item(1).path("materialGroup").asString()).isEqualTo("36.01.01");
        assertThat(total("asOf=2026-03-31")).isEqualTo("100.00");
        assertThat(total("year=2025")).isEqualTo("0.00");
        Reply first = asked.get("/api/v1/costs?year=2026&limit=2");
        Reply second = asked.get("/api/v1/costs?year=2026&limit=2&cursor=" + first.next());
        assertThat(first.items()).hasSize(2);
        assertThat(second.item(0)).isEqualTo(reply.item(2));
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @Test
    void a_unit_sees_what_it_bears() {
        asked.as(Role.UNIT_MANAGER, "0156-DR35-U001");

        assertThat(asked.get("/api/v1/costs?year=2026&by=UO").items())
                .extracting(line -> line.path("fundsCentre").asString() + " "
                        + line.path("amount").asString())
                .containsExactly("0156-DR35-U001 13100.00");
    }

    @Test
    void refuses_what_costs_are_not_divided_by() {
        assertThat(asked.get("/api/v1/costs?year=2026&by=VILLE").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(asked.get("/api/v1/costs").code()).isEqualTo("REQUETE_INVALIDE");
    }
}
