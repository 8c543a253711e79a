package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lectern.language.Language;
import lectern.registration.Attention;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.Registration.Asked;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.WebinarId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResendRuleTest {
    private static final Instant REGISTERED = Instant.parse("2020-11-25T10:00:00Z");
    private static final Instant NOON = Instant.parse("2020-11-26T12:00:00Z");

    @Test
    void theFirstRequestOfADayClearsABounce() {
        Registration bounced = registration(Attention.BOUNCED, null);
        Optional<Asked> asked = ResendRule.ask(bounced, NOON);
        assertThat(asked).contains(new Asked(NOON, 1));
        assertThat(bounced.withAsked(asked.orElseThrow()).attention()).isNull();
    }

    @Test
    void theSecondRequestOfADayClearsNoBounceAndTheFirstOfTheNextDoes() {
        Registration bounced = registration(Attention.BOUNCED, new Asked(NOON, 1));
        assertThat(ResendRule.ask(bounced, NOON.plusSeconds(3_600))).isEmpty();
        assertThat(ResendRule.ask(bounced, Instant.parse("2020-11-27T00:00:00Z"))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Attention.class,
            names = {"BOUNCED"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingElseIsClearedByAsking(Attention why) {
        assertThat(ResendRule.ask(registration(why, null), NOON)).isEmpty();
        assertThat(registration(why, null).withAsked(new Asked(NOON, 1)).attention())
                .isEqualTo(why);
    }

    @Test
    void whoIsNotSuppressedMayAskSixTimesADay() {
        assertThat(ResendRule.ask(registration(null, new Asked(NOON, 5)), NOON.plusSeconds(300)))
                .contains(new Asked(NOON.plusSeconds(300), 6));
        assertThat(ResendRule.ask(registration(null, new Asked(NOON, 6)), NOON.plusSeconds(300)))
                .isEmpty();
        assertThat(ResendRule.ask(registration(null, new Asked(NOON, 1)), NOON.plusSeconds(299)))
                .isEmpty();
    }

    private static Registration registration(@Nullable Attention why, @Nullable Asked asked) {
        return new Registration(
                new RegistrationKey(new WebinarId("sample"), new EmailAddress("a@example.com")),
                RegistrationId.random(),
                new Registration.Person("Typed Name", "JP", null, null, null, null),
                new Registration.Choices(
                        "en", Language.ENGLISH, new TreeSet<>(), ZoneId.of("Asia/Tokyo"), true),
                new Registration.Consent("2020-11", false),
                Registration.Status.REGISTERED,
                REGISTERED,
                REGISTERED,
                asked,
                Map.of(
                        MailKind.CONFIRMATION,
                        new MailRecord(MailStatus.BOUNCED, REGISTERED, "m-1", 1)),
                null,
                1,
                null,
                why,
                REGISTERED.plusSeconds(9_000_000));
    }
}
