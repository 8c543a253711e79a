package lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that exists is valid. */
class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "iuc-city-to-city-4", "123", "---"})
    void aWebinarIsNamedInLowerCaseLettersDigitsAndHyphens(String value) {
        assertThat(WebinarId.of(value)).contains(new WebinarId(value));
        assertThat(new WebinarId(value)).hasToString(value);
    }

    static Stream<String> noWebinars() {
        return Stream.of(
                "",
                "ab",
                "a".repeat(65),
                "ABC",
                "a_b",
                "a b",
                "a/b",
                "äbc",
                "abc\n",
                "key#1",
                "a.b");
    }

    @ParameterizedTest
    @MethodSource("noWebinars")
    void nothingElseNamesAWebinar(String value) {
        assertThat(WebinarId.of(value)).isEmpty();
        assertThatThrownBy(() -> new WebinarId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("webinar must match [a-z0-9-]{3,64}");
    }

    @Test
    void aWebinarsNameHas64CharactersAtMost() {
        assertThat(WebinarId.of("a".repeat(64))).isPresent();
    }

    @Test
    void noTwoRegistrationsHaveTheSameRandomName() {
        Set<RegistrationId> ids = new HashSet<>();
        IntStream.range(0, 10_000).forEach(_ -> ids.add(RegistrationId.random()));

        assertThat(ids).hasSize(10_000).allMatch(id -> id.value().matches("[A-Za-z0-9_-]{22}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "has space", "has/slash", "has=sign", "ümlauts-", "x\ny56789"})
    void aNameThatIsNotUrlSafeIsNoRegistrations(String value) {
        assertThatThrownBy(() -> new RegistrationId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id must match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "hanako.yamada+iuc@city.example.jp",
                "o'brien_99@example.org",
                "x@xn--mnchen-3ya.example"
            })
    void aNormalisedAddressIsAnAddress(String value) {
        assertThat(new EmailAddress(value)).hasToString(value);
    }

    static Stream<String> noAddresses() {
        return Stream.of(
                "",
                "@",
                "a",
                "a@",
                "@b",
                "a@b@c",
                "A@b",
                "a@B",
                "a b@c",
                " a@b",
                "a@b ",
                "a@b\n",
                "a@b\u007f",
                "\u0000a@b",
                "ä@b",
                "a@münchen.de",
                "a@b。c",
                "a".repeat(250) + "@b.de");
    }

    @ParameterizedTest
    @MethodSource("noAddresses")
    void whatIsNotNormalisedIsNoAddress(String value) {
        assertThatThrownBy(() -> new EmailAddress(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an address ");
    }

    @Test
    void anAddressHas254CharactersAtMost() {
        assertThat(new EmailAddress("a".repeat(249) + "@b.de").value()).hasSize(254);
    }

    @ParameterizedTest
    @CsvSource({
        "https://meet.example.org/iuc-city-to-city-4, meet.example.org",
        "https://zoom.example.us:443/j/812345678?pwd=a%20b#x, zoom.example.us",
        "https://h, h"
    })
    void aJoinLinkNamesItsHost(String value, String host) {
        assertThat(new JoinLink(value).host()).isEqualTo(host);
        assertThat(new JoinLink(value)).hasToString(value);
    }

    static Stream<String> noLinks() {
        return Stream.of(
                "",
                "meet.example.org/x",
                "http://meet.example.org",
                "javascript:alert(1)",
                "https:meet.example.org",
                "https:///path",
                "https://",
                "https://a b",
                " https://a",
                "https://a\nb",
                "https://a/\"><b>",
                "ftp://a",
                "https://a/" + "x".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("noLinks")
    void onlyAnHttpsUrlWithAHostIsAJoinLink(String value) {
        assertThatThrownBy(() -> new JoinLink(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IUC events <events@example.org> | IUC events | events@example.org",
                "'  IUC events   <events@example.org>  ' | IUC events | events@example.org",
                "\"IUC, events\" <events@example.org> | IUC, events | events@example.org",
                "国際都市間協力<events@example.org> | 国際都市間協力 | events@example.org",
                "<events@example.org> | '' | events@example.org",
                "events@example.org | '' | events@example.org"
            })
    void aMailboxIsANameAndAnAddressOrAnAddress(String text, String name, String address) {
        assertThat(Mailbox.parse(text)).isEqualTo(new Mailbox(name, new EmailAddress(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "IUC events",
                "IUC events <>",
                "IUC events <events@example.org",
                "IUC events events@example.org",
                "<a@b> <c@d>",
                "a@b, c@d",
                "IUC <events@example.org> x",
                "IUC\r\nBcc: x <events@example.org>",
                "IUC events <Events@example.org>",
                "IUC events < events@example.org>",
                "events@example.org>",
                "a>b<c@d>",
                "\"\"\" <a@b>"
            })
    void whatIsNoMailboxIsRefused(String text) {
        assertThatThrownBy(() -> Mailbox.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMailboxHasNoControlCharacters() {
        EmailAddress address = new EmailAddress("a@b");

        assertThatThrownBy(() -> new Mailbox("a\nb", address))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "JAPANESE, en, ja, 日本語",
        "CHINESE, en, en, English",
        "CHINESE, ja, ja, 日本語",
        "CHINESE, fr, cs, česky"
    })
    void aTextIsInTheLanguageElseInTheWorkingLanguageElseInAny(
            Language language, String working, String tag, String text) {
        LocalizedText texts =
                new LocalizedText(Map.of("en", "English", "ja", "日本語", "cs", "česky"));

        assertThat(texts.in(language, working)).contains(new LocalizedText.In(tag, text));
    }

    @Test
    void aTextInNoLanguageIsNone() {
        assertThat(new LocalizedText(Map.of()).in(Language.ENGLISH, "en")).isEmpty();
    }

    @Test
    void aTextDoesNotChange() {
        Map<String, String> texts = new HashMap<>(Map.of("en", "English"));
        LocalizedText localized = new LocalizedText(texts);
        texts.put("en", "changed");

        assertThat(localized.byTag()).containsEntry("en", "English");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 3, 3", "4, 5, 2", "7, 9, 3"})
    void aClaimCountsTheAttemptsOfItsMail(int first, int attempt, int unknown) {
        assertThat(claim(first, attempt).unknownAttempts()).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 0", "2, 1"})
    void noAttemptComesBeforeTheFirst(int first, int attempt) {
        assertThatThrownBy(() -> claim(first, attempt))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aMailKindIsFoundByItsWord(MailKind kind) {
        assertThat(MailKind.ofWord(kind.word())).contains(kind);
        assertThat(MailKind.ofWord(kind.name())).isEmpty();
    }

    @Test
    void theAgendasShardIsThatOfTheKeyForGood() {
        // What stands in tables: these must never change.
        assertThat(key("a@example.org").agendaShard()).isEqualTo(0);
        assertThat(key("hanako.yamada@city.example.jp").agendaShard()).isEqualTo(2);
    }

    @Test
    void registrationsAreSpreadEvenlyOverTheShards() {
        int[] shards = new int[RegistrationKey.AGENDA_SHARDS];
        IntStream.range(0, 8_000)
                .forEach(i -> shards[key("person" + i + "@city.example").agendaShard()]++);

        assertThat(shards).hasSize(8);
        assertThat(IntStream.of(shards)).allMatch(count -> count > 800 && count < 1_200);
    }

    @Test
    void theWebinarIsPartOfTheShard() {
        long shards =
                IntStream.range(0, 100)
                        .map(i ->
                                new RegistrationKey(
                                                new WebinarId("webinar-" + i),
                                                new EmailAddress("a@example.org"))
                                        .agendaShard())
                        .distinct()
                        .count();

        assertThat(shards).isEqualTo(8);
    }

    @Test
    void whatARegistrationHoldsDoesNotChange() {
        TreeSet<String> blocks = new TreeSet<>(Set.of("morning"));
        Registration.Choices choices =
                new Registration.Choices(
                        "ja", Language.JAPANESE, blocks, ZoneId.of("Asia/Tokyo"), false);
        blocks.add("afternoon");

        assertThat(choices.blocks()).containsExactly("morning");
        assertThatThrownBy(() -> choices.blocks().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static RegistrationKey key(String email) {
        return new RegistrationKey(new WebinarId("iuc-city-to-city-4"), new EmailAddress(email));
    }

    private static Claim claim(int first, int attempt) {
        return new Claim(MailKind.LINK, 1, first, attempt, "token", Instant.EPOCH);
    }
}
