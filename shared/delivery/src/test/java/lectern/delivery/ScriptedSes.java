package lectern.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SES that answers as the script says, over real sockets, and counts what reached it. After the
 * script it accepts everything.
 */
final class ScriptedSes implements AutoCloseable {
    private static final Pattern LENGTH =
            Pattern.compile(
                    "^content-length: *(\\d+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final ServerSocket server;
    private final LinkedBlockingDeque<Turn> script = new LinkedBlockingDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    /** What SES does once a request has arrived whole. */
    sealed interface Turn {
        /** Takes the mail and says so. */
        record Accept() implements Turn {}

        /** Takes the mail and answers something else. */
        record AcceptBut(int status, String body) implements Turn {}

        /** Takes no mail. */
        record Reject(int status, String type, String message) implements Turn {}

        /** Takes the mail and resets the connection. */
        record Reset() implements Turn {}

        /** Takes the mail, answers and then closes without a word, as an idle connection ends. */
        record AcceptAndClose() implements Turn {}

        /** Takes the mail, answers and then resets, as an idle connection is cut off. */
        record AcceptAndCut() implements Turn {}

        /** Takes the mail and says nothing until the client has gone. */
        record Silence() implements Turn {}
    }

    ScriptedSes(Turn... turns) {
        script.addAll(List.of(turns));
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Every SendEmail request that arrived whole, its head and its body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int accepted() {
        return accepted.get();
    }

    void next(Turn turn) {
        script.add(turn);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String request = read(in); !request.isEmpty(); request = read(in)) {
                if (request.startsWith("GET /v2/email/account")) {
                    answer(
                            socket,
                            200,
                            "",
                            "{\"SendQuota\":{\"Max24HourSend\":50000,\"MaxSendRate\":1000,"
                                    + "\"SentLast24Hours\":0},\"SendingEnabled\":true}");
                    continue;
                }
                requests.add(request);
                Turn turn = script.poll();
                if (!isGoingOn(socket, in, turn == null ? new Turn.Accept() : turn)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client has gone, as some of them should.
        }
    }

    private boolean isGoingOn(Socket socket, InputStream in, Turn turn) throws IOException {
        switch (turn) {
            case Turn.Accept _, Turn.AcceptAndClose _, Turn.AcceptAndCut _ -> {
                int id = accepted.incrementAndGet();
                answer(socket, 200, "", "{\"MessageId\":\"m-" + id + "\"}");
                if (turn instanceof Turn.AcceptAndCut) {
                    // Only once the answer has been read: a reset takes back what has not.
                    int _ = in.read();
                    socket.setSoLinger(true, 0);
                }
                return turn instanceof Turn.Accept;
            }
            case Turn.AcceptBut(var status, var body) -> {
                accepted.incrementAndGet();
                answer(socket, status, "", body);
            }
            case Turn.Reject(var status, var type, var message) ->
                    answer(
                            socket,
                            status,
                            "x-amzn-ErrorType: " + type + "\r\n",
                            "{\"message\":\"" + message + "\"}");
            case Turn.Reset _ -> {
                accepted.incrementAndGet();
                socket.setSoLinger(true, 0);
                return false;
            }
            case Turn.Silence _ -> {
                accepted.incrementAndGet();
                return in.read() >= 0;
            }
        }
        return true;
    }

    private static void answer(Socket socket, int status, String headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 %d X\r\ncontent-type: application/json\r\n%scontent-length: %d\r\n\r\n"
                        .formatted(status, headers, bytes.length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** One request, head and body; empty at the end of the connection. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            text = next == '\n' ? head.toString(StandardCharsets.US_ASCII) : "";
        }
        Matcher length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return text + new String(body, StandardCharsets.UTF_8);
    }
}
