package fr.quitus.app.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestBodiesTest {
    private static final long LONG_MS = 3_600_000;

    @Test
    void a_body_is_given_again_as_it_came() throws IOException {
        RequestBodies bodies = new RequestBodies(LONG_MS, 1_000_000);
        for (int length : new int[] {1, 4_095, 4_096, 4_097, 100_000, RequestBodies.BODY_BYTES_MAX}) {
            byte[] sent = bytes(length);
            try (RequestBodies.Body announced = bodies.read(request(sent, length));
                    RequestBodies.Body unannounced = bodies.read(request(sent, -1))) {
                assertThat(announced.stream().readAllBytes()).isEqualTo(sent);
                assertThat(unannounced.stream().readAllBytes()).isEqualTo(sent);
                assertThat(bodies.allBytes()).isGreaterThanOrEqualTo(2L * length);
            }
            assertThat(bodies.allBytes()).isZero();
        }
    }

    @Test
    void nothing_is_read_of_a_body_that_announces_too_much_and_no_more_than_one_byte_too_many_of_another()
            throws IOException {
        RequestBodies bodies = new RequestBodies(LONG_MS, 1_000_000);
        byte[] sent = bytes(RequestBodies.BODY_BYTES_MAX + 100);

        try (RequestBodies.Body announced = bodies.read(request(sent, sent.length));
                RequestBodies.Body unannounced = bodies.read(request(sent, -1))) {
            assertThat(announced.stream().readAllBytes()).isEmpty();
            assertThat(unannounced.stream().readAllBytes()).hasSize(RequestBodies.BODY_BYTES_MAX);
        }
    }

    @Test
    void a_body_that_comes_too_slowly_is_given_up_and_holds_nothing() {
        RequestBodies bodies = new RequestBodies(-1, 1_000_000);

        assertThatThrownBy(() -> bodies.read(request(bytes(100), 100))).isInstanceOf(SocketTimeoutException.class);
        assertThat(bodies.allBytes()).isZero();
    }

    @Test
    void all_bodies_together_are_bounded_by_what_has_arrived_and_not_by_what_is_announced() throws IOException {
        RequestBodies bodies = new RequestBodies(LONG_MS, 22_000);
        byte[] sent = bytes(10);
        try (RequestBodies.Body first = bodies.read(request(sent, -1));
                RequestBodies.Body second = bodies.read(request(bytes(10_000), -1))) {
            assertThat(first.stream().readAllBytes()).isEqualTo(sent);
            assertThat(second.stream().readAllBytes()).hasSize(10_000);
            assertThatThrownBy(() -> bodies.read(request(bytes(10_000), 10_000)))
                    .isInstanceOf(RequestBodies.NoRoomException.class);
        }
        assertThat(bodies.allBytes()).isZero();
        try (RequestBodies.Body again = bodies.read(request(bytes(10_000), 10_000))) {
            assertThat(again.stream().readAllBytes()).hasSize(10_000);
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static MockHttpServletRequest request(byte[] body, long announced) {
        return new MockHttpServletRequest("POST", "/api/v1/commands/OpenCredits") {
            @Override
            public long getContentLengthLong() {
                return announced;
            }

            @Override
            public ServletInputStream getInputStream() {
                InputStream bytes = new ByteArrayInputStream(body);
                return new DelegatingServletInputStream(bytes);
            }
        };
    }
}
