package fr.quitus.domain.value;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Donnée personnelle scellée : how a name or an account stands in events and states. It is opened with the person's key
 * as long as that exists. The same text of the same person is always sealed to the same, so that comparing needs no
 * key.
 */
public final class SealedText {
    /** What it looks like: a mark, the key's identity, and the ciphertext, both in base64url. */
    public static final String PATTERN = "~[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{38,8192}";

    private static final Pattern SEALED = Pattern.compile(PATTERN);
    private static final int BASE64_BITS = 6;
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private SealedText() {}

    public static boolean isSealed(@Nullable String text) {
        return text != null && text.startsWith("~") && SEALED.matcher(text).matches();
    }

    /** The key that opens it. */
    public static UUID keyOf(String sealed) {
        long most = 0;
        long least = 0;
        for (int i = 1; i <= 22; i++) {
            int bits = i == 22 ? 2 : BASE64_BITS; // the last character holds two bits of the 128
            long value = BASE64URL.indexOf(sealed.charAt(i)) >> (BASE64_BITS - bits);
            most = (most << bits) | (least >>> (Long.SIZE - bits));
            least = (least << bits) | value;
        }
        return new UUID(most, least);
    }
}
