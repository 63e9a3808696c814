package fr.quitus.interchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a file, none of them guessed: bytes that are no character are refused where they stand. */
public final class FileText {
    private static final int DECLARATION_BYTES_MAX = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s{0,4}=\\s{0,4}[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Map<String, Charset> ADMITTED = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "ISO-8859-15", Charset.forName("ISO-8859-15"),
            "WINDOWS-1252", Charset.forName("windows-1252"));

    private FileText() {}

    public static String utf8(IncomingFile file) {
        return decoded(notEmpty(file), StandardCharsets.UTF_8);
    }

    /** In the encoding that the XML declaration or the mark before it says, else in UTF-8. */
    public static String xml(IncomingFile file) {
        byte[] bytes = notEmpty(file);
        if (file.holds(0, new byte[] {(byte) 0xFE, (byte) 0xFF})
                || file.holds(0, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        int head = Math.min(bytes.length, DECLARATION_BYTES_MAX);
        Matcher declared = DECLARED.matcher(new String(bytes, 0, head, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return decoded(bytes, StandardCharsets.UTF_8);
        }
        Charset charset = ADMITTED.get(declared.group(1).toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new FileRefused(
                    1,
                    "déclaration XML",
                    FileFault.ENCODAGE_INVALIDE,
                    Shown.text(declared.group(1)) + " n'est pas un encodage admis.");
        }
        return decoded(bytes, charset);
    }

    private static byte[] notEmpty(IncomingFile file) {
        if (file.length() == 0) {
            throw new FileRefused(0, "fichier", FileFault.FICHIER_VIDE, "Le fichier est vide.");
        }
        return file.bytes();
    }

    private static String decoded(byte[] content, Charset charset) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer chars = CharBuffer.allocate(content.length);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, chars, true);
        chars.flip();
        if (result.isError()) {
            int line = 1 + (int) chars.chars().filter(c -> c == '\n').count();
            throw new FileRefused(
                    line,
                    "octet " + (bytes.position() + 1),
                    FileFault.ENCODAGE_INVALIDE,
                    "Le fichier n'est pas en " + charset.name() + ".");
        }
        // Some programs put a mark before UTF-8, which is no character of the text.
        boolean marked = chars.length() > 0 && chars.charAt(0) == '\uFEFF';
        return chars.subSequence(marked ? 1 : 0, chars.length()).toString();
    }
}
