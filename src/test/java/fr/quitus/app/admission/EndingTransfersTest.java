package fr.quitus.app.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EndingTransfersTest {
    private static final byte[] FILE = "0123456789".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_file_that_comes_and_an_answer_that_is_read_in_time_are_whole() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        long end = System.nanoTime() + TimeUnit.HOURS.toNanos(1);

        byte[] read = ReadRequest.until(upload(), end).getInputStream().readAllBytes();
        EndingResponse ending = new EndingResponse(response, end);
        ending.getOutputStream().write(read);
        ending.getOutputStream().write('!');
        ending.getOutputStream().flush();

        assertThat(read).isEqualTo(FILE);
        assertThat(response.getContentAsString()).isEqualTo("0123456789!");
    }

    @Test
    void what_still_comes_after_the_end_is_not_waited_for() throws IOException {
        long past = System.nanoTime() - 1;
        ReadRequest late = ReadRequest.until(upload(), past);
        ReadRequest alsoLate = ReadRequest.until(upload(), past);

        assertThatThrownBy(() -> late.getInputStream().readAllBytes()).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> alsoLate.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void who_has_not_read_his_answer_by_its_end_gives_his_place_back() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        EndingResponse late = new EndingResponse(response, System.nanoTime() - 1);

        assertThatThrownBy(() -> late.getOutputStream().write(FILE)).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> late.getOutputStream().flush()).isInstanceOf(SocketTimeoutException.class);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    private static MockHttpServletRequest upload() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/bank-files");
        request.setContent(FILE);
        return request;
    }
}
