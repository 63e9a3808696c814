package fr.quitus.interchange.fec;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes a FEC as it is given, holding one line: tabs between fields, dates of eight digits, decimal comma. */
public final class FecWriter {
    /** Between two fields; no field holds it. */
    private static final char SEPARATOR = '\t';

    private static final String LINE_END = "\r\n";

    private final Writer out;

    /** Writes the titles. */
    public FecWriter(Writer out) throws IOException {
        this.out = out;
        out.write(String.join(String.valueOf(SEPARATOR), FecColumn.titles()));
        out.write(LINE_END);
    }

    public void write(FecLine line) throws IOException {
        field(line.journalCode());
        field(line.journalLabel());
        field(String.valueOf(line.entryNumber()));
        field(date(line.entryDate()));
        field(line.account());
        field(line.accountLabel());
        field(line.auxiliary());
        // A third party is shown under its number: names are personal data, kept out of exports.
        field(line.auxiliary());
        field(line.pieceReference());
        field(date(line.pieceDate()));
        field(line.label());
        field(amount(line.debitCents()));
        field(amount(line.creditCents()));
        field(line.letter());
        field(date(line.letterDate()));
        field(date(line.validDate()));
        out.write(SEPARATOR);
        out.write(LINE_END);
    }

    private void field(@Nullable String text) throws IOException {
        if (text != null) {
            out.write(clean(text));
        }
        out.write(SEPARATOR);
    }

    /** A separator or an end of line inside a text would be read as one of the file's. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    private static String amount(long cents) {
        if (cents < 0) {
            throw new IllegalArgumentException("an amount of a FEC line is not negative: " + cents);
        }
        long decimals = cents % 100;
        return cents / 100 + "," + (decimals < 10 ? "0" : "") + decimals;
    }
}
