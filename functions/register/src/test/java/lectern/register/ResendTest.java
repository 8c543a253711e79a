package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is registered can have her mail again, and nobody learns who is. */
class ResendTest {
    private final Gateway gateway = new Gateway();

    @Test
    void anAddressThatNobodyRegisteredIsAnsweredLikeAnyOther() {
        Answer form = gateway.send("register-resend");
        Answer json = gateway.send("register-resend-json");
        assertThat(gateway.items()).isEmpty();
        gateway.send("register-json");

        assertThat(gateway.send("register-resend")).isEqualTo(form);
        assertThat(gateway.send("register-resend-json")).isEqualTo(json);
        assertThat(form.status()).isEqualTo(303);
        assertThat(form.header("location")).isEqualTo(Gateway.FORM + "/registered");
        assertThat(form.cookies()).hasSize(1);
        assertThat(json.status()).isEqualTo(202);
        assertThat(json.body()).isEqualTo("{\"status\":\"accepted\"}");
    }

    @Test
    void somethingElseThanAnAddressIs422() {
        Answer form = gateway.send("register-resend-faulty");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.header("content-language")).isEqualTo("ja");
        assertThat(form.body()).contains("value=\"hanako\"", "aria-invalid=\"true\"");

        assertThat(gateway.send("register-resend-json-faulty").errors())
                .containsExactly("/email required", "/name unknown-field");
    }

    @Test
    void askingChangesOnlyThatItWasAskedAndWhatIsMailedNext() {
        gateway.send("register-json");
        Map<String, Object> before = gateway.item();
        gateway.now(Gateway.OPEN.plus(ResendRule.PAUSE));
        gateway.send("register-resend-json");

        Map<String, Object> after = gateway.item();
        assertThat(after)
                .containsEntry("askedAt", "2020-11-20T08:05:00.000Z")
                .containsEntry("askedTimes", java.math.BigDecimal.ONE);
        assertThat(after.keySet()).containsAll(before.keySet());
        before.forEach((name, value) -> assertThat(after).containsEntry(name, value));
    }

    @Test
    void whoHasHerConfirmationAndAsksIsMailedNext() {
        gateway.send("register-json");
        gateway.mailed();
        gateway.now(Gateway.OPEN.plus(Duration.ofDays(1)));
        gateway.send("register-json-again");

        assertThat(gateway.item())
                .containsEntry("nextMail", "resend")
                .containsEntry("nextMailAt", "2020-11-21T08:00:00.000Z")
                .containsEntry("name", "山田花子");
    }

    @Test
    void registeringAgainAsksToo() {
        gateway.send("register-json");
        Map<String, Object> before = gateway.item();
        gateway.now(Gateway.OPEN.plus(Duration.ofHours(1)));
        gateway.send("register-json-again");

        assertThat(gateway.item())
                .containsEntry("askedAt", "2020-11-20T09:00:00.000Z")
                .containsAllEntriesOf(before);
    }
}
