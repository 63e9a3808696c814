package fr.quitus.domain.payment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Jours ouvrés : neither Saturday nor Sunday nor one of the eleven public holidays of Code du travail art. L3133-1. The
 * further holidays of Alsace-Moselle and of overseas are left out: the deadline is the State's, paid in Paris.
 */
final class WorkingDays {
    private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    private static final int EASTER_MONDAY_DAYS = 1;
    private static final int ASCENSION_DAYS = 39;
    private static final int WHIT_MONDAY_DAYS = 50;

    private WorkingDays() {}

    /** The day itself when work is done on it, else the next one that it is. */
    static LocalDate onOrAfter(LocalDate day) {
        LocalDate next = day;
        while (!isWorked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isPublicHoliday(day);
    }

    /** Jour férié. */
    static boolean isPublicHoliday(LocalDate day) {
        if (FIXED_HOLIDAYS.contains(MonthDay.from(day))) {
            return true;
        }
        LocalDate easter = easterSunday(day.getYear());
        return day.equals(easter.plusDays(EASTER_MONDAY_DAYS))
                || day.equals(easter.plusDays(ASCENSION_DAYS))
                || day.equals(easter.plusDays(WHIT_MONDAY_DAYS));
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
