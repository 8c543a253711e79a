package lectern.bench.coldstart;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the calls to DynamoDB that go by, by the header that names each. */
final class Calls {
    private static final String NAME = "x-amz-target: dynamodb_";
    private static final Pattern HEADER =
            Pattern.compile(Pattern.quote(NAME), Pattern.CASE_INSENSITIVE);

    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    /** What hears the bytes of one connection, in their order. */
    Ear ear() {
        return new Ear();
    }

    final class Ear {
        private String tail = "";

        void hear(byte[] bytes, int length) {
            String text = tail + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            Matcher header = HEADER.matcher(text);
            int end = 0;
            while (header.find()) {
                count.incrementAndGet();
                end = header.end();
            }
            tail = text.substring(Math.max(end, text.length() - NAME.length() + 1));
        }
    }
}
