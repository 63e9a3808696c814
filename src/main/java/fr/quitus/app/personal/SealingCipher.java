package fr.quitus.app.personal;

import fr.quitus.domain.value.SealedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM whose nonce is a keyed hash (HMAC-SHA-256) of the text: the same text under the same key is sealed to the
 * same, and no nonce ever meets two texts but by a collision of 96 bits within one person's few. That hash is all that
 * comparing needs.
 */
final class SealingCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private SealingCipher() {}

    static String seal(PersonKey key, String clear) {
        byte[] text = clear.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = Arrays.copyOf(hmac(derived(key, "nonce"), text), NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(text);
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return "~" + base64(id(key)) + "." + base64(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM seals any text", e);
        }
    }

    /** Empty when it was not sealed with this key, or was changed. */
    static Optional<String> open(PersonKey key, String sealed) {
        byte[] all = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        if (!SealedText.keyOf(sealed).equals(key.id())) {
            return Optional.empty();
        }
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM opens what it sealed", e);
        }
    }

    /** A keyed hash for other uses than sealing. */
    static byte[] hash(PersonKey key, String purpose, String text) {
        return hmac(derived(key, purpose), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Cipher cipher(int mode, PersonKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived(key, "cipher"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id(key));
        return cipher;
    }

    private static byte[] derived(PersonKey key, String purpose) {
        return hmac(key.secret(), purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] id(PersonKey key) {
        return ByteBuffer.allocate(16)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
