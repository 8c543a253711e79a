package lectern.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.registration.EmailAddress;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.WebinarId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyTest {
    private static final String URL_SAFE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final RegistrationId ID = new RegistrationId("Zm9yLXRoZS10ZXN0cw");
    private static final RegistrationKey HANAKO = key("hanako@example.com");
    private static final TokenKey KEY = new TokenKey(103, secret(1));
    private static final Token TOKEN = KEY.seal(HANAKO, ID);

    @Test
    void whoHasTheKeyLearnsWhoseTokenItIs() {
        assertThat(KEY.open(TOKEN)).contains(HANAKO);
        assertThat(TOKEN.key()).isEqualTo(103);
        assertThat(KEY.isTokenOf(TOKEN, HANAKO, ID)).isTrue();
    }

    @Test
    void aRegistrationThatCameAfterAnErasedOneHasAnotherToken() {
        RegistrationId later = new RegistrationId("YW5vdGhlci1vbmUuLi4");
        assertThat(KEY.isTokenOf(TOKEN, HANAKO, later)).isFalse();
        assertThat(KEY.seal(HANAKO, later)).isNotEqualTo(TOKEN);
    }

    @Test
    void theSameRegistrationAlwaysHasTheSameToken() {
        assertThat(new TokenKey(103, secret(1)).seal(HANAKO, ID)).isEqualTo(TOKEN);
    }

    @Test
    void noOtherKeyOpensIt() {
        assertThat(new TokenKey(103, secret(2)).open(TOKEN)).isEmpty();
        assertThat(new TokenKey(104, secret(1)).open(TOKEN)).isEmpty();
    }

    @Test
    void noTwoRegistrationsShareANonce() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] octets = KEY.seal(key("person" + i + "@example.com"), ID).octets();
            nonces.add(Arrays.toString(Arrays.copyOfRange(octets, 2, 14)));
        }
        assertThat(nonces).hasSize(1_000);
    }

    static Stream<String> changedInOneCharacter() {
        String genuine = TOKEN.value();
        return IntStream.range(0, genuine.length())
                .boxed()
                .flatMap(at ->
                        URL_SAFE.chars()
                                .filter(other -> other != genuine.charAt(at))
                                .mapToObj(other ->
                                        genuine.substring(0, at)
                                                + (char) other
                                                + genuine.substring(at + 1)));
    }

    /** The last character too, some of whose bits stand for no octet. */
    @Test
    void aTokenThatIsChangedAnywhereIsNobodys() {
        assertThat(changedInOneCharacter())
                .hasSizeGreaterThan(5_000)
                .noneMatch(TokenKeyTest::isAccepted);
    }

    @Test
    void aTokenThatIsCutOrMadeLongerIsNobodys() {
        String genuine = TOKEN.value();
        assertThat(IntStream.range(0, genuine.length()).mapToObj(end -> genuine.substring(0, end)))
                .noneMatch(TokenKeyTest::isAccepted);
        assertThat(Stream.of("=", "==", "A", "AAAA", "\n", " ", "%"))
                .noneMatch(more -> isAccepted(genuine + more));
        assertThat(isAccepted(genuine)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not a token", "ｔｏｋｅｎ", "../../x", "+/+/", "AAAA"})
    void whatHasNoShapeOfATokenIsNone(String text) {
        assertThat(Token.of(text)).isEmpty();
    }

    @Test
    void aTokenLongerThanAnyIsNone() {
        assertThat(Token.of("A".repeat(4 * (349 / 3 + 2)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "iuc-city-to-city-4, hanako@example.com",
        "iuc-city-to-city-4, katerina.novakova@magistrat.plzen.eu",
        "iuc-city-to-city-4, yamada.hanako.jp@city.yokohama.example.jp"
    })
    void anOrdinaryAddressMakesATokenOfAtMost120UrlSafeCharacters(String webinar, String email) {
        String token =
                KEY.seal(new RegistrationKey(new WebinarId(webinar), new EmailAddress(email)), ID)
                        .value();
        assertThat(token).hasSizeLessThanOrEqualTo(120).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void theLongestAddressOfTheLongestWebinarIsSealedAndOpenedToo() {
        RegistrationKey longest =
                new RegistrationKey(
                        new WebinarId("w".repeat(64)),
                        new EmailAddress("l".repeat(64) + "@" + "d".repeat(185) + ".com"));
        Token token = KEY.seal(longest, ID);
        assertThat(Token.of(token.value())).contains(token);
        assertThat(KEY.open(token)).contains(longest);
    }

    @Test
    void neitherAddressNorIdCanBeReadInIt() {
        String octets = new String(TOKEN.octets(), StandardCharsets.ISO_8859_1);
        assertThat(octets).doesNotContain("hanako").doesNotContain("example");
        assertThat(octets).doesNotContain(ID.value());
        assertThat(TOKEN.value())
                .doesNotContain(
                        Base64.getUrlEncoder()
                                .encodeToString("hanako".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aSecretOfAnotherLengthIsNoKey() {
        assertThatThrownBy(() -> new TokenKey(1, new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isAccepted(String text) {
        return Token.of(text)
                .filter(token -> KEY.open(token).isPresent())
                .filter(token -> KEY.isTokenOf(token, HANAKO, ID))
                .isPresent();
    }

    private static RegistrationKey key(String email) {
        return new RegistrationKey(new WebinarId("iuc-city-to-city-4"), new EmailAddress(email));
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[TokenKey.SECRET_OCTETS];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
