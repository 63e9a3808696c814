package fr.quitus.interchange.transfer;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Caractères SEPA : the 78 characters every bank of the zone takes. Names and remittance texts are written with them;
 * an identifier is never altered, since it has to come back as it was sent.
 */
final class SepaText {
    /** Longest name that banks carry. */
    static final int NAME_CHARS_MAX = 70;

    static final int REMITTANCE_CHARS_MAX = 140;
    static final int IDENTIFIER_CHARS_MAX = 35;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9?:().,'+ -]+(/[A-Za-z0-9?:().,'+ -]+)*");
    private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9]");
    /** What Unicode does not decompose into a letter of the set and a mark. */
    private static final Map<Integer, String> LATIN = Map.ofEntries(
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '€', "EUR"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '@', "(at)"),
            Map.entry((int) '_', "-"),
            Map.entry((int) '°', "o"),
            Map.entry((int) 'ª', "a"),
            Map.entry((int) 'º', "o"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '"', "'"),
            Map.entry((int) '«', "'"),
            Map.entry((int) '»', "'"),
            Map.entry((int) '“', "'"),
            Map.entry((int) '”', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '‑', "-"),
            Map.entry((int) ';', ","),
            Map.entry((int) '[', "("),
            Map.entry((int) ']', ")"),
            Map.entry((int) '{', "("),
            Map.entry((int) '}', ")"),
            Map.entry((int) '…', "..."));

    private SepaText() {}

    /** The text in SEPA characters, cut; what has no equivalent becomes a point, blanks become one space. */
    static String write(String text, int charsMax) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> append(written, c));
        String single = written.toString().replaceAll(" +", " ").strip();
        String cut = single.length() > charsMax ? single.substring(0, charsMax).strip() : single;
        // A text that begins or ends with a slash, or holds two, is read by some banks as a structured one.
        return cut.replaceAll("/{2,}", "/").replaceAll("^/+|/+$", "").strip();
    }

    private static void append(StringBuilder written, int c) {
        if (isAllowed(c)) {
            written.appendCodePoint(c);
        } else if (LATIN.containsKey(c)) {
            written.append(LATIN.get(c));
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            written.append(' ');
        } else if (Character.getType(c) != Character.NON_SPACING_MARK && !Character.isIdentifierIgnorable(c)) {
            written.append('.');
        }
    }

    static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && "/-?:().,'+ ".indexOf(c) >= 0);
    }

    static boolean isWritten(String text) {
        return text.codePoints().allMatch(SepaText::isAllowed);
    }

    static boolean isReadable(String written) {
        return READABLE.matcher(written).find();
    }

    /** Whether a bank carries the identifier unchanged: its characters, its length, no slash at an end nor two. */
    static boolean isIdentifier(String text) {
        return text.length() <= IDENTIFIER_CHARS_MAX
                && text.equals(text.strip())
                && IDENTIFIER.matcher(text).matches();
    }
}
