package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.PayablePostings;
import fr.quitus.domain.accounting.PayablePostings.Payable;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.projections.Histories;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lettrage du 4081 : what a service certified is joined with what the requests that claim it took in charge. */
class LetteringOverHttpTest {
    private static final String NOT_RECEIVED = "/api/v1/general-ledger/4081000000?year=2026";
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final EnvelopeId ENVELOPE = EnvelopeId.of("2026/0156-DR35-U001/HT2");
    private static final AccountCode CHARGE = AccountCode.of("6113110000");
    private static final AccountCode ASSET = AccountCode.of("2150000000");
    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final LocalDate SERVED = LocalDate.of(2026, 3, 2);
    private static final LocalDate TAKEN = LocalDate.of(2026, 3, 12);
    private static final ActorId KATIA = ActorId.of("katia");

    private Asked asked;

    /** What a request claims of a service. */
    private record Claim(int receipt, long euros) {}

    @BeforeEach
    void open() {
        asked = new Asked();
        asked.as(Role.AUDITOR, "*");
    }

    @AfterEach
    void close() {
        asked.close();
    }

    private void given(LedgerEvent... events) {
        asked.log().append(Arrays.asList(events));
    }

    private static ServiceCertified certified(int receipt, AccountCode account, long euros) {
        Amount amount = Amount.euros(euros);
        return new ServiceCertified(
                EJ,
                number(receipt),
                1,
                amount,
                SERVED,
                SERVED,
                ActorId.of("omar"),
                null,
                List.of(PostingRules.p01(SERVED, account, amount, SUPPLIER.text())));
    }

    private static ServiceReceiptCancelled cancelled(int receipt, long euros) {
        Amount amount = Amount.euros(euros);
        return new ServiceReceiptCancelled(
                EJ,
                number(receipt),
                1,
                amount.balance(),
                "Erreur",
                ActorId.of("omar"),
                null,
                TAKEN,
                List.of(PostingRules.p01r(TAKEN, CHARGE, amount, SUPPLIER.text())));
    }

    private static ServiceReceiptNumber number(int receipt) {
        return ServiceReceiptNumber.of("%09d".formatted(500_000_000 + receipt));
    }

    private static PaymentRequestId request(int number) {
        return PaymentRequestId.ofInvoice(SUPPLIER, "F-" + number, 2026);
    }

    private static InvoiceMatched matched(int request, AccountCode account, Claim... claims) {
        List<PaymentLine> lines = new ArrayList<>();
        for (Claim claim : claims) {
            lines.add(new PaymentLine(
                    1,
                    number(claim.receipt()),
                    SERVED,
                    ENVELOPE,
                    account,
                    Amount.euros(claim.euros()),
                    Deductions.NONE));
        }
        return new InvoiceMatched(request(request), lines, KATIA, List.of());
    }

    /** A tenth of each line is retained: what is deducted is credited elsewhere, and 4081 debited in full. */
    private static PaymentAccepted accepted(int request, AccountCode account, Claim... claims) {
        List<Payable> lines = new ArrayList<>();
        long euros = 0;
        for (Claim claim : claims) {
            lines.add(new Payable(
                    account,
                    Amount.euros(claim.euros()),
                    Amount.ofCents(claim.euros() * 10).balance(),
                    Balance.ZERO,
                    Balance.ZERO));
            euros += claim.euros();
        }
        return new PaymentAccepted(
                request(request),
                Amount.euros(euros),
                Map.of(),
                Liability.ACCOUNTANT,
                Histories.STATE_ACCOUNT,
                AccountingPostId.of("CBCM-FIN"),
                TAKEN,
                KATIA,
                List.of(PayablePostings.takenInCharge(TAKEN, lines, SUPPLIER.text())));
    }

    /** The letters of an account's lines, in their order; an open line has none. */
    private List<String> letters(String uri) {
        List<String> letters = new ArrayList<>();
        for (JsonNode line : asked.get(uri).items()) {
            letters.add(line.path("letter").isNull() ? "" : line.path("letter").asString());
        }
        return letters;
    }

    @Test
    void a_service_is_lettered_with_the_request_that_took_it_in_charge_from_that_day_and_position_on() {
        asked.log().append(Histories.expenditure(1, Histories.UNIT_1, 100));

        List<String> letters = letters(NOT_RECEIVED);
        assertThat(letters).hasSize(2).doesNotContain("");
        assertThat(letters.get(0)).isEqualTo(letters.get(1));
        JsonNode served = asked.get(NOT_RECEIVED).item(0);
        JsonNode taken = asked.get(NOT_RECEIVED).item(1);
        assertThat(served.path("letteredOn").asString()).isEqualTo("2026-03-12");
        assertThat(served.path("aggregateId").asString()).startsWith("commitment:");
        assertThat(taken.path("aggregateId").asString()).startsWith("payment-request:");
        assertThat(letters("/api/v1/general-ledger/4081000000?asOf=2026-03-11")).containsExactly("");
        long before = taken.path("position").asLong() - 1;
        assertThat(letters(NOT_RECEIVED + "&knownAt=" + before)).containsExactly("");
    }

    @Test
    void one_request_settles_several_services_and_each_has_its_own_letter() {
        given(
                certified(1, CHARGE, 100),
                certified(2, CHARGE, 70),
                matched(1, CHARGE, new Claim(2, 70), new Claim(1, 100)),
                accepted(1, CHARGE, new Claim(2, 70), new Claim(1, 100)));

        List<String> letters = letters(NOT_RECEIVED);

        // In the order of the book: both services, then the request's lines, the second service's first.
        assertThat(letters).hasSize(4).doesNotContain("");
        assertThat(letters.get(0)).isEqualTo(letters.get(3)).isNotEqualTo(letters.get(1));
        assertThat(letters.get(1)).isEqualTo(letters.get(2));
    }

    @Test
    void a_service_claimed_by_two_requests_waits_for_the_second() {
        given(
                certified(1, CHARGE, 100),
                matched(1, CHARGE, new Claim(1, 60)),
                accepted(1, CHARGE, new Claim(1, 60)),
                matched(2, CHARGE, new Claim(1, 40)));
        assertThat(letters(NOT_RECEIVED)).containsExactly("", "");

        given(accepted(2, CHARGE, new Claim(1, 40)));

        assertThat(letters(NOT_RECEIVED)).hasSize(3).doesNotContain("").allSatisfy(letter -> assertThat(letter)
                .isEqualTo(letters(NOT_RECEIVED).getFirst()));
    }

    @Test
    void a_service_cancelled_is_lettered_with_its_reversal_and_one_of_assets_on_its_account() {
        given(
                certified(1, CHARGE, 100),
                cancelled(1, 100),
                certified(2, ASSET, 50),
                matched(1, ASSET, new Claim(2, 50)),
                accepted(1, ASSET, new Claim(2, 50)));

        assertThat(letters(NOT_RECEIVED)).hasSize(2).doesNotContain("");
        assertThat(letters("/api/v1/general-ledger/4084000000?year=2026"))
                .hasSize(2)
                .doesNotContain("");
    }

    @Test
    void a_request_matched_again_is_lettered_by_its_last_liquidation() {
        given(
                certified(1, CHARGE, 100),
                certified(2, CHARGE, 100),
                matched(1, CHARGE, new Claim(1, 100)),
                matched(1, CHARGE, new Claim(2, 100)),
                accepted(1, CHARGE, new Claim(2, 100)));

        List<String> letters = letters(NOT_RECEIVED);

        assertThat(letters.get(0)).isEmpty();
        assertThat(letters.get(1)).isNotEmpty().isEqualTo(letters.get(2));
    }
}
