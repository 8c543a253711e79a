package lectern.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import lectern.lambda.Json;
import lectern.local.CannotStart;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Template;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterPatternTest {
    private static final String CLAIM =
            "\"claim\":{\"M\":{\"kind\":{\"S\":\"confirmation\"},\"token\":{\"S\":\"t\"}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[\"x\"]}                  | {\"a\":\"x\"}            | true",
                "{\"a\":[\"x\"]}                  | {\"a\":\"y\"}            | false",
                "{\"a\":[\"x\"]}                  | {}                       | false",
                "{\"a\":[\"x\",\"y\"]}            | {\"a\":\"y\"}            | true",
                "{\"a\":[\"x\"],\"b\":[\"y\"]}    | {\"a\":\"x\"}            | false",
                "{\"a\":[\"x\"],\"b\":[\"y\"]}    | {\"a\":\"x\",\"b\":\"y\"}| true",
                "{\"a\":{\"b\":[\"x\"]}}          | {\"a\":{\"b\":\"x\"}}    | true",
                "{\"a\":{\"b\":[\"x\"]}}          | {\"a\":\"x\"}            | false",
                "{\"a\":[\"x\"]}                  | {\"a\":[\"w\",\"x\"]}    | true",
                "{\"a\":[1]}                      | {\"a\":1.0}              | true",
                "{\"a\":[1]}                      | {\"a\":\"1\"}            | false",
                "{\"a\":[true]}                   | {\"a\":true}             | true",
                "{\"a\":[{\"prefix\":\"x\"}]}     | {\"a\":\"xyz\"}          | true",
                "{\"a\":[{\"prefix\":\"x\"}]}     | {\"a\":\"yx\"}           | false",
                "{\"a\":[{\"prefix\":\"1\"}]}     | {\"a\":12}               | false",
                "{\"a\":[{\"exists\":true}]}      | {\"a\":\"x\"}            | true",
                "{\"a\":[{\"exists\":true}]}      | {}                       | false",
                "{\"a\":[{\"exists\":true}]}      | {\"a\":{\"b\":\"x\"}}    | false",
                "{\"a\":[{\"exists\":false}]}     | {}                       | true",
                "{\"a\":[{\"exists\":false}]}     | {\"a\":\"x\"}            | false",
                "{\"a\":[{\"exists\":false}]}     | {\"a\":{\"b\":\"x\"}}    | true",
                "{\"a\":{\"b\":[{\"exists\":false}]}} | {}                   | true",
                "{\"a\":{\"b\":[{\"exists\":false}]}} | {\"a\":{\"b\":\"x\"}}| false",
                "{\"a\":[\"x\",{\"exists\":false}]} | {}                     | true",
                "{\"a\":[\"x\",{\"exists\":false}]} | {\"a\":\"y\"}          | false",
            })
    void aPatternFitsAsLambdaSays(String pattern, String record, boolean fits) throws IOException {
        assertThat(FilterPattern.parse(pattern).matches(Json.read(record))).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[{\"numeric\":[\">\",1]}]}",
                "{\"a\":[{\"anything-but\":[\"x\"]}]}",
                "{\"a\":[{\"exists\":\"yes\"}]}",
                "{\"a\":\"x\"}",
                "not JSON"
            })
    void aPatternThatIsNotKnownHereStopsTheStart(String pattern) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern)).isInstanceOf(CannotStart.class);
    }

    @Test
    void theTemplatesFiltersLetANewRegistrationThrough() throws IOException {
        assertThat(passes("\"nextMail\":{\"S\":\"confirmation\"}", null)).isTrue();
        assertThat(passes("\"nextMail\":{\"S\":\"link\"}", null)).isTrue();
    }

    @Test
    void theTemplatesFiltersHoldBackAClaimAndItsRelease() throws IOException {
        String unclaimed = "\"nextMail\":{\"S\":\"confirmation\"}";
        String claimed = unclaimed + ",\"attempts\":{\"N\":\"1\"}," + CLAIM;
        String released = unclaimed + ",\"attempts\":{\"N\":\"1\"}";
        assertThat(passes(claimed, unclaimed)).isFalse();
        assertThat(passes(released, claimed)).isFalse();
    }

    @Test
    void theTemplatesFiltersHoldBackASettlement() throws IOException {
        String settled =
                "\"nextMail\":{\"S\":\"link\"},\"attempts\":{\"N\":\"1\"},"
                        + "\"confirmationStatus\":{\"S\":\"SENT\"}";
        assertThat(
                        passes(
                                settled,
                                "\"nextMail\":{\"S\":\"confirmation\"},"
                                        + "\"attempts\":{\"N\":\"1\"},"
                                        + CLAIM))
                .isFalse();
    }

    @Test
    void theTemplatesFiltersLetAResendThroughButNotItsClaimAndRelease() throws IOException {
        String settled = "\"nextMail\":{\"S\":\"link\"},\"attempts\":{\"N\":\"1\"}";
        String asked = "\"nextMail\":{\"S\":\"resend\"},\"attempts\":{\"N\":\"1\"}";
        String claimed = "\"nextMail\":{\"S\":\"resend\"},\"attempts\":{\"N\":\"2\"}," + CLAIM;
        String released = "\"nextMail\":{\"S\":\"resend\"},\"attempts\":{\"N\":\"2\"}";
        assertThat(passes(asked, settled)).isTrue();
        assertThat(passes(claimed, asked)).isFalse();
        assertThat(passes(released, claimed)).isFalse();
    }

    private static boolean passes(String newImage, @Nullable String old) throws IOException {
        var record =
                Json.read(
                        "{\"eventName\":\"%s\",\"dynamodb\":{\"NewImage\":{%s}%s}}"
                                .formatted(
                                        old == null ? "INSERT" : "MODIFY",
                                        newImage,
                                        old == null ? "" : ",\"OldImage\":{" + old + "}"));
        return patterns().stream()
                .anyMatch(pattern -> FilterPattern.parse(pattern).matches(record));
    }

    private static List<String> patterns() {
        List<String> patterns =
                Template.read(FreshTables.projectFolder().resolve("template.yaml"))
                        .function("ConfirmFunction")
                        .streams()
                        .getFirst()
                        .filters();
        assertThat(patterns).isNotEmpty();
        return patterns;
    }
}
