package fr.quitus.web.files;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Classeur (XLSX), written row by row: amounts are numbers and dates are dates, everything else is text and never a
 * formula. Its last sheet says where it comes from, and so does the foot of each printed page.
 */
public final class Spreadsheet {
    /** XLSX allows 1 048 576; a book that is longer goes on on another sheet. */
    static final int SHEET_ROWS_MAX = 1_000_000;
    /** What is held in memory before it is handed on. */
    private static final int FLUSH_ROWS = 500;
    /** Beyond it XLSX allows nothing. */
    private static final int CELL_CHARACTERS_MAX = 32_767;

    private static final String AMOUNTS = "#,##0.00";
    private static final String DAYS = "dd/mm/yyyy";

    private final BookRows rows;
    private final Provenance provenance;
    private final List<Kind> kinds;
    private final int sheetRowsMax;

    private Spreadsheet(BookRows rows, Provenance provenance, int sheetRowsMax) {
        this.rows = rows;
        this.provenance = provenance;
        this.kinds = rows.titles().stream().map(Kind::of).toList();
        this.sheetRowsMax = sheetRowsMax;
    }

    public static void write(BookRows rows, Provenance provenance, OutputStream out) throws IOException {
        write(rows, provenance, out, SHEET_ROWS_MAX);
    }

    static void write(BookRows rows, Provenance provenance, OutputStream out, int sheetRowsMax) throws IOException {
        new Spreadsheet(rows, provenance, sheetRowsMax).write(out);
    }

    private void write(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Quitus", null)) {
            int sheets = 0;
            do {
                sheets++;
                sheet(workbook.newWorksheet(sheets == 1 ? "Lignes" : "Lignes " + sheets));
            } while (rows.hasNext());
            origin(workbook.newWorksheet("Origine"));
        }
    }

    private void sheet(Worksheet sheet) throws IOException {
        for (int column = 0; column < kinds.size(); column++) {
            sheet.inlineString(0, column, rows.titles().get(column));
            sheet.style(0, column).bold().wrapText(true).set();
            sheet.width(column, kinds.get(column) == Kind.TEXT ? 24 : 16);
        }
        sheet.freezePane(0, 1);
        sheet.repeatRows(0, 0);
        sheet.pageOrientation("landscape");
        sheet.footer(provenance.foot().replace("&", "&&"), Position.LEFT);
        sheet.footer("&P / &N", Position.RIGHT);
        int row = 0;
        while (rows.hasNext() && row < sheetRowsMax) {
            row++;
            List<String> cells = rows.next();
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row, column, cells.get(column));
            }
            if (row % FLUSH_ROWS == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private void cell(Worksheet sheet, int row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        switch (kinds.get(column)) {
            case AMOUNT -> {
                sheet.value(row, column, new BigDecimal(text));
                sheet.style(row, column).format(AMOUNTS).set();
            }
            case COUNT -> sheet.value(row, column, Long.parseLong(text));
            case DAY -> {
                sheet.value(row, column, LocalDate.parse(text));
                sheet.style(row, column).format(DAYS).set();
            }
            case TEXT ->
                sheet.inlineString(
                        row,
                        column,
                        text.length() > CELL_CHARACTERS_MAX ? text.substring(0, CELL_CHARACTERS_MAX) : text);
        }
    }

    private void origin(Worksheet sheet) throws IOException {
        sheet.width(0, 30);
        sheet.width(1, 80);
        sheet.inlineString(0, 0, provenance.title());
        sheet.style(0, 0).bold().set();
        int row = 1;
        for (Provenance.Fact fact : provenance.facts()) {
            sheet.inlineString(row, 0, fact.name());
            sheet.inlineString(row, 1, fact.value());
            row++;
        }
        sheet.finish();
    }
}
