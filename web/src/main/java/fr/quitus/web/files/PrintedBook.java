package fr.quitus.web.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Livre imprimé (PDF, A4 across): where it comes from at the head of the first page, the titles of the columns at the
 * head of each, position, hash and number at the foot of each. Pages lie in a temporary file while it is made.
 */
public final class PrintedBook implements AutoCloseable {
    /** About five hundred pages; a longer book is for a spreadsheet. */
    public static final int ROWS_MAX = 20_000;

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final PDRectangle ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final float MARGIN = 36;
    private static final float FOOT = 48;
    private static final float WIDTH = ACROSS.getWidth() - 2 * MARGIN;
    private static final float TITLE_SIZE = 14;
    private static final float SIZE = 8;
    private static final float LEADING = 10;
    private static final float GAP = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);

    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final PrintedText text;
    private final List<PrintedColumn> columns;
    private final List<Float> widths;
    private final Provenance provenance;
    private PDPageContentStream page;
    private float y;

    private PrintedBook(List<PrintedColumn> columns, Provenance provenance) throws IOException {
        this.columns = columns;
        this.provenance = provenance;
        float shares = columns.stream().mapToInt(PrintedColumn::share).sum();
        this.widths =
                columns.stream().map(column -> column.share() * WIDTH / shares).toList();
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(provenance.title());
        information.setSubject(provenance.foot());
        information.setProducer("Quitus");
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("fr-FR");
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
        this.text = new PrintedText(font(document));
        this.page = newPage();
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("the PDF library no longer brings " + FONT);
            }
            return PDType0Font.load(document, file, true);
        }
    }

    /** @return whether the book fits: nothing is written of one that is longer than {@link #ROWS_MAX} */
    public static boolean write(BookRows rows, List<PrintedColumn> columns, Provenance provenance, OutputStream out)
            throws IOException {
        try (PrintedBook book = new PrintedBook(columns, provenance)) {
            book.head();
            int written = 0;
            while (rows.hasNext()) {
                if (++written > ROWS_MAX) {
                    return false;
                }
                book.row(rows.titles(), rows.next());
            }
            book.page.close();
            book.feet();
            book.document.save(out);
            return true;
        }
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage sheet = new PDPage(ACROSS);
        document.addPage(sheet);
        y = ACROSS.getHeight() - MARGIN;
        return new PDPageContentStream(document, sheet);
    }

    private void head() throws IOException {
        y -= TITLE_SIZE;
        text.show(page, provenance.title(), MARGIN, y, TITLE_SIZE);
        y -= GAP;
        for (Provenance.Fact fact : provenance.facts()) {
            for (String part : text.wrapped(fact.name() + " : " + fact.value(), WIDTH, SIZE)) {
                y -= LEADING;
                text.show(page, part, MARGIN, y, SIZE);
            }
        }
        y -= GAP;
        titles();
    }

    private void titles() throws IOException {
        cells(columns.stream().map(PrintedColumn::title).toList());
        y -= 2;
        page.moveTo(MARGIN, y);
        page.lineTo(MARGIN + WIDTH, y);
        page.stroke();
    }

    private void row(List<String> titles, List<String> cells) throws IOException {
        cells(columns.stream()
                .map(column -> told(column, column.cell(titles, cells)))
                .toList());
    }

    /** As one reads it in French. */
    private static String told(PrintedColumn column, String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        return switch (Kind.of(column.title())) {
            case AMOUNT ->
                String.format(Locale.FRENCH, "%,.2f", new BigDecimal(cell)).replace('\u202f', '\u00a0');
            case DAY -> DAY.format(LocalDate.parse(cell));
            case COUNT, TEXT -> cell;
        };
    }

    private void cells(List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(text.wrapped(cells.get(i), widths.get(i) - GAP, SIZE));
        }
        int lines = wrapped.stream().mapToInt(List::size).max().orElse(1);
        if (y - lines * LEADING < FOOT) {
            page.close();
            page = newPage();
            titles();
        }
        float x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            float below = y;
            for (String part : wrapped.get(i)) {
                below -= LEADING;
                float from = columns.get(i).figure() ? x + widths.get(i) - GAP - text.width(part, SIZE) : x;
                text.show(page, part, from, below, SIZE);
            }
            x += widths.get(i);
        }
        y -= lines * LEADING;
    }

    /** Only now is it known how many pages there are. */
    private void feet() throws IOException {
        int pages = document.getNumberOfPages();
        int number = 0;
        for (PDPage sheet : document.getPages()) {
            number++;
            String numbered = number + " / " + pages;
            try (PDPageContentStream foot = new PDPageContentStream(document, sheet, AppendMode.APPEND, true, true)) {
                text.show(foot, provenance.foot(), MARGIN, MARGIN - LEADING, SIZE);
                text.show(foot, numbered, MARGIN + WIDTH - text.width(numbered, SIZE), MARGIN - LEADING, SIZE);
            }
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
