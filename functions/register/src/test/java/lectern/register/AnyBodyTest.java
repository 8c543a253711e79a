package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lectern.lambda.Json;
import lectern.language.Countries;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;

/** Whatever is posted, the answer is one of ours, and what is taken is stored in one spelling. */
class AnyBodyTest {
    private static final int POSTS = 400;
    private static final Webinar WEBINAR = Samples.webinar();
    private static final Set<Integer> ANSWERS = Set.of(202, 303, 400, 413, 415, 422);

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "Jana",
                    "\u3000山田 花子\u00a0",
                    "jana@example.com",
                    " Ｊａｎａ＠ｅｘａｍｐｌｅ。ｃｏｍ",
                    "o'b+c@straße.example",
                    "\"a b\"@example.com",
                    "a\u0000@example.com",
                    "a@exa\u200bmple.com",
                    "a@\u202eexample.com",
                    "CZ",
                    "xk",
                    "ﬁ",
                    "ß",
                    "İ",
                    "on",
                    "true",
                    "ja",
                    "zh-TW",
                    "morning",
                    "Asia/Calcutta",
                    "Etc/GMT+12",
                    "\ud83d\ude00",
                    "\ud800",
                    "\u0000",
                    "\u2028",
                    "\ufeff",
                    "<script>alert(1)</script>\"'&",
                    "{0}{name}%s$1\\",
                    "x".repeat(101),
                    "𠮷".repeat(100),
                    "e\u0301".repeat(80) + "@example.com");

    private final long seed = Long.getLong("lectern.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Gateway gateway = new Gateway(Map.of("POSTS_PER_SOURCE", "1000000"));

    @Test
    void everyBodyIsAnsweredAndWhatIsTakenIsNormalised() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < POSTS; i++) {
            Map<String, Object> event = post();
            int status = gateway.send(event).status();
            assertThat(status).as("%s of %s", this, Json.write(event)).isIn(ANSWERS);
            seen.add(status);
        }
        assertThat(seen).as("the bodies are too much alike; %s", this).containsAll(ANSWERS);
        assertThat(gateway.items())
                .as(toString())
                .isNotEmpty()
                .allSatisfy(AnyBodyTest::assertNormalised);
    }

    private Map<String, Object> post() {
        String event =
                oneOf(
                        List.of(
                                "register-form",
                                "register-json",
                                "register-resend",
                                "register-resend-json"));
        Map<String, Object> post = Gateway.withBody(event, body(event.contains("json")));
        return random.nextInt(20) == 0
                ? Gateway.withHeader(post, "content-type", oneOf(TEXTS))
                : post;
    }

    private byte[] body(boolean json) {
        Map<String, Object> fields = fields();
        byte[] body = (json ? json(fields) : form(fields)).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> noise(random.nextInt(200));
            case 1 -> damaged(body);
            case 2 -> random.nextInt(5) == 0 ? noise(Body.LARGEST + 1 + random.nextInt(3)) : body;
            default -> body;
        };
    }

    /** Mostly what the form sends, with values of which each is sometimes right. */
    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "Jana");
        fields.put("email", "p" + random.nextInt(50) + oneOf(List.of("@Example.com", "＠例え.jp")));
        fields.put("country", oneOf(List.of("CZ", "jp", "xk")));
        fields.put("privacy", true);
        int others = random.nextInt(4);
        for (int i = 0; i < others; i++) {
            fields.put(oneOf(RegistrationForm.FIELDS), value());
        }
        return fields;
    }

    private Object value() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(oneOf(TEXTS), oneOf(TEXTS));
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            default -> oneOf(TEXTS);
        };
    }

    /** Half of a pair stands in it as an escape; as bytes there is no such thing. */
    private static String json(Map<String, Object> fields) {
        return Json.write(fields).replace("\ud800", "\\ud800");
    }

    private static String form(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .flatMap(field ->
                        texts(field.getValue()).stream().map(value -> field.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    private static List<String> texts(Object value) {
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        return values.stream()
                .map(each -> Boolean.TRUE.equals(each) ? "on" : String.valueOf(each))
                .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8))
                .toList();
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Some bytes changed, left out or put in. */
    private byte[] damaged(byte[] body) {
        var out = new ByteArrayOutputStream();
        IntStream.range(0, body.length)
                .forEach(i -> {
                    int what = random.nextInt(60);
                    if (what != 0) {
                        out.write(what == 1 ? random.nextInt(256) : body[i]);
                    }
                    if (what == 2) {
                        out.write(random.nextInt(256));
                    }
                });
        return out.toByteArray();
    }

    private static void assertNormalised(Map<String, Object> item) {
        String email = (String) item.get("email");
        assertThat(email).matches("[!-~&&[^A-Z@]]{1,64}@[a-z0-9.-]{3,253}").hasSizeLessThan(255);
        assertThat(Emails.read(String.valueOf(email)))
                .isEqualTo(
                        new Emails.Reading.Address(
                                new lectern.registration.EmailAddress(String.valueOf(email))));
        for (String field : List.of("name", "organisation", "city", "role", "emailTyped")) {
            if (item.get(field) instanceof String text) {
                assertThat(text).isNotEmpty().isEqualTo(TypedText.strip(text));
                assertThat(TypedText.hasControls(text)).isFalse();
                assertThat(TypedText.length(text)).isLessThanOrEqualTo(254);
            }
        }
        assertThat(Countries.isCode(String.valueOf(item.get("country")))).isTrue();
        assertThat(java.time.ZoneId.getAvailableZoneIds())
                .contains(String.valueOf(item.get("timeZone")));
        assertThat(WEBINAR.channels()).contains(String.valueOf(item.get("interpretation")));
        assertThat(WEBINAR.languages().stream().map(each -> each.tag()))
                .contains(String.valueOf(item.get("language")));
        assertThat(Set.of("morning", "afternoon")).containsAll(Json.strings(item, "blocks"));
        assertThat(item.get("news")).isInstanceOf(Boolean.class);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Override
    public String toString() {
        return "repeat with -Dlectern.seed=" + seed;
    }
}
