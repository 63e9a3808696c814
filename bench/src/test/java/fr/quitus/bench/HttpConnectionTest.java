package fr.quitus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Where an answer ends, which is all that this client must never get wrong. */
class HttpConnectionTest {
    @Test
    void answers_follow_each_other_whatever_way_their_end_is_told() throws Exception {
        String answers = "HTTP/1.1 201 \r\nContent-Length: 5\r\nETag: \"1\"\r\n\r\nfirst"
                + "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=1\r\nsec\r\n3\r\nond\r\n0\r\nTrailer: t\r\n\r\n"
                + "HTTP/1.1 409 \r\ncontent-length:0\r\nConnection: close\r\n\r\n";
        CompletableFuture<String> sent;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpConnection connection =
                        new HttpConnection(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
            sent = answering(server, answers);

            HttpConnection.Answer first = connection.exchange("POST /a HTTP/1.1\r\nHost: x\r\n", bytes("one"));
            assertThat(connection.isReusable()).isTrue();
            HttpConnection.Answer second = connection.exchange("", bytes(""));
            assertThat(connection.isReusable()).isTrue();
            HttpConnection.Answer third = connection.exchange("", bytes(""));

            assertThat(first.status()).isEqualTo(201);
            assertThat(new String(first.body(), ISO_8859_1)).isEqualTo("first");
            assertThat(second.status()).isEqualTo(200);
            assertThat(new String(second.body(), ISO_8859_1)).isEqualTo("second");
            assertThat(third.status()).isEqualTo(409);
            assertThat(third.body()).isEmpty();
            assertThat(connection.isReusable()).isFalse();
        }
        assertThat(sent.get()).isEqualTo("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none");
    }

    @Test
    void an_answer_that_is_cut_is_no_answer_and_ends_the_connection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpConnection connection =
                        new HttpConnection(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
            answering(server, "HTTP/1.1 201 \r\nContent-Length: 5\r\n\r\nfir");

            assertThatThrownBy(() -> connection.exchange("GET / HTTP/1.1\r\n", bytes("")))
                    .isInstanceOf(IOException.class);
            assertThat(connection.isReusable()).isFalse();
        }
    }

    /** Reads the first request up to its body, then gives all answers and closes. */
    private static CompletableFuture<String> answering(ServerSocket server, String answers) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                StringBuilder request = new StringBuilder();
                while (!request.toString().contains("\r\n\r\n") || in.available() > 0) {
                    request.append((char) in.read());
                }
                socket.getOutputStream().write(bytes(answers));
                socket.shutdownOutput();
                while (in.read() >= 0) {
                    continue; // until the client has read everything and left
                }
                return request.toString();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
