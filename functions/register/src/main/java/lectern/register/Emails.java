package lectern.register;

import com.ibm.icu.text.IDNA;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import lectern.registration.EmailAddress;

/**
 * What a person types as her address becomes the key of her registration, which is also what SES
 * takes: NFKC, lower case, the domain by UTS 46. Dots and plus-tags are kept; they are hers.
 */
final class Emails {
    /** RFC 5321, 4.5.3.1. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    private static final EmailValidator SYNTAX =
            JMail.strictValidator()
                    .disallowQuotedIdentifiers()
                    .disallowObsoleteWhitespace()
                    .withRule(email -> email.comments().isEmpty())
                    .withRule(email -> !email.localPart().startsWith("\""));

    private Emails() {}

    /** What was typed, read. */
    sealed interface Reading {
        record Address(EmailAddress address) implements Reading {}

        record Faulty(Fault fault, String detail) implements Reading {}
    }

    static Reading read(String typed) {
        if (TypedText.length(typed) > LONGEST) {
            return new Reading.Faulty(Fault.TOO_LONG, Integer.toString(LONGEST));
        }
        String text = TypedText.strip(compatible(typed).replace('。', '.'));
        int at = text.lastIndexOf('@');
        if (at < 1 || hasIsoControl(text)) {
            return new Reading.Faulty(Fault.NO_ADDRESS, "");
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        if (!isAscii(local)) {
            return new Reading.Faulty(Fault.LOCAL_PART_NOT_ASCII, "");
        }
        if (local.length() > LONGEST_LOCAL_PART) {
            return new Reading.Faulty(
                    Fault.LOCAL_PART_TOO_LONG, Integer.toString(LONGEST_LOCAL_PART));
        }
        return ascii(text.substring(at + 1))
                .map(domain -> judged(local + "@" + domain))
                .orElseGet(() -> new Reading.Faulty(Fault.NO_ADDRESS, ""));
    }

    private static Reading judged(String address) {
        if (address.length() > LONGEST) {
            return new Reading.Faulty(Fault.TOO_LONG, Integer.toString(LONGEST));
        }
        return SYNTAX.tryParse(address)
                .filter(email -> address.equals(email.localPart() + "@" + email.domain()))
                .filter(_ -> !address.startsWith("<"))
                .<Reading>map(_ -> new Reading.Address(new EmailAddress(address)))
                .orElseGet(() -> new Reading.Faulty(Fault.NO_ADDRESS, ""));
    }

    /** The domain as DNS has it (UTS 46, non-transitional: ß stays a letter of its own). */
    private static Optional<String> ascii(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (isAscii(lower) && !lower.contains("xn--")) {
            return Optional.of(lower);
        }
        var ascii = new StringBuilder();
        var info = new IDNA.Info();
        IDNA.getUTS46Instance(
                        IDNA.NONTRANSITIONAL_TO_ASCII
                                | IDNA.USE_STD3_RULES
                                | IDNA.CHECK_BIDI
                                | IDNA.CHECK_CONTEXTJ)
                .nameToASCII(domain, ascii, info);
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toString());
    }

    /** NFKC. Of ASCII it is the same; the tables for the rest take a cold start's time to load. */
    private static String compatible(String typed) {
        return isAscii(typed) ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    private static boolean hasIsoControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
