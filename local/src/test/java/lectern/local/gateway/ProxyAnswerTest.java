package lectern.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyAnswerTest {
    @Test
    void withoutAContentTypeItIsPlainText() throws Exception {
        ProxyAnswer answer = read("{\"statusCode\":202,\"body\":\"é\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).containsEntry("content-type", "text/plain;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("é".getBytes(UTF_8));
    }

    @Test
    void withoutAStatusTheWholeObjectIsTheBody() throws Exception {
        ProxyAnswer answer = read("{\"hello\":\"there\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.body()).asString(UTF_8).isEqualTo("{\"hello\":\"there\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "{\"statusCode\":\"200\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%\"}"
            })
    void whatIsNoAnswerIsRefused(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(IOException.class);
    }

    private static ProxyAnswer read(String json) throws IOException {
        return ProxyAnswer.read(json.getBytes(UTF_8));
    }
}
