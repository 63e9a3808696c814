package fr.quitus.proofs.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ORIGIN = "quitus.example/registre";
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 20_852_163, new byte[32]);

    /** The example of c2sp.org/tlog-checkpoint. */
    private static final String C2SP_TEXT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
            """;

    private static final String C2SP_NOTE = C2SP_TEXT + """

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+\
            ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcr\
            tPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    @Test
    void reads_the_checkpoint_of_the_specification_and_its_cosignature() {
        SignedNote note = SignedNote.parse(C2SP_NOTE.getBytes(StandardCharsets.UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(note.text());

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(C2SP_TEXT);
        assertThat(ByteBuffer.wrap(note.signatures().get(1).bytes()).getLong()).isEqualTo(1_679_315_147);
        assertThat(new String(note.encode(), StandardCharsets.UTF_8)).isEqualTo(C2SP_NOTE);
    }

    @Test
    void what_is_written_is_read() {
        assertThat(Checkpoint.parse(CHECKPOINT.text())).isEqualTo(CHECKPOINT);
        assertThat(Checkpoint.parse(CHECKPOINT.text() + "une ligne de plus\n").extensions())
                .containsExactly("une ligne de plus");
        assertThat(new Checkpoint(ORIGIN, 0, new byte[32]).text()).startsWith(ORIGIN + "\n0\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "o\n1\n",
                "o\n1\nAAAA\n",
                "o\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n+1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            })
    void what_is_not_written_as_a_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteException.class);
    }

    @Property
    void random_texts_are_refused_or_written_again_alike(@ForAll String text) {
        try {
            assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        } catch (NoteException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void a_witness_countersigns_with_the_time() {
        SigningKey log = SigningKey.generate(ORIGIN, KeyType.NOTE);
        SigningKey witness = SigningKey.generate("courdescomptes.example/temoin", KeyType.COSIGNATURE);
        SignedNote note = log.sign(CHECKPOINT.text());

        SignedNote witnessed =
                SignedNote.parse(note.with(witness.cosign(CHECKPOINT, Instant.ofEpochSecond(1_763_800_000)))
                        .encode());

        assertThat(VerifierKeys.of(log.verifierKey(), witness.verifierKey()).signersOf(witnessed, ORIGIN))
                .containsExactly(log.verifierKey(), witness.verifierKey());
        NoteSignature cosignature = witnessed.signatures().get(1);
        byte[] later = cosignature.bytes().clone();
        later[7]++;
        SignedNote predated = note.with(new NoteSignature(cosignature.keyName(), cosignature.keyId(), later));
        assertThatThrownBy(() -> VerifierKeys.of(witness.verifierKey()).signersOf(predated))
                .isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> VerifierKeys.of(witness.verifierKey()).signersOf(witnessed, ORIGIN))
                .as("a witness alone does not speak for the log")
                .isInstanceOf(NoteException.class);
    }

    @Test
    void each_key_signs_only_what_it_is_for() {
        SigningKey log = SigningKey.generate(ORIGIN, KeyType.NOTE);
        SigningKey witness = SigningKey.generate("temoin", KeyType.COSIGNATURE);

        assertThatThrownBy(() -> log.cosign(CHECKPOINT, Instant.EPOCH)).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> witness.sign(CHECKPOINT.text())).isInstanceOf(NoteException.class);
        assertThat(VerifierKey.parse(witness.verifierKey().text()).type()).isEqualTo(KeyType.COSIGNATURE);
    }

    @Test
    void a_new_key_is_trusted_when_the_old_one_says_so() {
        SigningKey first = SigningKey.generate(ORIGIN, KeyType.NOTE);
        SigningKey second = SigningKey.generate(ORIGIN, KeyType.NOTE);
        SigningKey third = SigningKey.generate(ORIGIN, KeyType.NOTE);
        SignedNote toSecond = first.sign(new KeyChange(ORIGIN, 10, second.verifierKey()).text());
        SignedNote toThird = second.sign(new KeyChange(ORIGIN, 20, third.verifierKey()).text());
        SignedNote bySecond = second.sign(CHECKPOINT.text());
        VerifierKeys trusted = VerifierKeys.of(first.verifierKey());

        assertThatThrownBy(() -> trusted.signersOf(bySecond)).isInstanceOf(NoteException.class);
        VerifierKeys now = trusted.after(List.of(toSecond, toThird));
        assertThat(now.signersOf(bySecond, ORIGIN)).containsExactly(second.verifierKey());
        assertThat(now.signersOf(first.sign(CHECKPOINT.text()), ORIGIN)).containsExactly(first.verifierKey());
        assertThat(now.signersOf(third.sign(CHECKPOINT.text()), ORIGIN)).containsExactly(third.verifierKey());
        assertThatThrownBy(() -> trusted.after(List.of(toThird)))
                .as("the key between is not known yet")
                .isInstanceOf(NoteException.class);
    }

    @Test
    void a_change_to_a_key_of_another_name_or_of_a_witness_is_none() {
        SigningKey other = SigningKey.generate("autre", KeyType.NOTE);
        SigningKey witness = SigningKey.generate(ORIGIN, KeyType.COSIGNATURE);
        SigningKey log = SigningKey.generate(ORIGIN, KeyType.NOTE);
        KeyChange change = new KeyChange(ORIGIN, 3, log.verifierKey());

        assertThatThrownBy(() -> new KeyChange(ORIGIN, 3, other.verifierKey())).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> new KeyChange(ORIGIN, 3, witness.verifierKey()))
                .isInstanceOf(NoteException.class);
        assertThat(KeyChange.parse(change.text())).isEqualTo(change);
        assertThatThrownBy(() -> KeyChange.parse(CHECKPOINT.text())).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> Checkpoint.parse(change.text()))
                .as("one statement cannot be taken for the other")
                .isInstanceOf(NoteException.class);
    }
}
