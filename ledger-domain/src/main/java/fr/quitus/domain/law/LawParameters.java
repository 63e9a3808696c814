package fr.quitus.domain.law;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.ProgrammeCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Droit en vigueur : every value known of every parameter, as shipped and as changed since. An act is decided under the
 * law of its date, and its event keeps the value that was used.
 *
 * @param values in the order they became known: of two from the same day, the later one counts
 */
public record LawParameters(List<LawValue> values) {
    /** Before anybody changed a value. */
    public static final LawParameters SHIPPED = new LawParameters(ShippedLaw.values());

    public LawParameters {
        values = List.copyOf(values);
    }

    /** The same law with one more value. */
    public LawParameters with(LawValue value) {
        return new LawParameters(
                Stream.concat(values.stream(), Stream.of(value)).toList());
    }

    /** The value of a parameter without subject on a date, as rules count with it. */
    public long number(LawParameter parameter, LocalDate date) {
        return Objects.requireNonNull(valueOf(parameter, date).number(), () -> parameter + " has no value");
    }

    /** The same, with the text that sets it. */
    public LawValue valueOf(LawParameter parameter, LocalDate date) {
        return inForce(parameter, null, null, date)
                .orElseThrow(() -> new IllegalStateException(parameter + " has no value on " + date));
    }

    public Amount amount(LawParameter parameter, LocalDate date) {
        return Amount.ofCents(number(parameter, date));
    }

    /** A number of days or years. */
    public int count(LawParameter parameter, LocalDate date) {
        return Math.toIntExact(number(parameter, date));
    }

    /** The value in force: that of an order about the programme, else the one for all. */
    public Optional<LawValue> inForce(
            LawParameter parameter, @Nullable LawSubject subject, @Nullable ProgrammeCode programme, LocalDate date) {
        Predicate<LawValue> own =
                value -> programme != null && value.programmes().contains(programme);
        Predicate<LawValue> common = value -> value.programmes().isEmpty();
        List<LawValue> about =
                values.stream().filter(v -> v.isAbout(parameter, subject)).toList();
        return latest(about, own, date).or(() -> latest(about, common, date));
    }

    /** Crédits évaluatifs (LOLF art. 10) : expenses of the programme may go beyond its credits. */
    public boolean isEvaluative(ProgrammeCode programme, LocalDate date) {
        Long value = inForce(LawParameter.EVALUATIVE_CREDITS, null, programme, date)
                .map(LawValue::number)
                .orElse(0L);
        return value != 0;
    }

    /** Every value in force on a date, in the order of the parameters. */
    public List<LawValue> inForce(LocalDate date) {
        return values.stream()
                .filter(value -> latest(values, value::isOfTheSame, date)
                        .filter(value::equals)
                        .isPresent())
                .sorted(Comparator.comparing(LawValue::parameter))
                .toList();
    }

    private static Optional<LawValue> latest(List<LawValue> about, Predicate<LawValue> scope, LocalDate date) {
        return about.stream()
                .filter(scope)
                .filter(v -> !v.from().isAfter(date))
                .reduce((a, b) -> b.from().isBefore(a.from()) ? a : b);
    }
}
