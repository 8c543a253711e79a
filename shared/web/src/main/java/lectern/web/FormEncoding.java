package lectern.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code application/x-www-form-urlencoded} as the URL Standard parses it, but for one thing: what
 * is not UTF-8 is refused, where {@link java.net.URLDecoder} would put U+FFFD into people's names.
 */
public final class FormEncoding {
    private FormEncoding() {}

    /** The values of each name in their order; empty where the bytes are not UTF-8. */
    public static Optional<Map<String, List<String>>> decode(byte[] bytes) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            for (String pair : utf8(bytes).split("&", -1)) {
                if (!pair.isEmpty()) {
                    String[] sides = pair.split("=", 2);
                    fields.computeIfAbsent(unescape(sides[0]), _ -> new ArrayList<>())
                            .add(sides.length == 2 ? unescape(sides[1]) : "");
                }
            }
            return Optional.of(fields);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** The text that the bytes are in UTF-8. */
    public static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String unescape(String text) throws CharacterCodingException {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%' && i + 2 < in.length && hex(in[i + 1]) >= 0 && hex(in[i + 2]) >= 0) {
                out.write(hex(in[i + 1]) << 4 | hex(in[i + 2]));
                i += 2;
            } else {
                out.write(in[i] == '+' ? ' ' : in[i]);
            }
        }
        return utf8(out.toByteArray());
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }
}
