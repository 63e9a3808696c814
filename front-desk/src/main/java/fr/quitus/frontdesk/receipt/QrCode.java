package fr.quitus.frontdesk.receipt;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A text as the squares of a QR code: 15 % of them may be lost where the text leaves room, 7 % otherwise. */
final class QrCode {

    /** Up to here the squares stay large enough to be printed and photographed. */
    private static final int MEDIUM_CHARACTERS_MAX = 1_400;

    private final ByteMatrix squares;

    private QrCode(ByteMatrix squares) {
        this.squares = squares;
    }

    static QrCode of(String text) {
        ErrorCorrectionLevel level =
                text.length() <= MEDIUM_CHARACTERS_MAX ? ErrorCorrectionLevel.M : ErrorCorrectionLevel.L;
        try {
            return new QrCode(Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix());
        } catch (WriterException e) {
            throw new IllegalStateException("a receipt of %d characters does not fit".formatted(text.length()), e);
        }
    }

    /** Squares on a side. */
    int side() {
        return squares.getWidth();
    }

    boolean isDark(int column, int row) {
        return squares.get(column, row) == 1;
    }
}
