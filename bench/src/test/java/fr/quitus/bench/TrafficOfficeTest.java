package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficOfficeTest {
    private final TrafficOffice office =
            TrafficOffice.several("TEST", 1, LocalDate.of(2025, 3, 2)).getFirst();

    @Test
    void a_refused_act_is_not_asked_again_before_its_time() {
        TrafficFile refused = office.take(TrafficLane.COMMITMENT, 0);
        office.rest(refused, 100);

        assertThat(office.waiting(TrafficLane.COMMITMENT)).isEqualTo(1);
        assertThat(office.take(TrafficLane.COMMITMENT, 99)).isNotSameAs(refused);
        assertThat(office.take(TrafficLane.COMMITMENT, 100)).isSameAs(refused);
        assertThat(office.waiting(TrafficLane.COMMITMENT)).isZero();
    }

    @Test
    void a_lane_without_files_takes_no_payment_from_its_lane() {
        TrafficFile payment = office.newExpense();
        while (payment.lane() != TrafficLane.PAYMENT) {
            payment.done(
                    new Door.Reply(Map.of("commitmentNumber", "2100000001", "serviceReceiptNumber", "500000001"), 1));
        }
        office.put(payment);

        assertThat(office.take(TrafficLane.INVOICE, 0)).isNotSameAs(payment);
        assertThat(office.take(TrafficLane.PAYMENT, 0)).isSameAs(payment);
    }
}
