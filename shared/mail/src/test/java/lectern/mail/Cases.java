package lectern.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;

/** The mails that the golden files show: every kind, in cases that differ, in every language. */
final class Cases {
    private Cases() {}

    /** One mail. */
    record Case(
            String name,
            MailKind kind,
            Webinar webinar,
            Samples.Registrant registrant,
            Instant now) {

        Mail mail() {
            return Samples.mail(kind, webinar, registrant.registration(webinar), now);
        }

        Received received() {
            return Received.of(mail());
        }

        Letter letter() {
            return Samples.letter(kind, webinar, registrant.registration(webinar), now);
        }

        /** The beginning of its files' names. */
        String file() {
            return kind.word() + "-" + name + "_" + registrant.language().tag();
        }

        @Override
        public String toString() {
            return file();
        }
    }

    static Stream<Case> all() {
        return Arrays.stream(Language.values()).flatMap(Cases::in);
    }

    private static Stream<Case> in(Language language) {
        Webinar webinar = Samples.webinar();
        Samples.Registrant home =
                Samples.in(language, home(language)).listeningIn(ownChannel(language));
        Samples.Registrant abroad = Samples.in(language, abroad(language));
        return Stream.of(
                new Case("home", MailKind.CONFIRMATION, webinar, home, Samples.BEFORE),
                new Case(
                        "afternoon",
                        MailKind.CONFIRMATION,
                        webinar,
                        abroad.choosing("afternoon"),
                        Samples.BEFORE),
                new Case(
                        "no-link-yet",
                        MailKind.CONFIRMATION,
                        Samples.withoutLink(),
                        home,
                        Samples.LATE),
                new Case(
                        "begun-without-link",
                        MailKind.CONFIRMATION,
                        Samples.withoutLink(),
                        home,
                        webinar.start()),
                new Case("home", MailKind.LINK, webinar, home, Samples.LINK_DUE),
                new Case("abroad", MailKind.LINK, webinar, abroad, Samples.LINK_DUE),
                new Case("late", MailKind.LINK, webinar, home.notYetConfirmed(), Samples.LATE),
                new Case("before", MailKind.RESEND, webinar, home, Samples.BEFORE),
                new Case("with-link", MailKind.RESEND, webinar, abroad, Samples.LATE));
    }

    private static String home(Language language) {
        return switch (language) {
            case ENGLISH -> "America/Los_Angeles";
            case SPANISH -> "Europe/Madrid";
            case CHINESE -> "Asia/Shanghai";
            case JAPANESE -> "Asia/Tokyo";
            case CZECH -> "Europe/Prague";
        };
    }

    private static String abroad(Language language) {
        return switch (language) {
            case ENGLISH -> "Asia/Kolkata";
            case SPANISH -> "America/Mexico_City";
            case CHINESE -> "America/Los_Angeles";
            case JAPANESE, CZECH -> "Pacific/Honolulu";
        };
    }

    private static String ownChannel(Language language) {
        return Samples.webinar().channels().contains(language.spoken()) ? language.spoken() : "en";
    }
}
