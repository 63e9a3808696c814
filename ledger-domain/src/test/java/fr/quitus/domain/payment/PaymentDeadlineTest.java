package fr.quitus.domain.payment;

import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentDeadlineTest {
    private static final LawParameters LAW = LawParameters.SHIPPED;

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, 2026-04-02", // a working Thursday
        "2024-01-31, 2024-03-01", // a leap February
        "2023-01-31, 2023-03-02", // a plain one
        "2025-06-13, 2025-07-15", // Sunday 13 July, then the 14th
        "2026-02-10, 2026-03-12",
        "2026-04-01, 2026-05-04", // Friday 1 May, then the week-end
        "2026-04-08, 2026-05-11", // Friday 8 May
        "2026-03-07, 2026-04-07", // Easter Monday
        "2026-04-14, 2026-05-15", // Ascension, a Thursday: the Friday after it is worked
        "2026-04-25, 2026-05-26", // Whit Monday
        "2026-11-25, 2026-12-28", // Friday 25 December
        "2025-12-02, 2026-01-02", // 1 January, into the next year
        "2025-12-04, 2026-01-05", // Saturday 3 January
    })
    void thirty_days_and_then_the_next_working_day(LocalDate received, LocalDate due) {
        assertThat(PaymentDeadline.from(received).dueDate()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2016-03-27",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2100-03-28",
        "2160-03-23"
    })
    void easter_is_where_the_calendars_put_it(LocalDate easter) {
        assertThat(WorkingDays.easterSunday(easter.getYear())).isEqualTo(easter);
    }

    @Property(tries = 200)
    void a_year_has_eleven_public_holidays_or_fewer_when_two_fall_together(
            @ForAll @IntRange(min = 2006, max = 2199) int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        long holidays = first.datesUntil(first.plusYears(1))
                .filter(day -> WorkingDays.isPublicHoliday(day, LAW))
                .count();

        assertThat(holidays).isBetween(10L, 11L);
        assertThat(WorkingDays.easterSunday(year).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(WorkingDays.easterSunday(year)).isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 2026-02-20, 2026-03-04, 2026-04-03", // twenty days remained: thirty begin again
        "2026-02-10, 2026-02-10, 2026-02-10, 2026-03-12", // told and answered the day it arrived
        "2026-03-10, 2026-02-20, 2026-03-04, 2026-04-09", // service rendered after all of it: thirty days from then
        "2026-02-10, 2026-03-12, 2026-04-01, 2026-05-04", // on the last day
        "2026-02-10, 2026-03-30, 2026-04-01, 2026-05-04", // after it: thirty days all the same
    })
    void an_interruption_opens_a_new_period(LocalDate start, LocalDate notified, LocalDate complete, LocalDate due) {
        PaymentDeadline interrupted = PaymentDeadline.from(start).interrupted(notified);

        assertThat(interrupted.isInterrupted()).isTrue();
        assertThat(interrupted.dueDate()).isNull();
        assertThat(interrupted.lateInterest(euros("100"), date("2029-01-01"), LAW))
                .isNull();
        assertThatThrownBy(interrupted::running).isInstanceOf(IllegalStateException.class);
        assertThat(interrupted.restarted(complete).dueDate()).isEqualTo(due);
        assertThat(interrupted.restarted(complete).isInterrupted()).isFalse();
        assertThat(interrupted.restarted(complete).wasInterrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // base, start, paid, days, rate, interest, total
        "12000, 2026-03-03, 2026-04-03, 1, 1015, 3.34, 43.34",
        "12000, 2024-01-31, 2024-03-15, 14, 1250, 57.53, 97.53",
        "12000, 2023-01-31, 2023-03-15, 13, 1050, 44.88, 84.88",
        "10000, 2025-06-13, 2025-07-16, 1, 1015, 2.78, 42.78",
        "73.00, 2024-01-31, 2024-03-04, 3, 1250, 0.08, 40.08",
        "50000, 2024-05-29, 2024-07-12, 14, 1250, 239.73, 279.73",
        "0.01, 2026-03-03, 2026-04-03, 1, 1015, 0.00, 40.00",
    })
    void late_interest_to_the_cent(
            String base, LocalDate start, LocalDate paid, int days, int rate, String interest, String total) {
        LateInterest owed = Objects.requireNonNull(PaymentDeadline.from(start).lateInterest(euros(base), paid, LAW));

        assertThat(owed.days()).isEqualTo(days);
        assertThat(owed.rateBasisPoints()).isEqualTo(rate);
        assertThat(owed.interest()).isEqualTo(Balance.parse(interest));
        assertThat(owed.flatFee()).isEqualTo(euros("40").balance());
        assertThat(owed.total()).isEqualTo(Balance.parse(total));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03, 2026-04-02", "2025-06-13, 2025-07-15", "2026-03-03, 2026-03-03"})
    void nothing_is_owed_for_a_payment_on_the_last_day_or_before(LocalDate start, LocalDate paid) {
        assertThat(PaymentDeadline.from(start).lateInterest(euros("12000"), paid, LAW))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // half a cent goes up; the divisor is 365 in the leap year 2024 too
        "73.00, 2024-06-28, 1, 1250, 0.03",
        "50000, 2024-06-28, 14, 1250, 239.73",
        "36500, 2024-02-28, 1, 1250, 12.50",
        "36500, 2023-02-28, 1, 1050, 10.50",
    })
    void interest_is_rounded_to_the_nearest_cent_half_up(
            String base, LocalDate due, int days, int rate, String interest) {
        LateInterest owed = LateInterest.of(euros(base), due, days, LAW);

        assertThat(owed.rateBasisPoints()).isEqualTo(rate);
        assertThat(owed.interest()).isEqualTo(Balance.parse(interest));
    }

    @ParameterizedTest
    @CsvSource({
        "2006-01-01, 1025",
        "2013-01-01, 875",
        "2013-07-01, 850",
        "2014-01-01, 825",
        "2014-07-01, 815",
        "2015-01-01, 805",
        "2016-12-31, 800",
        "2022-12-31, 800",
        "2023-01-01, 1050",
        "2023-06-30, 1050",
        "2023-07-01, 1200",
        "2023-12-31, 1200",
        "2024-01-01, 1250",
        "2024-06-30, 1250",
        "2024-07-01, 1225",
        "2025-01-01, 1115",
        "2025-06-30, 1115",
        "2025-07-01, 1015",
        "2026-01-01, 1015",
        "2026-06-30, 1015",
        "2199-12-31, 1015",
    })
    void the_rate_is_that_of_the_half_year_in_which_interest_begins(LocalDate first, int basisPoints) {
        assertThat(LateInterest.basisPoints(first, LAW)).isEqualTo(basisPoints);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-29, 1250", "2024-06-30, 1225", "2024-12-30, 1225", "2024-12-31, 1115"})
    void interest_begins_the_day_after_the_due_date_and_keeps_its_rate(LocalDate due, int basisPoints) {
        assertThat(LateInterest.of(euros("100"), due, 1, LAW).rateBasisPoints()).isEqualTo(basisPoints);
        assertThat(LateInterest.of(euros("100"), due, 700, LAW).rateBasisPoints())
                .isEqualTo(basisPoints);
    }

    @Property
    void a_due_date_is_a_working_day_at_least_thirty_days_after_the_start(@ForAll("dates") LocalDate start) {
        LocalDate due = PaymentDeadline.from(start).running();

        assertThat(due).isBetween(start.plusDays(30), start.plusDays(34));
        assertThat(WorkingDays.isWorked(due, LAW)).isTrue();
        start.plusDays(30).datesUntil(due).forEach(day -> assertThat(WorkingDays.isWorked(day, LAW))
                .isFalse());
    }

    @Property
    void a_later_start_or_a_later_document_never_makes_the_due_date_earlier(
            @ForAll("dates") LocalDate start,
            @ForAll @IntRange(max = 60) int notified,
            @ForAll @IntRange(max = 60) int answered,
            @ForAll @IntRange(max = 60) int later) {
        LocalDate notice = start.plusDays(notified);
        PaymentDeadline interrupted = PaymentDeadline.from(start).interrupted(notice);
        LocalDate complete = notice.plusDays(answered);

        assertThat(PaymentDeadline.from(start.plusDays(later)).running())
                .isAfterOrEqualTo(PaymentDeadline.from(start).running());
        LocalDate due = interrupted.restarted(complete).running();
        assertThat(due).isAfterOrEqualTo(complete.plusDays(30));
        assertThat(WorkingDays.isWorked(due, LAW)).isTrue();
        assertThat(interrupted.restarted(complete.plusDays(later)).running()).isAfterOrEqualTo(due);
    }

    @Property
    void interest_grows_with_the_base_and_the_days_and_never_overflows(
            @ForAll("dates") LocalDate start,
            @ForAll @LongRange(min = 1, max = Amount.CENTS_MAX) long cents,
            @ForAll @IntRange(max = 60_000) int days) {
        PaymentDeadline deadline = PaymentDeadline.from(start);
        LocalDate paid = deadline.running().plusDays(1L + days);

        LateInterest owed = Objects.requireNonNull(deadline.lateInterest(Amount.ofCents(cents), paid, LAW));
        LateInterest nextDay =
                Objects.requireNonNull(deadline.lateInterest(Amount.ofCents(cents), paid.plusDays(1), LAW));
        LateInterest half = Objects.requireNonNull(deadline.lateInterest(Amount.ofCents(1 + cents / 2), paid, LAW));

        assertThat(owed.days()).isEqualTo(days + 1);
        assertThat(nextDay.interest()).isGreaterThanOrEqualTo(owed.interest());
        assertThat(half.interest()).isLessThanOrEqualTo(owed.interest());
        assertThat(owed.total().minus(owed.interest())).isEqualTo(Balance.parse("40"));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2006, 1, 1).toEpochDay(),
                        LocalDate.of(2190, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
