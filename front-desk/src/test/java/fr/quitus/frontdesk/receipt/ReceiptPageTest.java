package fr.quitus.frontdesk.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptPageTest {

    private static final int DOTS_PER_INCH = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void is_one_page_that_says_all_and_whose_code_holds_the_receipt(int copies) throws Exception {
        DepositReceipt receipt = DepositReceiptTest.receipt(57, copies);

        try (PDDocument page = Loader.loadPDF(receipt.pdf())) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            String text = new PDFTextStripper().getText(page).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("Attestation de dépôt n° noeud-1-57")
                    .contains("Élodie Lefèvre – œuvres sociales")
                    .contains("Cet acte est déposé, il n'est pas décidé.")
                    .contains("2026-11-23T10:15:30.120Z")
                    .contains("23 novembre 2026 à 11:15:30 (heure de Paris)")
                    .contains(copies == 1 ? "1 (un seul support" : "2 (supports distincts)")
                    .contains("Vérifier sans réseau")
                    .contains("quitus-deposit-receipts.v1");
            assertThat(text).contains(receipt.text().lines().toList().getLast().substring(2, 22));
            assertThat(decoded(page)).isEqualTo(receipt.text());
        }
    }

    @Test
    void the_longest_receipt_is_one_page_too() throws Exception {
        DepositReceipt longest = DepositReceiptTest.longest();

        try (PDDocument page = Loader.loadPDF(longest.pdf())) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            assertThat(decoded(page)).isEqualTo(longest.text());
        }
    }

    private static String decoded(PDDocument page) throws Exception {
        BufferedImage image = new PDFRenderer(page).renderImageWithDPI(0, DOTS_PER_INCH);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        return new QRCodeReader()
                .decode(
                        bitmap,
                        Map.of(
                                DecodeHintType.TRY_HARDER,
                                true,
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(BarcodeFormat.QR_CODE)))
                .getText();
    }
}
