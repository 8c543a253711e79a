package lectern.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.registration.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void anObjectBecomesATreeOfPlainValuesInItsOrder() throws IOException {
        Map<String, Object> tree =
                Json.read("{\"b\":[1,\"二\",true,null,{\"c\":{}}],\"a\":null,\"n\":-2.5}");

        assertThat(tree.keySet()).containsExactly("b", "a", "n");
        assertThat(tree).containsEntry("a", null).containsEntry("n", -2.5);
        assertThat(tree.get("b"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(1, "二", true, null, Map.of("c", Map.of()));
    }

    @Test
    void bytesAreReadAsTheTextIs() throws IOException {
        assertThat(Json.read(stream("{\"name\":\"山田 花子\"}")))
                .containsExactly(entry("name", "山田 花子"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"o\":{\"a\":1,\"a\":1}}",
                "{\"l\":[{\"a\":1,\"a\":1}]}"
            })
    void aKeyThatStandsTwiceIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> Json.read(stream(text))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{}]",
                "\"text\"",
                "5",
                "true",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{}{}",
                "{} x",
                "{}]"
            })
    void whatIsNotOneObjectIsRefused(String text) {
        assertThat(catchThrowable(() -> Json.read(text)))
                .as("text")
                .isInstanceOf(IOException.class);
        assertThat(catchThrowable(() -> Json.read(stream(text))))
                .as("stream")
                .isInstanceOf(IOException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(latin1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aBottomlessTreeIsRefused() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);

        assertThatThrownBy(() -> Json.read(deep)).isInstanceOf(IOException.class);
    }

    @Test
    void anAbsentValueIsNotWritten() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", null);
        tree.put("b", "x\ny");

        assertThat(Json.write(tree)).isEqualTo("{\"b\":\"x\\ny\"}");
    }

    @Test
    void writingLeavesTheStreamOpen() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        Json.write(out, Map.of("name", "花子"));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"花子\"}");
        assertThat(closed[0]).isFalse();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Chance chance = Chance.fresh();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> tree = anyObject(chance, 4);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Json.write(out, tree);

            assertThat(Json.read(Json.write(tree))).as("%s", chance).isEqualTo(tree);
            assertThat(Json.read(new ByteArrayInputStream(out.toByteArray())))
                    .as("%s", chance)
                    .isEqualTo(tree);
            assertThat(Json.write(tree)).as("%s", chance).doesNotContain("\n");
        }
    }

    @Test
    void looksFindOnlyWhatHasTheirType() {
        Map<String, Object> tree = new HashMap<>();
        tree.put("text", "x");
        tree.put("number", 5);
        tree.put("object", Map.of("a", 1));
        tree.put("list", List.of(Map.of("a", 1), "no object", Map.of("b", 2)));
        tree.put("null", null);

        assertThat(Json.string(tree, "text")).contains("x");
        assertThat(Json.object(tree, "object")).isEqualTo(Map.of("a", 1));
        assertThat(Json.objects(tree, "list")).containsExactly(Map.of("a", 1), Map.of("b", 2));
        for (String other : List.of("number", "object", "list", "null", "absent")) {
            assertThat(Json.string(tree, other)).as(other).isEmpty();
        }
        for (String other : List.of("text", "number", "list", "null", "absent")) {
            assertThat(Json.object(tree, other)).as(other).isEmpty();
        }
        for (String other : List.of("text", "number", "object", "null", "absent")) {
            assertThat(Json.objects(tree, other)).as(other).isEmpty();
        }
    }

    private static Map<String, Object> anyObject(Chance chance, int depth) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int size = chance.below(4); size > 0; size--) {
            tree.put(anyText(chance), anyValue(chance, depth));
        }
        return tree;
    }

    private static Object anyValue(Chance chance, int depth) {
        return switch (chance.below(depth > 0 ? 5 : 3)) {
            case 0 -> anyText(chance);
            case 1 -> chance.below(1_000_000) - 500_000;
            case 2 -> chance.in100(50);
            case 3 -> anyObject(chance, depth - 1);
            default -> List.of(anyValue(chance, depth - 1), anyValue(chance, depth - 1));
        };
    }

    private static String anyText(Chance chance) {
        StringBuilder text = new StringBuilder();
        for (int length = chance.below(8); length > 0; length--) {
            text.appendCodePoint(
                    chance.oneOf(
                            (int) 'a', (int) '"', (int) '\\', 0, 0x0A, 0x2028, 0x82B1, 0x1F600));
        }
        return text.toString();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
