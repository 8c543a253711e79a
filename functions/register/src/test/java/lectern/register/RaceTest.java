package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.Registrations;
import org.junit.jupiter.api.Test;

/** The key is the uniqueness: no lock, no read before the write. */
class RaceTest {
    private static final int POSTS = 50;

    private final Gateway gateway = new Gateway();

    @Test
    void ofFiftyRegistrationsOfOneAddressOneIsNewAndTheOthersFindIt() throws Exception {
        var registrations =
                new Registrations(gateway.tables().dynamoDb(), gateway.tables().registrations());
        List<Registration> people =
                IntStream.range(0, POSTS).mapToObj(_ -> Samples.registration()).toList();
        List<Registrations.Added> added =
                together(
                        people.stream()
                                .<Callable<Registrations.Added>>map(
                                        each -> () -> registrations.add(each))
                                .toList());

        List<RegistrationId> taken =
                IntStream.range(0, POSTS)
                        .filter(i -> added.get(i) instanceof Registrations.Added.New)
                        .mapToObj(i -> people.get(i).id())
                        .toList();
        assertThat(taken).hasSize(1);
        assertThat(added)
                .allSatisfy(each -> {
                    if (each instanceof Registrations.Added.Known(var known)) {
                        assertThat(known.id()).isEqualTo(taken.getFirst());
                    }
                });
        assertThat(gateway.item()).containsEntry("id", taken.getFirst().value());
    }

    @Test
    void fiftyPostsOfOneAddressAtTheSameMomentAreOneRegistration() throws Exception {
        assertThat(together(posts("register-json")))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(gateway.item()).doesNotContainKey("askedAt");
    }

    @Test
    void fiftyResendsAtTheSameMomentAreOne() throws Exception {
        gateway.send("register-json");
        gateway.now(Gateway.OPEN.plus(ResendRule.PAUSE));

        assertThat(together(posts("register-resend-json")))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(gateway.item()).containsEntry("askedTimes", java.math.BigDecimal.ONE);
    }

    private List<Callable<Answer>> posts(String name) {
        Map<String, Object> event = Gateway.event(name);
        return Collections.nCopies(POSTS, () -> gateway.send(event));
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
