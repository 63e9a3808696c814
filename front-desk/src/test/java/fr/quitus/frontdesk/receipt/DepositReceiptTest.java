package fr.quitus.frontdesk.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.frontdesk.Act;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.Deposited;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DepositReceiptTest {
    private static final SigningKey KEY = SigningKey.generate("quitus.example/guichet", KeyType.NOTE);
    private static final VerifierKeys KEYS = VerifierKeys.of(KEY.verifierKey());

    static Deposited deposited(long number, int copies) {
        byte[] content = {1, 2, 3};
        Act act = new Act(
                new UUID(1, number), "SubmitInvoice", new byte[32], "Élodie Lefèvre – œuvres sociales", content);
        return new Deposited(
                new Deposit(number, "noeud-1", act, Instant.parse("2026-11-23T10:15:30.120Z")), copies, false);
    }

    static DepositReceipt receipt(long number, int copies) {
        return sign(List.of(deposited(number, copies))).getFirst();
    }

    private static List<DepositReceipt> sign(List<Deposited> deposits) {
        return ReceiptGroup.sign(deposits.stream().map(ReceiptText::of).toList(), KEY);
    }

    @Test
    void says_what_was_deposited_by_whom_and_when_and_that_nothing_is_decided() {
        DepositReceipt receipt = DepositReceipt.verify(receipt(57, 2).text(), KEYS);

        assertThat(receipt.receiptNumber()).isEqualTo("noeud-1-57");
        assertThat(receipt.number()).isEqualTo(57);
        assertThat(receipt.node()).isEqualTo("noeud-1");
        assertThat(receipt.commandId()).isEqualTo(new UUID(1, 57));
        assertThat(receipt.commandName()).isEqualTo("SubmitInvoice");
        assertThat(receipt.commandHash()).isEqualTo("00".repeat(32));
        assertThat(receipt.depositor()).isEqualTo("Élodie Lefèvre – œuvres sociales");
        assertThat(receipt.depositedAt()).isEqualTo("2026-11-23T10:15:30.120Z");
        assertThat(receipt.copies()).isEqualTo(2);
        assertThat(receipt.text())
                .startsWith("""
                        quitus-deposit-receipt.v1
                        Attestation de dépôt n° : noeud-1-57
                        Commande : 00000000-0000-0001-0000-000000000039
                        Nature de l'acte : SubmitInvoice
                        """)
                .contains("Conservé sur : 2 (supports distincts)\n")
                .contains("Cet acte est déposé, il n'est pas décidé.");
    }

    @Test
    void with_one_copy_it_says_so_in_words() {
        DepositReceipt receipt = DepositReceipt.verify(receipt(3, 1).text(), KEYS);

        assertThat(receipt.copies()).isEqualTo(1);
        assertThat(receipt.text()).contains("Conservé sur : 1 (un seul support : si ce support est détruit");
    }

    @Test
    void every_receipt_of_a_group_is_checked_alone() {
        for (int size : new int[] {1, 2, 3, 7, 8, 100, ReceiptGroup.RECEIPTS_MAX}) {
            List<Deposited> deposits = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                deposits.add(deposited(i, 2));
            }
            List<DepositReceipt> receipts = sign(deposits);

            for (int i = 0; i < size; i++) {
                String text = receipts.get(i).text();
                assertThat(DepositReceipt.verify(text, KEYS).number()).isEqualTo(i + 1);
                assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(DepositReceipt.TEXT_BYTES_MAX);
            }
        }
    }

    @Test
    void a_receipt_changed_in_any_byte_is_refused() {
        List<Deposited> deposits = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            deposits.add(deposited(i, 2));
        }
        byte[] right = sign(deposits).get(4).text().getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at < right.length; at++) {
            for (int change : new int[] {0x01, 0x20, 0x80}) {
                byte[] wrong = right.clone();
                wrong[at] ^= (byte) change;
                assertRefused(wrong, "byte %d ^ %d".formatted(at, change));
            }
        }
        assertRefused((new String(right, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8), "longer");
        assertRefused(Arrays.copyOf(right, right.length - 1), "shorter");
    }

    private static void assertRefused(byte[] bytes, String what) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return; // not even a text
        }
        assertThatThrownBy(() -> DepositReceipt.verify(text, KEYS)).as(what).isInstanceOf(ReceiptException.class);
    }

    @Test
    void fields_and_proofs_of_two_receipts_do_not_mix() {
        List<DepositReceipt> receipts = sign(List.of(deposited(1, 2), deposited(2, 2)));
        String[] first = receipts.get(0).text().split("\n\n", -1);
        String[] second = receipts.get(1).text().split("\n\n", -1);

        assertThatThrownBy(() ->
                        DepositReceipt.verify(String.join("\n\n", first[0], second[1], second[2], second[3]), KEYS))
                .isInstanceOf(ReceiptException.class)
                .hasMessageContaining("n'est pas celle qui a été signée");
    }

    @Test
    void a_receipt_of_an_unknown_key_is_refused() {
        VerifierKeys others = VerifierKeys.of(
                SigningKey.generate("quitus.example/guichet", KeyType.NOTE).verifierKey());

        assertThatThrownBy(() -> DepositReceipt.verify(receipt(1, 2).text(), others))
                .isInstanceOf(ReceiptException.class);
        assertThatThrownBy(() -> DepositReceipt.verify("", KEYS)).isInstanceOf(ReceiptException.class);
        assertThatThrownBy(() -> DepositReceipt.verify("\n\n\n\n\n\n", KEYS)).isInstanceOf(ReceiptException.class);
    }

    static DepositReceipt longest() {
        Act act = new Act(
                new UUID(-1, -1),
                "A".repeat(Act.COMMAND_NAME_LENGTH_MAX),
                new byte[32],
                "é".repeat(Act.DEPOSITOR_LENGTH_MAX),
                new byte[0]);
        Deposited longest = new Deposited(
                new Deposit(Long.MAX_VALUE, "n".repeat(63), act, Instant.parse("2026-11-23T10:15:30.120Z")), 1, false);
        List<Deposited> group = new ArrayList<>();
        for (int i = 0; i < ReceiptGroup.RECEIPTS_MAX; i++) {
            group.add(longest);
        }

        return sign(group).getFirst();
    }

    @Test
    void the_longest_receipt_still_fits_into_a_qr_code() {
        String text = longest().text();

        assertThat(DepositReceipt.verify(text, KEYS).copies()).isEqualTo(1);
        assertThat(QrCode.of(text).side()).isLessThanOrEqualTo(177);
    }

    @Test
    void many_who_ask_at_once_each_get_their_own() throws Exception {
        List<Future<DepositReceipt>> answers = new ArrayList<>();
        try (ReceiptSigner signer = new ReceiptSigner(KEY);
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 500; i++) {
                int number = i;
                answers.add(hands.submit(() -> signer.sign(deposited(number, 2))));
            }
            for (int i = 0; i < answers.size(); i++) {
                String text = answers.get(i).get().text();
                assertThat(DepositReceipt.verify(text, KEYS).number()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void a_key_of_a_witness_signs_no_receipts() {
        assertThatThrownBy(() -> new ReceiptSigner(SigningKey.generate("temoin.example", KeyType.COSIGNATURE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void as_json_it_has_its_fields_and_the_whole_text() {
        DepositReceipt receipt = receipt(57, 2);

        assertThat(receipt.json())
                .startsWith("{\"receiptNumber\":\"noeud-1-57\",\"node\":\"noeud-1\",\"number\":57,")
                .contains("\"depositor\":\"Élodie Lefèvre – œuvres sociales\"")
                .contains("\"depositedAt\":\"2026-11-23T10:15:30.120Z\",\"copies\":2")
                .contains("\"notice\":\"Cet acte est déposé")
                .endsWith("\"text\":\"" + receipt.text().replace("\n", "\\u000a") + "\"}");
    }
}
