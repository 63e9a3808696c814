package fr.quitus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String REFUSAL = """
            HTTP/1.1 503 \r
            Retry-After: 7\r
            Content-Length: 24\r
            Connection: close\r
            \r
            {"code" : "SURCHARGE"}\r
            """;
    private static final String CHUNKED = """
            HTTP/1.1 200 OK\r
            Transfer-Encoding: chunked\r
            \r
            5;x=y\r
            hello\r
            7\r
             world!\r
            0\r
            Trailer: none\r
            \r
            """;
    private static final String DEPOSITED = "HTTP/1.1 202 \r\nQuitus-Deposit: D-2025-17\r\nContent-Length: 0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void a_refusal_says_its_code_when_to_come_back_and_that_the_connection_ends() throws IOException {
        TrafficAnswer answer = whole(REFUSAL);

        assertThat(answer.kind()).isEqualTo(TrafficAnswer.Kind.REFUSED);
        assertThat(answer.code()).isEqualTo("SURCHARGE");
        assertThat(answer.retryAfterS()).isEqualTo(7);
        assertThat(answer.kept()).isFalse();
    }

    @Test
    void answers_are_the_same_however_they_arrive() throws IOException {
        for (String told : new String[] {REFUSAL, CHUNKED, DEPOSITED}) {
            TrafficAnswer once = whole(told);
            TrafficAnswer pieces = null;
            for (int i = 0; i < told.length(); i++) {
                assertThat(pieces).isNull();
                pieces = fed(told.substring(i, i + 1));
            }

            assertThat(pieces).usingRecursiveComparison().isEqualTo(once);
            assertThat(reader.isEmpty()).isTrue();
        }
    }

    @Test
    void chunks_are_put_together() throws IOException {
        assertThat(new String(whole(CHUNKED).body(), ISO_8859_1)).isEqualTo("hello world!");
    }

    @Test
    void a_deposit_is_neither_accepted_nor_refused_and_has_a_number() throws IOException {
        TrafficAnswer answer = whole(DEPOSITED);

        assertThat(answer.kind()).isEqualTo(TrafficAnswer.Kind.DEPOSITED);
        assertThat(answer.deposit()).isEqualTo("D-2025-17");
        assertThat(answer.retryAfterS()).isEqualTo(-1);
    }

    @Test
    void a_202_without_a_receipt_is_no_deposit() throws IOException {
        assertThat(whole("HTTP/1.1 202 \r\nContent-Length: 0\r\n\r\n").kind()).isEqualTo(TrafficAnswer.Kind.ADMITTED);
    }

    @Test
    void an_accepted_act_is_read_with_what_it_is_gone_on_with() throws IOException {
        String body = """
                {"command":"DraftCommitment","commandId":"f01c707d-c6c2-5f13-b792-ad4736eeda45","version":3,
                "position":41,"events":["CommitmentDrafted"],"ids":{"commitmentNumber":"2100000001"}}""";
        TrafficAnswer.Receipt receipt = whole("HTTP/1.1 201 \r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .receipt();

        assertThat(receipt.commandId()).isEqualTo("f01c707d-c6c2-5f13-b792-ad4736eeda45");
        assertThat(receipt.position()).isEqualTo(41);
        assertThat(receipt.events()).isEqualTo(1);
        assertThat(receipt.reply().id("commitmentNumber")).isEqualTo("2100000001");
        assertThat(receipt.reply().version()).isEqualTo(3);
    }

    @Test
    void what_is_no_answer_or_more_than_one_is_told() {
        assertThatThrownBy(() -> fed("SSH-2.0-OpenSSH\r\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new AnswerReader().feed(bytes(DEPOSITED + "HTTP/1.1 200")))
                .isInstanceOf(IOException.class);
    }

    private TrafficAnswer whole(String told) throws IOException {
        return Objects.requireNonNull(fed(told), "not whole");
    }

    private @Nullable TrafficAnswer fed(String told) throws IOException {
        return reader.feed(bytes(told));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
