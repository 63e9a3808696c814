package fr.quitus.interchange.xml;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of an XML file as the values of the State's accounts; what is not one is refused where it stands. */
public final class XmlValues {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** Nine hundred billion euros: so many of them that a file can hold still add up without overflow. */
    private static final long CENTS_MAX = 90_000_000_000_000L;
    /** Decimals past the second may only be zeros: 100.0000 is a hundred euros, 100.0001 is not an amount. */
    private static final Pattern DECIMAL = Pattern.compile("([+-]?)(\\d{1,14})(?:\\.(\\d{0,2})0*)?");

    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(Z|[+-]\\d{2}:\\d{2})?");

    private XmlValues() {}

    /** Euros of any sign, with the currency the format gives beside them. */
    public static Balance euros(XmlNode node, String currencyAttribute) {
        String currency = node.attributes().get(currencyAttribute);
        if (currency == null) {
            throw node.refuse(FileFault.DEVISE_NON_EUR, "La devise du montant manque.");
        }
        return inEuros(node, currency);
    }

    /** Euros of any sign; a currency that is given must be the euro. */
    public static Balance eurosOrUnsaid(XmlNode node, String currencyAttribute) {
        return inEuros(node, node.attributes().getOrDefault(currencyAttribute, "EUR"));
    }

    private static Balance inEuros(XmlNode node, String currency) {
        if (!currency.equals("EUR")) {
            throw node.refuse(FileFault.DEVISE_NON_EUR, "Le montant est en " + Shown.text(currency) + ".");
        }
        Matcher decimal = DECIMAL.matcher(node.text());
        if (!decimal.matches()) {
            throw node.refuse(FileFault.MONTANT_INVALIDE, Shown.text(node.text()) + " n'est pas un montant en euros.");
        }
        String cents = decimal.group(3) == null ? "" : decimal.group(3);
        long unsigned = Long.parseLong(decimal.group(2)) * 100 + Long.parseLong((cents + "00").substring(0, 2));
        if (unsigned > CENTS_MAX) {
            throw node.refuse(FileFault.MONTANT_INVALIDE, Shown.text(node.text()) + " dépasse 900 milliards d'euros.");
        }
        return Balance.ofCents(decimal.group(1).equals("-") ? -unsigned : unsigned);
    }

    /** Euros, strictly positive: direction is said elsewhere. */
    public static Amount amount(XmlNode node, String currencyAttribute) {
        Balance euros = euros(node, currencyAttribute);
        if (euros.cents() <= 0) {
            throw node.refuse(FileFault.MONTANT_NUL, "Le montant est " + euros.text() + ".");
        }
        return euros.amount();
    }

    public static Iban iban(XmlNode node) {
        try {
            return Iban.of(node.text());
        } catch (InvalidValue invalid) {
            throw node.refuse(FileFault.IBAN_INVALIDE, String.valueOf(invalid.getMessage()));
        }
    }

    /** A date, or a date and time whose day is that of Paris if it names its offset. */
    public static LocalDate date(XmlNode node) {
        String text = node.text();
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                return bounded(LocalDate.parse(date.group(1)));
            }
            return bounded(moment(text));
        } catch (DateTimeException | InvalidValue e) {
            throw node.refuse(FileFault.DATE_INVALIDE, Shown.text(text) + " n'est pas une date admise.");
        }
    }

    private static LocalDate moment(String text) {
        int time = text.indexOf('T');
        boolean offset = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return time > 0 && offset
                ? OffsetDateTime.parse(text).atZoneSameInstant(PARIS).toLocalDate()
                : LocalDateTime.parse(text).toLocalDate();
    }

    private static LocalDate bounded(LocalDate date) {
        return Dates.bounded("La date", date);
    }
}
