package fr.quitus.frontdesk.receipt;

import fr.quitus.proofs.merkle.NodeSource;
import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The receipts that one signature covers: it signs the root of a tree (RFC 9162) whose leaves are their texts, and each
 * receipt carries the hashes beside its way to the root. The first line keeps it from being taken for a checkpoint.
 */
final class ReceiptGroup {

    static final String FIRST_LINE = "quitus-deposit-receipts.v1";

    /** Most receipts of a group: all leaves are of one block of the tree, and a receipt fits into a QR code. */
    static final int RECEIPTS_MAX = 255;

    private ReceiptGroup() {}

    static List<DepositReceipt> sign(List<ReceiptText> texts, SigningKey key) {
        TreeHasher hasher = new TreeHasher();
        List<byte[]> leaves = new ArrayList<>();
        for (ReceiptText text : texts) {
            leaves.add(hasher.leaf(text.text().getBytes(StandardCharsets.UTF_8)));
        }
        NodeSource source = (level, from, count) -> leaves.subList((int) from, (int) from + count);
        Proofs proofs = new Proofs(source);
        SignedNote root = key.sign(rootText(leaves.size(), proofs.root(leaves.size())));
        List<DepositReceipt> receipts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            receipts.add(new DepositReceipt(texts.get(i), i, proofs.inclusion(i, leaves.size()), root));
        }
        return receipts;
    }

    static String rootText(long size, byte[] root) {
        return "%s\n%d\n%s\n".formatted(FIRST_LINE, size, Base64.getEncoder().encodeToString(root));
    }
}
