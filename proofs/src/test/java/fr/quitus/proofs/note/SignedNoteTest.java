package fr.quitus.proofs.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** The key and the note of golang.org/x/mod/sumdb/note. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String GO_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String GO_NOTE = GO_TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBw"
            + "JnAM=\n";

    private static final VerifierKeys PETER = VerifierKeys.of(VerifierKey.parse(GO_KEY));

    @Test
    void reads_and_verifies_what_go_has_signed() {
        SignedNote note = SignedNote.parse(utf8(GO_NOTE));

        assertThat(note.text()).isEqualTo(GO_TEXT);
        assertThat(PETER.signersOf(note)).containsExactly(VerifierKey.parse(GO_KEY));
        assertThat(new String(note.encode(), StandardCharsets.UTF_8)).isEqualTo(GO_NOTE);
    }

    @Test
    void signs_byte_for_byte_as_go_does() {
        SigningKey key = SigningKey.parse(GO_SECRET + " " + GO_KEY);

        assertThat(new String(key.sign(GO_TEXT).encode(), StandardCharsets.UTF_8))
                .isEqualTo(GO_NOTE);
        assertThat(key.secretText()).isEqualTo(GO_SECRET + " " + GO_KEY);
        assertThat(key.toString()).doesNotContain("AYEKFALV");
    }

    @Test
    void another_text_another_key_or_no_known_key_is_refused() {
        SignedNote note = SignedNote.parse(utf8(GO_NOTE));
        SignedNote altered = new SignedNote(GO_TEXT.replace("your", "our"), note.signatures());
        SigningKey namesake = SigningKey.generate("PeterNeumann", KeyType.NOTE);

        assertThatThrownBy(() -> PETER.signersOf(altered)).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> VerifierKeys.of(namesake.verifierKey()).signersOf(note))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining("aucune des 1 clés connues");
        assertThatThrownBy(() -> VerifierKeys.of().signersOf(note)).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> PETER.signersOf(note, "elsewhere"))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining("aucune clé connue de elsewhere");
    }

    @Test
    void signatures_of_strangers_are_passed_over_but_a_false_one_condemns_the_note() {
        SigningKey one = SigningKey.generate("quitus.example/registre", KeyType.NOTE);
        SigningKey two = SigningKey.generate("quitus.example/registre", KeyType.NOTE);
        SignedNote note =
                one.sign("texte\n").with(two.sign("texte\n").signatures().getFirst());

        assertThat(VerifierKeys.of(one.verifierKey()).signersOf(note)).containsExactly(one.verifierKey());
        assertThat(VerifierKeys.of(two.verifierKey(), one.verifierKey()).signersOf(note))
                .containsExactly(one.verifierKey(), two.verifierKey());

        SignedNote halfFalse =
                one.sign("texte\n").with(two.sign("autre\n").signatures().getFirst());
        assertThat(VerifierKeys.of(one.verifierKey()).signersOf(halfFalse)).containsExactly(one.verifierKey());
        assertThatThrownBy(() ->
                        VerifierKeys.of(one.verifierKey(), two.verifierKey()).signersOf(halfFalse))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining("fausse");
    }

    @Test
    void the_same_signature_twice_is_one() {
        SignedNote note = SignedNote.parse(utf8(GO_NOTE));

        assertThat(note.with(note.signatures().getFirst())).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "texte",
                "texte\n",
                "texte\n\n",
                "texte\n\n\n",
                "texte\n\n— nom\n",
                "texte\n\n— nom AAAAAAAA",
                "texte\n\n-- nom AAAAAAAA\n",
                "texte\n\n— nom AAAA\n",
                "texte\n\n— nom AAAAAAA\n",
                "texte\n\n— nom AAAAAAA=\nreste\n",
                "texte\n\n— nom+1 AAAAAAA=\n",
                "texte\n\n— un nom AAAAAAA=\n",
                "texte\n\n— nom\u00a0dur AAAAAAA=\n",
                "texte\n\n— nom AAAAAAB=\n",
                "texte\n\n—  AAAAAAA=\n",
                "texte\r\n\n— nom AAAAAAA=\n",
                "texte\n\n— nom AAAAAAA=\r\n",
                "te\tte\n\n— nom AAAAAAA=\n",
            })
    void what_is_not_written_as_a_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(utf8(text))).isInstanceOf(NoteException.class);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] note = utf8(GO_NOTE);
        note[3] = (byte) 0xFF;

        assertThatThrownBy(() -> SignedNote.parse(note))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void a_note_has_bounds() {
        byte[] large = utf8("x".repeat(SignedNote.NOTE_BYTES_MAX) + GO_NOTE);
        String line = "— nom AAAAAAA=\n";

        assertThatThrownBy(() -> SignedNote.parse(large)).hasMessageContaining("65536 octets");
        assertThat(SignedNote.parse(utf8("texte\n\n" + line.repeat(64))).signatures())
                .hasSize(64);
        assertThatThrownBy(() -> SignedNote.parse(utf8("texte\n\n" + line.repeat(65))))
                .isInstanceOf(NoteException.class);
    }

    @Test
    void only_the_exact_text_is_a_key() {
        for (int from = 0; from < GO_KEY.length(); from++) {
            for (int to = from; to <= GO_KEY.length(); to++) {
                if (to - from < GO_KEY.length()) {
                    String part = GO_KEY.substring(from, to);
                    assertThatThrownBy(() -> VerifierKey.parse(part)).isInstanceOf(NoteException.class);
                }
            }
        }
        for (int i = 0; i < GO_KEY.length(); i++) {
            char[] altered = GO_KEY.toCharArray();
            altered[i]++;
            assertThatThrownBy(() -> VerifierKey.parse(new String(altered))).isInstanceOf(NoteException.class);
        }
        assertThat(VerifierKey.parse(GO_KEY).text()).isEqualTo(GO_KEY);
    }

    @Test
    void the_halves_of_a_private_key_must_belong_together() {
        SigningKey other = SigningKey.generate("PeterNeumann", KeyType.NOTE);
        String otherSecret = other.secretText().split(" ", 2)[0];

        assertThatThrownBy(() -> SigningKey.parse(otherSecret + " " + GO_KEY)).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> SigningKey.parse(GO_SECRET)).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> SigningKey.parse(GO_SECRET.replace("AYEK", "AYEL") + " " + GO_KEY))
                .isInstanceOf(NoteException.class);
        assertThat(SigningKey.parse(other.secretText()).verifierKey()).isEqualTo(other.verifierKey());
    }

    @Test
    void a_key_that_is_no_point_of_the_curve_verifies_nothing() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        SignedNote signed = SigningKey.generate("a", KeyType.NOTE).sign("texte\n");

        VerifierKey key = new VerifierKey("a", KeyType.NOTE, noPoint);
        SignedNote note = new SignedNote(
                "texte\n",
                List.of(new NoteSignature(
                        "a", key.id(), signed.signatures().getFirst().bytes())));

        assertThatThrownBy(() -> VerifierKeys.of(key).signersOf(note)).isInstanceOf(NoteException.class);
    }

    @Property
    void random_bytes_are_refused_or_written_again_alike(@ForAll("noteLike") byte[] bytes) {
        try {
            assertThat(SignedNote.parse(bytes).encode()).isEqualTo(bytes);
        } catch (NoteException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    /** Bytes that come near to a note, so that the parser is entered deeply. */
    @Provide
    Arbitrary<byte[]> noteLike() {
        Arbitrary<String> piece = Arbitraries.of(
                "\n",
                "\n\n",
                "— ",
                "nom",
                " ",
                "AAAAAAA=",
                "+",
                "=",
                "texte\n",
                "é",
                "\r",
                "\u0000",
                "0",
                "\ud83d\ude00");
        return piece.list().ofMaxSize(14).map(pieces -> utf8(String.join("", pieces)));
    }

    @Property
    void no_flipped_bit_and_no_cut_leaves_a_trusted_note(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(max = 7) int bit) {
        byte[] note = utf8(GO_NOTE);
        byte[] flipped = note.clone();
        flipped[place % note.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> PETER.signersOf(SignedNote.parse(flipped))).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> SignedNote.parse(Arrays.copyOf(note, place % note.length)))
                .isInstanceOf(NoteException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
