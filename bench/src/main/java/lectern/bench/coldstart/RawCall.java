package lectern.bench.coldstart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import lectern.lambda.Json;
import lectern.local.aws.LocalEnvironment;

/** The least that a write to the table can take: one request on an open TLS connection. */
final class RawCall implements AutoCloseable {
    private final SSLSocket socket;
    private final InputStream in;
    private final String table;
    private int count;

    private RawCall(SSLSocket socket, InputStream in, String table) {
        this.socket = socket;
        this.in = in;
        this.table = table;
    }

    static RawCall open(URI endpoint, Path keys, String password, String table)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            trusted.load(file, password.toCharArray());
        }
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        SSLSocket socket =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        return new RawCall(socket, new BufferedInputStream(socket.getInputStream()), table);
    }

    /** Puts one more item, and waits for the answer. */
    void put() throws IOException {
        count++;
        Map<String, Object> item =
                Map.of("webinar", Map.of("S", "raw"), "email", Map.of("S", "raw" + count));
        byte[] body =
                Json.write(Map.of("TableName", table, "Item", item))
                        .getBytes(StandardCharsets.UTF_8);
        String head =
                """
                POST / HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/x-amz-json-1.0\r
                X-Amz-Target: DynamoDB_20120810.PutItem\r
                X-Amz-Date: 20201120T080000Z\r
                Authorization: AWS4-HMAC-SHA256 Credential=local/20201120/%s/dynamodb/aws4_request,\
                 SignedHeaders=host;x-amz-date;x-amz-target, Signature=0\r
                Content-Length: %d\r
                \r
                """
                        .formatted(LocalEnvironment.REGION, body.length);
        OutputStream out = socket.getOutputStream();
        byte[] headBytes = head.getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        out.write(request);
        out.flush();
        readAnswer();
    }

    private void readAnswer() throws IOException {
        String status = line();
        if (!status.contains(" 200 ")) {
            throw new IOException("the raw call was answered " + status);
        }
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
