package fr.quitus.frontdesk.receipt;

import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Attestation de dépôt : proves to whoever has the public key, without the ledger or a network, that an act was
 * deposited, what it was and when. Its text is what it says, then the proof that this is under the root, then the root
 * as a signed note (c2sp.org/signed-note), with empty lines between.
 */
public final class DepositReceipt {

    /** Longest text that is read, in bytes: what a QR code holds. */
    public static final int TEXT_BYTES_MAX = 2_900;

    private static final String INDEX = "Feuille ";

    private final ReceiptText said;
    private final long index;
    private final List<byte[]> path;
    private final SignedNote root;

    DepositReceipt(ReceiptText said, long index, List<byte[]> path, SignedNote root) {
        this.said = said;
        this.index = index;
        this.path = List.copyOf(path);
        this.root = root;
    }

    /**
     * Reads a receipt and checks it with nothing but the keys.
     *
     * @throws ReceiptException when it is not, byte for byte, what one of the keys signed
     */
    public static DepositReceipt verify(String text, VerifierKeys keys) {
        DepositReceipt receipt = parse(text);
        try {
            List<VerifierKey> signers = keys.signersOf(receipt.root);
            if (receipt.root.signatures().size() != signers.size()) {
                throw new ReceiptException("une signature est d'une clé inconnue");
            }
        } catch (NoteException e) {
            throw new ReceiptException("l'attestation n'est pas authentique : " + e.getMessage());
        }
        String[] lines = receipt.root.text().split("\n", -1);
        long size = Long.parseLong(lines[1]);
        byte[] hash = Base64.getDecoder().decode(lines[2]);
        byte[] leaf = new TreeHasher().leaf(receipt.said.text().getBytes(StandardCharsets.UTF_8));
        if (!Proofs.verifyInclusion(receipt.index, size, leaf, receipt.path, hash)) {
            throw new ReceiptException("l'attestation n'est pas celle qui a été signée");
        }
        return receipt;
    }

    private static DepositReceipt parse(String text) {
        String[] parts = text.split("\n\n", -1);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (parts.length != 4 || bytes.length > TEXT_BYTES_MAX) {
            throw new ReceiptException("pas une attestation de dépôt");
        }
        try {
            List<String> proof = List.of(parts[1].split("\n", -1));
            List<byte[]> path = new ArrayList<>();
            for (String hash : proof.subList(1, proof.size())) {
                path.add(Base64.getDecoder().decode(hash));
            }
            if (!proof.getFirst().startsWith(INDEX)) {
                throw new ReceiptException("la ligne « %s » manque".formatted(INDEX.strip()));
            }
            long index = Long.parseLong(proof.getFirst().substring(INDEX.length()));
            SignedNote root = SignedNote.parse((parts[2] + "\n\n" + parts[3]).getBytes(StandardCharsets.UTF_8));
            checkRoot(root.text());
            DepositReceipt receipt = new DepositReceipt(ReceiptText.parse(parts[0] + '\n'), index, path, root);
            if (receipt.text().equals(text)) {
                return receipt;
            }
        } catch (IllegalArgumentException | NoteException e) {
            throw new ReceiptException("l'attestation est mal formée : " + e.getMessage());
        }
        throw new ReceiptException("l'attestation n'est pas écrite comme le guichet l'écrit");
    }

    private static void checkRoot(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4
                || !lines[0].equals(ReceiptGroup.FIRST_LINE)
                || !ReceiptGroup.rootText(
                                Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]))
                        .equals(text)) {
            throw new ReceiptException("la racine de l'attestation est mal formée");
        }
    }

    /** {@code <node>-<number>}. */
    public String receiptNumber() {
        return said.receiptNumber();
    }

    public String node() {
        return said.node();
    }

    public long number() {
        return said.number();
    }

    public UUID commandId() {
        return said.commandId();
    }

    public String commandName() {
        return said.commandName();
    }

    /** SHA-256 of the command, in hexadecimal. */
    public String commandHash() {
        return said.commandHash();
    }

    public String depositor() {
        return said.depositor();
    }

    public Instant depositedAt() {
        return said.depositedAt();
    }

    /** On how many storages the deposit was when the receipt was made. */
    public int copies() {
        return said.copies();
    }

    ReceiptText said() {
        return said;
    }

    /** Name of the key that signed. */
    String keyName() {
        return root.signatures().getFirst().keyName();
    }

    /** The signed text, whole: what is kept, sent, and checked. */
    public String text() {
        StringBuilder text = new StringBuilder(said.text()).append('\n');
        text.append(INDEX).append(index).append('\n');
        path.forEach(
                hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n')
                .append(new String(root.encode(), StandardCharsets.UTF_8))
                .toString();
    }

    /** Its fields and the signed text, as one JSON object. */
    public String json() {
        return ReceiptJson.of(this);
    }

    /** One page to print, with the text and a QR code that holds it whole. */
    public byte[] pdf() {
        return ReceiptPage.of(this);
    }
}
