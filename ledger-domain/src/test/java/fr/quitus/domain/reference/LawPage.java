package fr.quitus.domain.reference;

import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.law.LawUnit;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.TextValue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes law-parameters.md from the values that are shipped. */
final class LawPage {
    private LawPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Law parameters (paramètres de droit)

                <!-- Made from the code by ReferencePagesTest: do not edit. -->

                The thresholds, rates, delays and caps that are shipped. A text that changes one is recorded
                with `SetLawParameter`, from a date on; acts decided before keep the value their event holds.
                What is in force: `GET /api/v1/law-parameters?on=2026-03-01`.
                Of a text whose earlier versions were not read, the one that was read stands for all the years before.
                """);
        for (LawParameter parameter : LawParameter.values()) {
            page.append("\n## ")
                    .append(parameter)
                    .append("\n\n")
                    .append(parameter.label())
                    .append(", ")
                    .append(unit(parameter.unit()))
                    .append(".\n\n| subject | programmes | from | value | text |\n| - | - | - | -: | - |\n");
            LawParameters.SHIPPED.values().stream()
                    .filter(value -> value.parameter() == parameter)
                    .forEach(value -> page.append(row(value)));
        }
        return page.toString();
    }

    private static String row(LawValue value) {
        return "| " + shown(value.subject(), "") + " | "
                + value.programmes().stream().map(ProgrammeCode::text).collect(Collectors.joining(" ")) + " | "
                + value.from() + " | " + shown(value.value(), "none") + " | " + value.legalReference() + " |\n";
    }

    private static String shown(@Nullable TextValue value, String absent) {
        return value == null ? absent : value.text();
    }

    private static String unit(LawUnit unit) {
        return switch (unit) {
            case EUROS -> "in euros";
            case PERCENT -> "in per cent";
            case DAYS -> "in days";
            case MONTHS -> "in months";
            case YEARS -> "in years";
            case YES_NO -> "1 when it is one";
        };
    }
}
