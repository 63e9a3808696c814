package fr.quitus.domain.payment;

import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.law.LawSubject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Jours ouvrés : neither Saturday nor Sunday nor a public holiday of the law's parameters. The
 * further holidays of Alsace-Moselle and of overseas are left out: the deadline is the State's, paid in Paris.
 */
final class WorkingDays {
    /** A holiday that follows Easter does so within two months. */
    private static final int EASTER_DAYS_MAX = 60;
    /** Where the month begins in a date as ISO 8601 writes it. */
    private static final int MONTH_AT = 5;

    private WorkingDays() {}

    /** The day itself when work is done on it, else the next one that it is. */
    static LocalDate onOrAfter(LocalDate day, LawParameters law) {
        LocalDate next = day;
        while (!isWorked(next, law)) {
            next = next.plusDays(1);
        }
        return next;
    }

    static boolean isWorked(LocalDate day, LawParameters law) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isPublicHoliday(day, law);
    }

    /** Jour férié, by its month and day or by its distance from Easter. */
    static boolean isPublicHoliday(LocalDate day, LawParameters law) {
        long sinceEaster = ChronoUnit.DAYS.between(easterSunday(day.getYear()), day);
        return isHoliday(day.toString().substring(MONTH_AT), day, law)
                || (sinceEaster >= 0 && sinceEaster <= EASTER_DAYS_MAX && isHoliday("PAQUES+" + sinceEaster, day, law));
    }

    private static boolean isHoliday(String subject, LocalDate day, LawParameters law) {
        return law.inForce(LawParameter.PUBLIC_HOLIDAY, LawSubject.of(subject), null, day)
                .flatMap(value -> Optional.ofNullable(value.number()))
                .filter(kept -> kept == 1)
                .isPresent();
    }

    /** Pâques, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8), whose letters it keeps. */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
