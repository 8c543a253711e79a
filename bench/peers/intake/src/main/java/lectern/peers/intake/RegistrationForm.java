package lectern.peers.intake;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The form, read by the rules of each field. */
final class RegistrationForm {
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern NOT_IN_A_NAME =
            Pattern.compile("\\p{Cntrl}|[\\u202a-\\u202e\\u2066-\\u2069]|://|www\\.|@");
    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final Map<String, List<String>> fields;
    private final List<String> faulty = new ArrayList<>();

    private RegistrationForm(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** What the form says. */
    sealed interface Read {
        record Complete(Registrant registrant) implements Read {}

        record Faulty(List<String> fields) implements Read {}
    }

    /** The form of an encoded body. */
    static RegistrationForm of(String body) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int end = field.indexOf('=');
            if (end >= 0) {
                fields.computeIfAbsent(decoded(field.substring(0, end)), _ -> new ArrayList<>())
                        .add(decoded(field.substring(end + 1)).strip());
            }
        }
        return new RegistrationForm(fields);
    }

    Read read(Webinar webinar) {
        Optional<ZoneId> zone =
                one("timeZone").filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
        List<String> blocks = fields.getOrDefault("blocks", webinar.blocks());
        check("blocks", webinar.blocks().containsAll(blocks));
        check("privacy", one("privacy").filter("on"::equals).isPresent());
        check("website", one("website").isEmpty());
        String typed = one("email").orElse("");
        String email = email(typed);
        var registrant =
                new Registrant(
                        email,
                        email.equals(typed) ? Optional.empty() : Optional.of(typed),
                        name(),
                        country(),
                        text("organisation", 150),
                        text("city", 100),
                        text("role", 100),
                        choice("interpretation", webinar.channels()),
                        choice("language", webinar.languages()),
                        List.copyOf(blocks),
                        zone.orElse(webinar.timeZone()),
                        zone.isEmpty(),
                        one("news").filter("on"::equals).isPresent());
        return faulty.isEmpty() ? new Read.Complete(registrant) : new Read.Faulty(faulty);
    }

    private String name() {
        String name = one("name").orElse("");
        int length = name.codePointCount(0, name.length());
        check("name", length >= 1 && length <= 100 && !NOT_IN_A_NAME.matcher(name).find());
        return name;
    }

    private String email(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        String email = at < 0 ? plain : plain.substring(0, at + 1) + ascii(plain.substring(at + 1));
        check("email", email.length() <= 254 && EMAIL.matcher(email).matches());
        return email;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private String country() {
        String country = one("country").orElse("").toUpperCase(Locale.ROOT);
        check("country", COUNTRIES.contains(country) || country.equals("XK"));
        return country;
    }

    private Optional<String> text(String field, int limit) {
        Optional<String> text = one(field);
        check(field, text.filter(each -> each.length() > limit).isEmpty());
        return text;
    }

    private String choice(String field, List<String> choices) {
        String choice = one(field).orElse(choices.getFirst());
        check(field, choices.contains(choice));
        return choice;
    }

    private Optional<String> one(String field) {
        List<String> values = fields.getOrDefault(field, List.of());
        check(field, values.size() <= 1);
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private void check(String field, boolean fine) {
        if (!fine) {
            faulty.add(field);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
