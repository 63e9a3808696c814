package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.Histories;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left to pay on EJ, from one act to the next. */
class OutstandingOverHttpTest {
    private static final String QUESTION = "/api/v1/outstanding-commitments";
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final EnvelopeId ENVELOPE = new EnvelopeId(Histories.YEAR, Histories.UNIT_1, TitleGroup.HT2);
    private static final EnvelopeId NEXT = new EnvelopeId(FiscalYear.of(2027), Histories.UNIT_1, TitleGroup.HT2);
    private static final PaymentRequestId DP = PaymentRequestId.ofInvoice(Siret.of("12345678900011"), "F-1", 2026);
    private static final ServiceReceiptNumber RECEIPT = ServiceReceiptNumber.of("000000001");

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
        asked.log().append(Histories.draft(1, Histories.UNIT_1, 12_000), "2026-02-02T10:00:00+01:00");
        asked.log()
                .append(
                        List.of(new AeCommitted(ENVELOPE, EJ, 1, Amount.euros(12_000), AmountType.ORIGINAL)),
                        "2026-02-03T10:00:00+01:00");
    }

    @AfterEach
    void close() {
        asked.close();
    }

    private String outstanding(String query) {
        return asked.get(QUESTION + query)
                .json()
                .path("totals")
                .path("outstanding")
                .asString();
    }

    private static List<ReceiptPart> parts(long euros, long penalties) {
        Balance withheld =
                penalties == 0 ? Balance.ZERO : Amount.euros(penalties).balance();
        return List.of(
                new ReceiptPart(RECEIPT, 1, Amount.euros(euros), new Deductions(Balance.ZERO, Balance.ZERO, withheld)));
    }

    @Test
    void what_is_committed_is_left_to_pay_until_it_is_paid() {
        assertThat(outstanding("")).isEqualTo("12000.00");

        asked.log()
                .append(
                        List.of(new CommitmentLinePaid(EJ, DP, 1, Amount.euros(5_000), AmountType.REDUCTION)),
                        "2026-03-20T10:00:00+01:00");

        var line = asked.get(QUESTION).item(0);
        assertThat(line.path("number").asString()).isEqualTo("2100000001");
        assertThat(line.path("engagementYear").asInt()).isEqualTo(2026);
        assertThat(line.path("fundsCentre").asString()).isEqualTo("0156-DR35-U001");
        assertThat(line.path("supplier").asString()).isEqualTo("12345678900011");
        assertThat(line.path("outstanding").asString()).isEqualTo("7000.00");
        assertThat(outstanding("?asOf=2026-03-19")).isEqualTo("12000.00");
        assertThat(outstanding("?asOf=2026-02-02")).isEqualTo("0.00");
        assertThat(outstanding("?knownAt=1")).isEqualTo("12000.00");
        assertThat(asked.get(QUESTION + "?knownAt=0").items()).isEmpty();
    }

    @Test
    void penalties_are_not_left_to_pay_unless_the_request_is_withdrawn() {
        asked.log().append(List.of(new ServiceInvoiced(EJ, DP, parts(12_000, 400), false)));
        assertThat(outstanding("")).isEqualTo("11600.00");
        assertThat(asked.get(QUESTION).item(0).path("withheld").asString()).isEqualTo("400.00");

        asked.log().append(List.of(new ServiceInvoiceWithdrawn(EJ, DP, parts(12_000, 400))));

        assertThat(outstanding("")).isEqualTo("12000.00");
    }

    @Test
    void a_credit_note_is_paid_back_and_so_left_to_pay_again() {
        asked.log()
                .append(List.of(
                        new CommitmentLinePaid(EJ, DP, 1, Amount.euros(12_000), AmountType.REDUCTION),
                        new ServiceCredited(EJ, DP, DP, parts(2_000, 0))));

        assertThat(outstanding("")).isEqualTo("2000.00");
    }

    @Test
    void an_ej_closed_in_a_later_year_leaves_nothing_and_stays_of_the_year_it_was_engaged_in() {
        ActorId omar = ActorId.of("omar");
        asked.log().append(List.of(new CommitmentLinePaid(EJ, DP, 1, Amount.euros(9_000), AmountType.REDUCTION)));
        asked.log()
                .append(
                        List.of(
                                new CommitmentClosed(
                                        EJ, Amount.euros(3_000).balance(), List.of(), omar, LocalDate.of(2027, 2, 1)),
                                new AeSterilized(NEXT, EJ, 1, Amount.euros(3_000), AmountType.MODIFICATION)),
                        "2027-02-01T10:00:00+01:00");

        assertThat(outstanding("")).isEqualTo("0.00");
        assertThat(asked.get(QUESTION).items()).isEmpty();
        assertThat(outstanding("?asOf=2026-12-31&engagementYear=2026")).isEqualTo("3000.00");
        assertThat(outstanding("?asOf=2026-12-31&engagementYear=2027")).isEqualTo("0.00");
        assertThat(asked.get(QUESTION + "?by=PROGRAMME&asOf=2026-12-31")
                        .item(0)
                        .path("outstanding")
                        .asString())
                .isEqualTo("3000.00");
    }

    @Test
    void ej_are_listed_by_page_and_within_the_perimeter_and_sum_to_their_programme() {
        for (int number = 2; number <= 6; number++) {
            asked.log().append(Histories.draft(number, Histories.UNIT_2, 100));
            asked.log()
                    .append(List.of(new AeCommitted(
                            new EnvelopeId(Histories.YEAR, Histories.UNIT_2, TitleGroup.HT2),
                            CommitmentNumber.of("210000000" + number),
                            1,
                            Amount.euros(100),
                            AmountType.ORIGINAL)));
        }
        var first = asked.get(QUESTION + "?limit=4");
        var second = asked.get(QUESTION + "?limit=4&cursor=" + first.next());

        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2);
        assertThat(second.item(1).path("number").asString()).isEqualTo("2100000006");
        assertThat(outstanding("?by=PROGRAMME")).isEqualTo("12500.00").isEqualTo(outstanding(""));
        assertThat(outstanding("?code=0156-DR36")).isEqualTo("500.00");
        asked.as(Role.MANAGER, "0156-DR36");
        assertThat(asked.get(QUESTION).items()).hasSize(5);
        assertThat(outstanding("")).isEqualTo("500.00");
        assertThat(asked.get(QUESTION + "?code=ici").code()).isEqualTo("REQUETE_INVALIDE");
    }
}
