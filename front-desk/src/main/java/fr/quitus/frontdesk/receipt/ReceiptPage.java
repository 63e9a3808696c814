package fr.quitus.frontdesk.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A receipt as one page A4 to print: what it says, the QR code, the text to the letter, how to check it. */
final class ReceiptPage implements AutoCloseable {

    /** The library's own (Liberation Sans, SIL OFL), embedded so that accents are right everywhere. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 45;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float CODE_SIDE = 205;
    private static final float LABEL_WIDTH = 125;
    private static final float TITLE_SIZE = 16;
    private static final float BODY_SIZE = 10;
    private static final float NOTICE_SIZE = 11;
    private static final float SMALL_SIZE = 6;
    private static final float LEADING = 1.35f;
    private static final DateTimeFormatter PARIS = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'à' HH:mm:ss '(heure de Paris)'", Locale.FRENCH)
            .withZone(ZoneId.of("Europe/Paris"));
    private static final List<String> HOW_TO_CHECK = List.of(
            "Vérifier sans réseau",
            "1. Lire le code : il contient le texte ci-dessous, à l'octet près ; l'enregistrer tel quel (UTF-8).",
            "2. Se procurer la clé publique du guichet par une autre voie que cette page.",
            "3. Vérifier la signature et l'empreinte : la documentation de Quitus donne la commande, et la méthode pour"
                    + " le faire avec d'autres outils (note signée C2SP, arbre RFC 9162, Ed25519).");

    private final DepositReceipt receipt;
    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final PDPageContentStream page;
    private float y = PDRectangle.A4.getHeight() - MARGIN;

    private ReceiptPage(DepositReceipt receipt) throws IOException {
        this.receipt = receipt;
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        document.setDocumentInformation(information());
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("the PDF library no longer brings " + FONT);
            }
            font = PDType0Font.load(document, file, true);
        }
        page = new PDPageContentStream(document, sheet);
    }

    static byte[] of(DepositReceipt receipt) {
        try (ReceiptPage made = new ReceiptPage(receipt)) {
            return made.write();
        } catch (IOException e) {
            throw new UncheckedIOException("a page in memory cannot be written", e);
        }
    }

    private PDDocumentInformation information() {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle("Attestation de dépôt " + receipt.receiptNumber());
        information.setProducer("Quitus");
        return information;
    }

    private byte[] write() throws IOException {
        for (String title : wrapped("Attestation de dépôt n° " + receipt.receiptNumber(), TITLE_SIZE, WIDTH)) {
            line(title, MARGIN, TITLE_SIZE);
        }
        gap(8);
        List<Map.Entry<String, String>> fields =
                List.copyOf(receipt.said().lines().entrySet());
        for (Map.Entry<String, String> said : fields.subList(1, fields.size() - 1)) { // title and notice stand apart
            field(said.getKey(), said.getValue());
        }
        field("Soit, en heure légale", PARIS.format(receipt.depositedAt()));
        gap(6);
        for (String notice : wrapped(ReceiptText.SENTENCE, NOTICE_SIZE, WIDTH)) {
            line(notice, MARGIN, NOTICE_SIZE);
        }
        gap(10);
        float codeTop = y;
        code(codeTop);
        float besides = WIDTH - CODE_SIDE - 15;
        for (String step : HOW_TO_CHECK) {
            for (String part : wrapped(step, BODY_SIZE, besides)) {
                line(part, MARGIN + CODE_SIDE + 15, BODY_SIZE);
            }
            gap(4);
        }
        for (String part : wrapped("Clé : " + receipt.keyName(), BODY_SIZE, besides)) {
            line(part, MARGIN + CODE_SIDE + 15, BODY_SIZE);
        }
        y = Math.min(y, codeTop - CODE_SIDE) - 10;
        for (String text : receipt.text().lines().toList()) {
            for (String part : wrapped(text, SMALL_SIZE, WIDTH)) {
                line(part, MARGIN, SMALL_SIZE);
            }
        }
        if (y < MARGIN / 2) {
            throw new IllegalStateException("receipt %s is longer than a page".formatted(receipt.receiptNumber()));
        }
        page.close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void field(String name, String value) throws IOException {
        float top = y;
        line(name, MARGIN, BODY_SIZE);
        float below = y;
        y = top;
        for (String part : wrapped(value, BODY_SIZE, WIDTH - LABEL_WIDTH)) {
            line(part, MARGIN + LABEL_WIDTH, BODY_SIZE);
        }
        y = Math.min(y, below) - 2;
    }

    private void code(float top) throws IOException {
        QrCode code = QrCode.of(receipt.text());
        float square = CODE_SIDE / code.side();
        for (int row = 0; row < code.side(); row++) {
            for (int column = 0; column < code.side(); column++) {
                if (code.isDark(column, row)) {
                    page.addRect(MARGIN + column * square, top - (row + 1) * square, square, square);
                }
            }
        }
        page.fill();
    }

    private void gap(float height) {
        y -= height;
    }

    private void line(String text, float x, float size) throws IOException {
        y -= size * LEADING;
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    /** In lines that fit, broken at spaces, and inside a word that is longer than a line. */
    private List<String> wrapped(String raw, float size, float width) throws IOException {
        String text = printable(raw);
        List<String> lines = new ArrayList<>();
        int from = 0;
        int space = -1;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == ' ') {
                space = at;
            }
            if (font.getStringWidth(text.substring(from, at + 1)) / 1_000 * size > width && at > from) {
                int end = space > from ? space : at;
                lines.add(text.substring(from, end));
                from = space > from ? space + 1 : at;
                space = -1;
            }
        }
        lines.add(text.substring(from));
        return lines;
    }

    /** What the font has no sign for; the QR code has it all the same. */
    private String printable(String text) throws IOException {
        StringBuilder printable = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            String sign = Character.toString(character);
            try {
                font.encode(sign);
                printable.append(sign);
            } catch (IllegalArgumentException e) {
                printable.append('?');
            }
        }
        return printable.toString();
    }

    @Override
    public void close() throws IOException {
        page.close();
        document.close();
    }
}
