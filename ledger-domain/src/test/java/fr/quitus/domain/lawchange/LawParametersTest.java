package fr.quitus.domain.lawchange;

import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.commitment.VisaThreshold;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.lawchange.LawEvent.LawParameterSet;
import fr.quitus.domain.payment.PaymentDeadline;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.ProgrammeCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Le droit change : from a date on, by somebody, on the ground of a text, and never backwards. */
class LawParametersTest {
    private static final String ORDER = "Arrêté du 1er février 2026";
    private final Story story = Story.g0();

    private static SetLawParameter setting(
            LawParameter parameter, @Nullable String subject, String from, @Nullable String value) {
        return new SetLawParameter(
                parameter,
                subject == null ? null : LawSubject.of(subject),
                null,
                date(from),
                value == null ? null : LawNumber.of(value),
                ORDER);
    }

    private static LawParameters shippedWith(SetLawParameter... changes) {
        LawParameters law = LawParameters.SHIPPED;
        for (SetLawParameter change : changes) {
            law = law.with(change.asValue());
        }
        return law;
    }

    @Test
    void a_change_names_its_author_and_its_text() {
        var events = story.accepted(
                setting(LawParameter.VISA_THRESHOLD, "T3", "2026-02-01", "1000"), DIRECTORATE.on("2026-01-20"));

        assertThat(events)
                .containsExactly(new LawParameterSet(
                        new LawValue(
                                LawParameter.VISA_THRESHOLD,
                                LawSubject.of("T3"),
                                List.of(),
                                date("2026-02-01"),
                                LawNumber.of("1000"),
                                ORDER),
                        date("2026-01-20"),
                        ActorId.of("budget")));
    }

    @Test
    void a_threshold_counts_from_its_date_on_and_the_event_keeps_the_one_that_counted() {
        var before = story.aDraftedCommitment("60000");
        var after = story.aDraftedCommitment("30000");
        story.accepted(
                setting(LawParameter.VISA_THRESHOLD, "T3", "2026-03-01", "20000.00"), DIRECTORATE.on("2026-01-20"));

        var signed = story.accepted(new ValidateCommitment(before), PAULA.on("2026-02-28"));

        assertThat(only(signed, CommitmentValidated.class).thresholds())
                .extracting(VisaThreshold::threshold)
                .containsExactly(euros("500000"));
        assertThat(story.rejection(new ValidateCommitment(after), PAULA.on("2026-03-01")))
                .isEqualTo(Rejection.VISA_REQUIS);
    }

    @Test
    void a_lifted_threshold_asks_for_no_visa() {
        var number = story.aDraftedCommitment("60000");
        story.accepted(setting(LawParameter.VISA_THRESHOLD, "T3", "2026-02-01", "20000"), DIRECTORATE.on("2026-01-20"));
        story.accepted(setting(LawParameter.VISA_THRESHOLD, "T3", "2026-03-01", null), DIRECTORATE.on("2026-02-20"));

        assertThat(story.rejection(new ValidateCommitment(number), PAULA.on("2026-02-28")))
                .isEqualTo(Rejection.VISA_REQUIS);
        story.accepted(new ValidateCommitment(number), PAULA.on("2026-03-01"));
    }

    @Test
    void the_controllers_period_is_the_one_in_force_when_he_receives_the_file() {
        var number = story.aDraftedCommitment("60000");
        story.accepted(setting(LawParameter.VISA_THRESHOLD, "T3", "2026-02-01", "20000"), DIRECTORATE.on("2026-01-20"));
        story.accepted(setting(LawParameter.VISA_PERIOD, null, "2026-03-01", "10"), DIRECTORATE.on("2026-01-20"));

        var events = story.accepted(new SubmitForVisa(number, null, null), PAULA.on("2026-03-02"));

        assertThat(only(events, VisaRequested.class).deadline()).isEqualTo(date("2026-03-12"));
    }

    @Test
    void nothing_changes_for_a_year_that_is_past() {
        var refusal = story.refused(
                setting(LawParameter.PAYMENT_PERIOD, null, "2025-12-31", "45"), DIRECTORATE.on("2026-01-20"));

        assertThat(refusal.code()).isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(refusal.facts()).containsEntry("auPlusTot", "2026-01-01");
    }

    @Test
    void a_ministrys_own_order_is_for_its_programmes_only() {
        var own = new SetLawParameter(
                LawParameter.VISA_THRESHOLD,
                LawSubject.of("T5"),
                List.of(ProgrammeCode.of("0156")),
                date("2027-01-01"),
                LawNumber.of("3000000"),
                ORDER);
        LawParameters law = shippedWith(own);

        assertThat(threshold(law, "0156", "2026-12-31")).isEqualTo("2000000.00");
        assertThat(threshold(law, "0156", "2027-01-01")).isEqualTo("3000000");
        assertThat(threshold(law, "0204", "2027-01-01")).isEqualTo("2000000.00");
        assertThat(threshold(law, "0105", "2027-01-01")).isEqualTo("500000.00");
    }

    private static String threshold(LawParameters law, String programme, String on) {
        return law.inForce(LawParameter.VISA_THRESHOLD, LawSubject.of("T5"), ProgrammeCode.of(programme), date(on))
                .map(value -> String.valueOf(value.value()))
                .orElseThrow();
    }

    @Test
    void of_two_values_from_the_same_day_the_later_one_counts() {
        LawParameters law = shippedWith(
                setting(LawParameter.PAYMENT_PERIOD, null, "2026-07-01", "20"),
                setting(LawParameter.PAYMENT_PERIOD, null, "2026-07-01", "25"),
                setting(LawParameter.PAYMENT_PERIOD, null, "2026-06-01", "28"));

        assertThat(law.count(LawParameter.PAYMENT_PERIOD, date("2026-05-31"))).isEqualTo(30);
        assertThat(law.count(LawParameter.PAYMENT_PERIOD, date("2026-06-30"))).isEqualTo(28);
        assertThat(law.count(LawParameter.PAYMENT_PERIOD, date("2026-07-01"))).isEqualTo(25);
    }

    @Test
    void every_parameter_has_a_value_on_the_first_day_an_act_may_be_dated() {
        LocalDate first = LocalDate.of(Dates.DATE_YEAR_MIN, 1, 1);

        for (LawValue value : LawParameters.SHIPPED.values()) {
            assertThat(LawParameters.SHIPPED.inForce(value.parameter(), value.subject(), null, first))
                    .as(value.toString())
                    .isPresent();
        }
    }

    @Test
    void a_holiday_that_is_taken_away_is_a_due_date_again() {
        PaymentDeadline deadline = PaymentDeadline.from(date("2026-04-25"));
        LawParameters law = shippedWith(setting(LawParameter.PUBLIC_HOLIDAY, "PAQUES+50", "2026-05-01", "0"));

        assertThat(deadline.dueDate()).isEqualTo(date("2026-05-26"));
        assertThat(deadline.under(law).dueDate()).isEqualTo(date("2026-05-25"));
    }

    @Test
    void an_extraordinary_holiday_moves_a_due_date_for_that_year_alone() {
        LawParameters law = shippedWith(
                setting(LawParameter.PUBLIC_HOLIDAY, "03-12", "2026-03-12", "1"),
                setting(LawParameter.PUBLIC_HOLIDAY, "03-12", "2026-03-13", "0"));

        assertThat(PaymentDeadline.from(date("2026-02-10")).under(law).dueDate())
                .isEqualTo(date("2026-03-13"));
        assertThat(PaymentDeadline.from(date("2025-02-10")).under(law).dueDate())
                .isEqualTo(date("2025-03-12"));
    }

    @Test
    void every_parameter_is_shipped_with_a_value() {
        for (LawParameter parameter : LawParameter.values()) {
            assertThat(LawParameters.SHIPPED.values())
                    .as(parameter.name())
                    .anyMatch(value -> value.parameter() == parameter && value.number() != null);
        }
        assertThat(LawParameters.SHIPPED.values()).allMatch(value -> value.fault() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "VISA_THRESHOLD, , 1000",
        "VISA_THRESHOLD, 07-14, 1000",
        "VISA_PERIOD, T3, 15",
        "VISA_PERIOD, , 0",
        "VISA_PERIOD, , ",
        "VISA_PERIOD, , 1000",
        "VISA_PERIOD, , 15.50",
        "REFINANCING_RATE, , 100.00",
        "PUBLIC_HOLIDAY, T3, 1",
        "PUBLIC_HOLIDAY, 07-14, 2",
    })
    void a_value_that_its_parameter_does_not_admit_is_refused(
            LawParameter parameter, @Nullable String subject, @Nullable String value) {
        assertThat(story.rejection(setting(parameter, subject, "2026-02-01", value), DIRECTORATE.on("2026-01-20")))
                .isEqualTo(Rejection.PARAMETRE_INCOHERENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.50", "2.155", "forty", "1 000"})
    void what_is_no_number_is_not_read(String text) {
        assertThatThrownBy(() -> LawNumber.of(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void only_a_threshold_differs_between_programmes() {
        var own = new SetLawParameter(
                LawParameter.PAYMENT_PERIOD,
                null,
                List.of(ProgrammeCode.of("0156")),
                date("2026-02-01"),
                LawNumber.of("45"),
                ORDER);

        assertThat(story.rejection(own, DIRECTORATE.on("2026-01-20"))).isEqualTo(Rejection.PARAMETRE_INCOHERENT);
    }

    @Test
    void the_directorate_and_the_minister_say_what_the_law_is() {
        assertThat(setting(LawParameter.VISA_PERIOD, null, "2026-02-01", "15").allowedRoles())
                .containsExactlyInAnyOrder(Role.BUDGET_DIRECTORATE, Role.BUDGET_MINISTER);
    }
}
