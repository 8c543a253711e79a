package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is posted to register, and what then stands in the table. */
class RegistrationsPostTest {
    private final Gateway gateway = new Gateway();

    @Test
    void aFormIsTakenAndLeadsOnToThePageAfterIt() {
        Answer answer = gateway.send("register-form");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).isEqualTo(Gateway.FORM + "/registered");
        assertThat(answer.cookies())
                .singleElement()
                .asString()
                .startsWith("lectern_sent=")
                .endsWith(
                        "; Max-Age=600; Path=" + Gateway.FORM + "; HttpOnly; SameSite=Lax; Secure")
                .doesNotContain("@");
        assertThat(answer.body()).isEmpty();
        assertThat(gateway.item())
                .containsEntry("webinar", Gateway.WEBINAR)
                .containsEntry("email", "jana.novakova@example.com")
                .containsEntry("emailTyped", "Jana.Novakova@Example.com")
                .containsEntry("name", "Jana Nováková")
                .containsEntry("country", "CZ")
                .containsEntry("city", "Plzeň")
                .containsEntry("organisation", "Statutární město Plzeň")
                .containsEntry("interpretation", "en")
                .containsEntry("language", "cs")
                .containsEntry("blocks", List.of("afternoon", "morning"))
                .containsEntry("timeZone", "Europe/Prague")
                .containsEntry("timeZoneGuessed", true)
                .containsEntry("privacyVersion", "2020-11")
                .containsEntry("news", false)
                .containsEntry("status", "REGISTERED")
                .containsEntry("registeredAt", "2020-11-20T08:00:00.000Z")
                .containsEntry("changedAt", "2020-11-20T08:00:00.000Z")
                .containsEntry("nextMail", "confirmation")
                .containsEntry("nextMailAt", "2020-11-20T08:00:00.000Z")
                .containsKeys("id", "agendaShard", "expiresAt")
                .doesNotContainKeys("role", "askedAt", "attempts", "claim", "attention");
    }

    @Test
    void jsonIsTakenAndAnsweredInOneWord() {
        Answer answer = gateway.send("register-json");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.cookies()).isEmpty();
        assertThat(gateway.item())
                .containsEntry("email", "hanako@example.com")
                .containsEntry("name", "山田花子")
                .containsEntry("role", "国際局")
                .containsEntry("interpretation", "ja")
                .containsEntry("language", "ja")
                .containsEntry("blocks", List.of("afternoon"))
                .containsEntry("timeZone", "Japan")
                .containsEntry("timeZoneGuessed", false)
                .doesNotContainKey("emailTyped");
    }

    @Test
    void whatIsNotSaidIsTakenFromTheBrowserAndTheCountry() {
        assertThat(gateway.send("register-json-minimal").status()).isEqualTo(202);

        assertThat(gateway.item())
                .containsEntry("language", "zh-Hans")
                .containsEntry("interpretation", "zh")
                .containsEntry("blocks", List.of("afternoon", "morning"))
                .containsEntry("timeZone", "Asia/Tokyo")
                .containsEntry("timeZoneGuessed", true);
    }

    @Test
    void anAddressInFullWidthLettersIsTheSameInOrdinaryOnes() {
        assertThat(gateway.send("register-form-full-width").status()).isEqualTo(303);

        assertThat(gateway.item())
                .containsEntry("email", "yamada@yahoo.co.jp")
                .containsEntry("emailTyped", "ｙａｍａｄａ＠ｙａｈｏｏ．ｃｏ．ｊｐ")
                .containsEntry("city", "横浜市")
                .containsEntry("blocks", List.of("morning"))
                .doesNotContainKey("organisation");
    }

    @Test
    void aFormOnAnotherSiteMayHaveFieldsOfItsOwnAndLeaveOursOut() {
        assertThat(gateway.send("register-form-elsewhere").status()).isEqualTo(303);

        assertThat(gateway.item())
                .containsEntry("email", "keoni+iuc@example.com")
                .containsEntry("country", "US")
                .containsEntry("timeZone", "Pacific/Honolulu")
                .containsEntry("timeZoneGuessed", false)
                .containsEntry("language", "en")
                .containsEntry("news", true)
                .doesNotContainKey("utm_source");
    }

    @Test
    void kosovoIsACountryOrRegion() {
        assertThat(gateway.send("register-form-kosovo").status()).isEqualTo(303);
        assertThat(gateway.item())
                .containsEntry("country", "XK")
                .containsEntry("timeZone", "Europe/Belgrade");
    }

    @Test
    void aHoneypotFilledByAProgramIsAnsweredAsEverAndNothingIsStored() {
        Answer answer = gateway.send("register-json-honeypot");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer).isEqualTo(gateway.send("register-json"));
        assertThat(gateway.items()).hasSize(1);
    }

    @Test
    void aHoneypotFilledInAFormShowsThePageAgainWithThatFieldEmptied() {
        Answer answer = gateway.send("register-form-honeypot");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Jana Nováková\"", "value=\"Jana.Novakova@Example.com\"")
                .contains("id=\"website\"")
                .doesNotContain("spam.example");
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void theFormComesBackWithASummaryAndEverythingThatWasTyped() {
        Answer answer = gateway.send("register-form-faulty");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-language")).isEqualTo("ja");
        assertThat(answer.body())
                .contains("<a href=\"#name\">", "<a href=\"#email\">")
                .contains("<a href=\"#country\">", "<a href=\"#privacy\">")
                .contains("value=\"http://spam.example\"", "value=\"hanako@\"", "value=\"横浜市\"")
                .contains("value=\"&lt;b>横浜市役所&lt;/b>\"")
                .contains("name=\"interpretation\" value=\"es\" checked")
                .contains("name=\"blocks\" value=\"afternoon\" checked")
                .doesNotContain("name=\"blocks\" value=\"morning\" checked")
                .contains("<option value=Asia/Tokyo selected>");
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void anEmptyFormLacksWhatIsRequired() {
        Answer answer = gateway.send("register-form-empty");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Please write your name.", "Please write your e-mail address.")
                .contains("Please choose your country or region.")
                .contains("Please confirm that you have read how your data are used.");
    }

    @Test
    void aFieldThatComesTwiceIsRefused() {
        Answer form = gateway.send("register-form-repeated-field");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.body()).contains("<a href=\"#email\">", "id=\"email-error\"");

        Answer json = gateway.send("register-json-repeated-field");
        assertThat(json.status()).isEqualTo(422);
        assertThat(json.errors()).containsExactly("/email repeated");
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void everyFieldThatIsWrongInJsonIsPointedAt() {
        Answer answer = gateway.send("register-json-faulty");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json())
                .containsEntry("type", "urn:lectern:problem:fields")
                .containsEntry("status", 422)
                .containsKey("title");
        assertThat(answer.errors())
                .containsExactly(
                        "/name required",
                        "/email local-part-not-ascii",
                        "/country not-a-choice",
                        "/city too-long",
                        "/language not-a-choice",
                        "/interpretation not-a-choice",
                        "/blocks not-a-choice",
                        "/privacy required");
        assertThat(lectern.lambda.Json.objects(answer.json(), "errors"))
                .contains(
                        Map.of(
                                "pointer",
                                "/blocks",
                                "code",
                                "not-a-choice",
                                "detail",
                                "Which parts will you attend?: please choose one of: morning,"
                                        + " afternoon."));
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThat(gateway.send("register-json-wrong-types").errors())
                .containsExactlyInAnyOrder(
                        "/name not-text",
                        "/email not-text",
                        "/country not-text",
                        "/blocks not-a-list",
                        "/news not-true-or-false",
                        "/privacy not-true-or-false");
    }

    @Test
    void aFieldThatNobodyKnowsIsAMistakeInJson() {
        Answer answer = gateway.send("register-json-unknown-field");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("/e-mail~1address unknown-field");
    }

    @Test
    void whoRegistersAgainIsAnsweredTheSameAndChangesNothingWithinFiveMinutes() {
        Answer first = gateway.send("register-json");
        Map<String, Object> before = gateway.item();
        gateway.now(Gateway.OPEN.plusSeconds(299));

        assertThat(gateway.send("register-json-again")).isEqualTo(first);
        assertThat(gateway.item()).isEqualTo(before);
    }
}
