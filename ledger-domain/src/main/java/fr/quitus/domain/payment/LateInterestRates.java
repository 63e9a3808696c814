package fr.quitus.domain.payment;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Taux des intérêts moratoires : the ECB's rate of main refinancing operations in force on the first day of the
 * half-year in which interest began to run, plus eight points (code de la commande publique, art. R2192-31). Effective
 * dates and rates are those of the ECB's table of key interest rates; from 2023 on they give the rates that domain
 * reference §2.4 quotes. A rate stays in force until the next line is added. The eight points are applied to all years:
 * the seven of before 16 March 2013 concern contracts older than this ledger.
 */
final class LateInterestRates {
    static final int MARGIN_BASIS_POINTS = 800;

    /** Taux de refinancement, in hundredths of a percent, by the day it came into force. */
    private static final TreeMap<LocalDate, Integer> REFINANCING_BASIS_POINTS = new TreeMap<>(Map.ofEntries(
            since("2005-12-06", 225),
            since("2006-03-08", 250),
            since("2006-06-15", 275),
            since("2006-08-09", 300),
            since("2006-10-11", 325),
            since("2006-12-13", 350),
            since("2007-03-14", 375),
            since("2007-06-13", 400),
            since("2008-07-09", 425),
            since("2008-10-15", 375),
            since("2008-11-12", 325),
            since("2008-12-10", 250),
            since("2009-01-21", 200),
            since("2009-03-11", 150),
            since("2009-04-08", 125),
            since("2009-05-13", 100),
            since("2011-04-13", 125),
            since("2011-07-13", 150),
            since("2011-11-09", 125),
            since("2011-12-14", 100),
            since("2012-07-11", 75),
            since("2013-05-08", 50),
            since("2013-11-13", 25),
            since("2014-06-11", 15),
            since("2014-09-10", 5),
            since("2016-03-16", 0),
            since("2022-07-27", 50),
            since("2022-09-14", 125),
            since("2022-11-02", 200),
            since("2022-12-21", 250),
            since("2023-02-08", 300),
            since("2023-03-22", 350),
            since("2023-05-10", 375),
            since("2023-06-21", 400),
            since("2023-08-02", 425),
            since("2023-09-20", 450),
            since("2024-06-12", 425),
            since("2024-09-18", 365),
            since("2024-10-23", 340),
            since("2024-12-18", 315),
            since("2025-02-05", 290),
            since("2025-03-12", 265),
            since("2025-04-23", 240),
            since("2025-06-11", 215)));

    private LateInterestRates() {}

    /** The yearly rate of interest that began to run on this day, fixed for the whole delay. */
    static int basisPointsFor(LocalDate firstDayOfInterest) {
        LocalDate halfYear =
                LocalDate.of(firstDayOfInterest.getYear(), firstDayOfInterest.getMonthValue() <= 6 ? 1 : 7, 1);
        var inForce = REFINANCING_BASIS_POINTS.floorEntry(halfYear);
        int refinancing = (inForce == null ? REFINANCING_BASIS_POINTS.firstEntry() : inForce).getValue();
        return refinancing + MARGIN_BASIS_POINTS;
    }

    private static Map.Entry<LocalDate, Integer> since(String date, int basisPoints) {
        return Map.entry(LocalDate.parse(date), basisPoints);
    }
}
