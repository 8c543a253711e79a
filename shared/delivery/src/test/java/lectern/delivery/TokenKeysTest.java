package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Registrations;
import lectern.token.Token;
import lectern.token.TokenKey;
import lectern.token.TokenKeys;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the tokens, in the real table. */
class TokenKeysTest {
    private static final Instant NOW = Instant.parse("2020-11-26T10:20:30Z");

    private final FreshTables tables = FreshTables.create();
    private final Registrations registrations =
            new Registrations(tables.dynamoDb(), tables.registrations());
    private final Registration hanako =
            Samples.registration("hanako@example.com", Samples.LONG_BEFORE);

    @Test
    void theFirstWhoSealsMakesTheKeyAndTheNextUsesIt() {
        registrations.add(hanako);
        Token token = sealed(NOW);

        assertThat(keys().open(token, registrations, NOW)).contains(hanako);
        assertThat(sealed(NOW.plusSeconds(60))).isEqualTo(token);
        assertThat(items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("name")).isEqualTo(Attributes.s("key#103"));
                    assertThat(item.get("expiresAt"))
                            .isEqualTo(
                                    Attributes.n(NOW.plus(Duration.ofDays(400)).getEpochSecond()));
                });
    }

    @Test
    void fiftyWhoComeFirstAtOnceMakeOneKey() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Token>> all =
                    IntStream.range(0, 50)
                            .<Callable<Token>>mapToObj(i -> () -> sealed(NOW))
                            .toList();
            Set<Token> tokens = new HashSet<>();
            for (Future<Token> each : pool.invokeAll(all)) {
                tokens.add(each.get());
            }
            assertThat(tokens).hasSize(1);
        }
        assertThat(items()).hasSize(1);
    }

    @Test
    void noKeySealsForLongerThan180DaysAndOldTokensOpenUntilTheirKeyIs400DaysOld() {
        registrations.add(hanako);
        Token old = sealed(NOW);
        Instant later = NOW.plus(Duration.ofDays(180));

        assertThat(sealed(later)).isNotEqualTo(old);
        assertThat(items()).hasSize(2);
        assertThat(keys().open(old, registrations, later)).contains(hanako);
        Instant end = NOW.plus(Duration.ofDays(400));
        assertThat(keys().open(old, registrations, end.minusSeconds(1))).contains(hanako);
        assertThat(keys().open(old, registrations, end)).isEmpty();
    }

    @Test
    void anErasedRegistrationIsNotFoundAndOneThatCameAfterItNeither() {
        registrations.add(hanako);
        Token token = sealed(NOW);
        erase();
        assertThat(keys().open(token, registrations, NOW)).isEmpty();

        registrations.add(Samples.registration("hanako@example.com", NOW));
        assertThat(keys().open(token, registrations, NOW)).isEmpty();
    }

    @Test
    void aTokenOfAKeyThatIsNotThereIsNobodys() {
        registrations.add(hanako);
        Token token = sealed(NOW);
        delete(tables.control(), Map.of("name", Attributes.s("key#103")));

        assertThat(keys().open(token, registrations, NOW)).isEmpty();
        assertThat(sealed(NOW)).as("sealed by a new key").isNotEqualTo(token);
        assertThat(keys().open(token, registrations, NOW)).isEmpty();
    }

    @Test
    void noOtherItemOfTheControlTableIsTakenForAKey() {
        registrations.add(hanako);
        Token token = new TokenKey(7, new byte[64]).seal(hanako.key(), hanako.id());
        assertThat(keys().open(token, registrations, NOW)).isEqualTo(Optional.empty());
    }

    private Token sealed(Instant now) {
        return keys().current(now).seal(hanako.key(), hanako.id());
    }

    private TokenKeys keys() {
        return new TokenKeys(tables.dynamoDb(), tables.control());
    }

    private List<Map<String, AttributeValue>> items() {
        return tables.dynamoDb().scan(scan -> scan.tableName(tables.control())).items();
    }

    private void erase() {
        delete(tables.registrations(), RegistrationItem.key(hanako.key()));
    }

    private void delete(String table, Map<String, AttributeValue> key) {
        tables.dynamoDb().deleteItem(delete -> delete.tableName(table).key(key));
    }
}
