package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The key is the uniqueness: no lock, no read before the write. */
class RaceTest {
    private static final int POSTS = 50;

    private final Gateway gateway = new Gateway();

    @Test
    void fiftyPostsOfOneAddressAtTheSameMomentAreOneRegistration() throws Exception {
        Map<String, Object> event = Gateway.event("register-json");
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    pool.invokeAll(
                            Collections.<Callable<Answer>>nCopies(
                                    POSTS, () -> gateway.send(event)));
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
            }
        }
        assertThat(gateway.item()).doesNotContainKey("askedAt");
    }

    @Test
    void fiftyResendsAtTheSameMomentAreOne() throws Exception {
        gateway.send("register-json");
        gateway.now(Gateway.OPEN.plus(ResendRule.PAUSE));
        Map<String, Object> event = Gateway.event("register-resend-json");
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer :
                    pool.invokeAll(
                            Collections.<Callable<Answer>>nCopies(
                                    POSTS, () -> gateway.send(event)))) {
                assertThat(answer.get().status()).isEqualTo(202);
            }
        }
        assertThat(gateway.item()).containsEntry("askedTimes", java.math.BigDecimal.ONE);
    }
}
