package fr.quitus.web.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Preuve d'inclusion (RFC 9162 §2.1.3.2): the hashes beside the way from one event of the log to its root.
 *
 * @param position of the event
 * @param size of the log whose root is meant
 * @param path in base64, from the event up
 */
public record Inclusion(long position, long size, List<String> path) {
    private static final byte NODE = 1;

    /** Signed head of the log. */
    public record Checkpoint(long size, String root, String note) {}

    /**
     * Whether the event of this hash stands at that place of that log.
     *
     * @param root in base64
     * @param leafHash in hexadecimal, as the books show it
     */
    public boolean leadsTo(String root, String leafHash) {
        byte[] hash = HexFormat.of().parseHex(leafHash);
        long at = position;
        long last = size - 1;
        for (String step : path) {
            byte[] beside = Base64.getDecoder().decode(step);
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(beside, hash);
                while (at != 0 && (at & 1) == 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, Base64.getDecoder().decode(root));
    }

    private static byte[] node(byte[] left, byte[] right) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(NODE);
            sha256.update(left);
            return sha256.digest(right);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
