package lectern.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Optional;
import lectern.local.aws.HttpConnection.Answer;
import lectern.local.aws.HttpConnection.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wire itself, where no client is needed to see it. */
class LoopbackServerTest {
    private final LoopbackServer server = LoopbackServer.start(0, 10, LoopbackServerTest::echo);
    private final Socket socket = connect();

    @AfterEach
    void close() throws IOException {
        socket.close();
        server.close();
    }

    @Test
    void oneConnectionServesManyRequests() throws IOException {
        send("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\none");
        assertThat(body()).isEqualTo("one");

        send("POST /b HTTP/1.1\r\ncontent-length:3\r\n\r\ntwo");
        assertThat(body()).isEqualTo("two");
    }

    @Test
    void aClientThatAsksWhetherToGoOnIsTold() throws IOException {
        send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        assertThat(line()).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(line()).isEmpty();

        send("one");
        assertThat(body()).isEqualTo("one");
    }

    @Test
    void aBodyBeyondTheLimitIsReadAndDropped() throws IOException {
        send("POST /a HTTP/1.1\r\nContent-Length: 11\r\n\r\n12345678901");

        assertThat(body()).isEqualTo("dropped");
    }

    @Test
    void theConnectionClosesWhenTheClientWantsIt() throws IOException {
        send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(body()).isEmpty();
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void noAnswerIsAReset() throws IOException {
        send("GET /reset HTTP/1.1\r\n\r\n");

        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void whatIsNotHttpIsHungUpOn() throws IOException {
        send("hello\r\n\r\n");

        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    private static Optional<Answer> echo(Request request) {
        return request.path().equals("/reset")
                ? Optional.empty()
                : Optional.of(
                        new Answer(
                                200,
                                Map.of(),
                                request.body()
                                        .map(body -> new String(body, UTF_8))
                                        .orElse("dropped")));
    }

    private Socket connect() {
        try {
            return new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private String body() throws IOException {
        assertThat(line()).isEqualTo("HTTP/1.1 200 OK");
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        return new String(socket.getInputStream().readNBytes(length), UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\n';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
