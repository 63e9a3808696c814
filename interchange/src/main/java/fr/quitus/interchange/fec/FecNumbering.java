package fr.quitus.interchange.fec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numérotation : continuous by journal or over the whole file; which of the two is known at the end only. */
final class FecNumbering {
    private final Map<String, Long> lastOfJournal = new HashMap<>();
    private final Breaks byJournal = new Breaks();
    private final Breaks overFile = new Breaks();
    private @Nullable Long last;

    /** Where a numbering was broken first, and how often it was. */
    static final class Breaks {
        private long count;
        private long line;
        private String found = "";

        private void add(long atLine, String what) {
            if (count == 0) {
                line = atLine;
                found = what;
            }
            count++;
        }

        long count() {
            return count;
        }

        long line() {
            return line;
        }

        String found() {
            return found;
        }
    }

    /** A new entry begins. @return whether it has the number of the one before in its journal */
    boolean entry(long line, String journal, String number) {
        long value = value(number);
        Long before = lastOfJournal.put(journal, value);
        if (value < 0) {
            byJournal.add(line, "« " + number + " » ne finit pas par un nombre.");
            overFile.add(line, "« " + number + " » ne finit pas par un nombre.");
            return false;
        }
        check(byJournal, line, journal, number, before, value);
        check(overFile, line, journal, number, last, value);
        last = value;
        return before != null && before == value;
    }

    private static void check(
            Breaks breaks, long line, String journal, String number, @Nullable Long before, long value) {
        if (before != null && value != before + 1) {
            breaks.add(line, "Le numéro « " + number + " » du journal " + journal + " suit " + before + ".");
        }
    }

    /** The better of the two numberings. */
    Breaks breaks() {
        return overFile.count < byJournal.count ? overFile : byJournal;
    }

    /** The digits a number ends with, such as 17 in {@code AC2026-017}; -1 when there are none. */
    private static long value(String number) {
        int start = number.length();
        while (start > 0 && number.length() - start < 18 && Character.isDigit(number.charAt(start - 1))) {
            start--;
        }
        return start == number.length() ? -1 : Long.parseLong(number.substring(start));
    }
}
