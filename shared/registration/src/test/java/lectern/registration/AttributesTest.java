package lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributesTest {
    @Test
    void aPlainTreeBecomesAnItem() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("text", "x");
        tree.put("whole", 5);
        tree.put("decimal", new BigDecimal("2.50"));
        tree.put("yes", true);
        tree.put("nothing", null);
        tree.put("list", Arrays.asList("a", 1, null));
        tree.put("map", Map.of("a", List.of()));

        assertThat(Attributes.typed(tree))
                .isEqualTo(
                        Map.of(
                                "text", AttributeValue.fromS("x"),
                                "whole", AttributeValue.fromN("5"),
                                "decimal", AttributeValue.fromN("2.50"),
                                "yes", AttributeValue.fromBool(true),
                                "nothing", AttributeValue.fromNul(true),
                                "list",
                                        AttributeValue.fromL(
                                                List.of(
                                                        AttributeValue.fromS("a"),
                                                        AttributeValue.fromN("1"),
                                                        AttributeValue.fromNul(true))),
                                "map",
                                        AttributeValue.fromM(
                                                Map.of("a", AttributeValue.fromL(List.of())))));
    }

    @Test
    void anItemBecomesAPlainTreeAgain() {
        Chance chance = Chance.fresh();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> tree = anyMap(chance, 3);

            assertThat(Attributes.plain(Attributes.typed(tree))).as("%s", chance).isEqualTo(tree);
        }
    }

    @Test
    void theSampleWebinarSurvivesTheTable() {
        Map<String, Object> tree = Attributes.plain(Attributes.typed(Samples.tree()));

        assertThat(WebinarReader.read(tree)).isEqualTo(WebinarReader.read(Samples.tree()));
    }

    @Test
    void setsBecomeLists() {
        assertThat(
                        Attributes.plain(
                                Map.of(
                                        "words", AttributeValue.fromSs(List.of("a", "b")),
                                        "numbers", AttributeValue.fromNs(List.of("1", "2.5")))))
                .isEqualTo(
                        Map.of(
                                "words", List.of("a", "b"),
                                "numbers", List.of(BigDecimal.ONE, new BigDecimal("2.5"))));
    }

    @Test
    void aBinaryAttributeIsNoValueThatAFieldTakesAndBreaksNoOther() {
        AttributeValue binary = AttributeValue.fromB(SdkBytes.fromUtf8String("x"));
        Map<String, Object> tree = new HashMap<>(Samples.tree());
        tree.putAll(Attributes.plain(Map.of("organiser", binary, "attachment", binary)));

        assertThat(WebinarReader.read(tree).problems())
                .containsExactly("organiser must be a string.");
        assertThat(Json.write(tree)).contains("\"attachment\":");
    }

    @Test
    void whatHasNoPlaceInTheTablesIsRefused() {
        assertThatThrownBy(() -> Attributes.typed(Map.of("instant", Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Instant");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-03T06:00:00Z, 2020-12-03T06:00:00.000Z",
        "2020-12-03T06:00:00.1Z, 2020-12-03T06:00:00.100Z",
        "2020-12-03T06:00:00.123456789Z, 2020-12-03T06:00:00.123Z",
        "2020-12-03T06:00:00.000999Z, 2020-12-03T06:00:00.000Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z"
    })
    void anInstantHasThreeDigitsOfMilliseconds(Instant instant, String text) {
        assertThat(Attributes.instantText(instant)).isEqualTo(text);
        assertThat(Attributes.instant(instant)).isEqualTo(AttributeValue.fromS(text));
    }

    @Test
    void theOrderOfTextsIsTheOrderOfTime() {
        Chance chance = Chance.fresh();
        Instant from = Instant.parse("2020-12-03T06:00:00Z");
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            instants.add(
                    chance.between(
                            from, from.plus(Duration.ofSeconds(1L + chance.below(100_000)))));
        }
        instants.sort(null);

        assertThat(instants.stream().map(Attributes::instantText).toList())
                .as("%s", chance)
                .isSorted()
                .extracting(Instant::parse)
                .isEqualTo(instants);
    }

    @Test
    void anAttributeOfAnotherTypeIsNotThere() {
        Map<String, AttributeValue> item =
                Map.of("text", Attributes.s("x"), "number", Attributes.n(5));

        assertThat(Attributes.text(item, "text")).contains("x");
        assertThat(Attributes.text(item, "number")).isEmpty();
        assertThat(Attributes.text(item, "absent")).isEmpty();
        assertThat(Attributes.number(item, "number")).contains(5L);
        assertThat(Attributes.number(item, "text")).isEmpty();
        assertThat(Attributes.number(item, "absent")).isEmpty();
        assertThatThrownBy(() -> Attributes.requiredText(item, "number"))
                .hasMessage("number is missing or not a string");
        assertThatThrownBy(() -> Attributes.requiredNumber(item, "text"))
                .hasMessage("text is missing or not a number");
    }

    private static Map<String, Object> anyMap(Chance chance, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int size = chance.below(4); size > 0; size--) {
            map.put("key" + chance.below(100), anyValue(chance, depth));
        }
        return map;
    }

    private static Object anyValue(Chance chance, int depth) {
        return switch (chance.below(depth > 0 ? 5 : 3)) {
            case 0 -> "text " + chance.below(10);
            case 1 -> new BigDecimal(chance.below(10_000)).movePointLeft(chance.below(4));
            case 2 -> chance.in100(50);
            case 3 -> anyMap(chance, depth - 1);
            default -> List.of(anyValue(chance, depth - 1), anyValue(chance, depth - 1));
        };
    }
}
