package lectern.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lectern.lambda.Json;
import lectern.language.Language;
import org.jspecify.annotations.Nullable;

/** The sample webinar and registrations for it. */
public final class Samples {
    private static final String JSON = json();
    private static final Webinar WEBINAR = webinar(Map.of());

    private Samples() {}

    /** {@code webinars/iuc-city-to-city-4.json} as a tree that may be changed. */
    public static Map<String, Object> tree() {
        try {
            return Json.read(JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 09:00 to 17:30 in Brussels, which is 08:00 to 16:30 UTC, on 2020-12-03. */
    public static Webinar webinar() {
        return WEBINAR;
    }

    /** The sample with other fields. */
    public static Webinar webinar(Map<String, ?> fields) {
        Map<String, Object> tree = tree();
        tree.putAll(fields);
        return WebinarReader.read(tree).webinar().orElseThrow();
    }

    /** The sample before its link is known. */
    public static Webinar webinarWithoutLink() {
        Map<String, Object> tree = tree();
        tree.remove("joinLink");
        return WebinarReader.read(tree).webinar().orElseThrow();
    }

    /** The sample at another time, for eight and a half hours. */
    public static Webinar webinar(
            LocalDateTime startsAt, ZoneId zone, Webinar.LinkTiming linkTiming) {
        Webinar w = WEBINAR;
        return new Webinar(
                w.id(),
                w.title(),
                w.description(),
                w.organiser(),
                w.from(),
                w.replyTo(),
                startsAt,
                startsAt.plusHours(8).plusMinutes(30),
                zone,
                w.blocks(),
                w.workingLanguage(),
                w.interpretation(),
                w.languages(),
                w.joinLink(),
                w.joinDetails(),
                w.joinHelp(),
                null,
                startsAt.plusHours(8),
                null,
                linkTiming,
                w.status(),
                w.registrationPage(),
                w.accessibilityStatement(),
                w.newsText(),
                w.ask(),
                w.privacyNotice(),
                w.retentionDays(),
                w.revision());
    }

    /** Somebody who registered in Brussels at this instant and got no mail yet. */
    public static Given registered(String at) {
        return new Given(Instant.parse(at));
    }

    /** Any registration, sensible or not, around the webinar. */
    public static Registration registration(Chance chance, Webinar webinar) {
        Instant from = webinar.start().minus(Duration.ofDays(12));
        Instant until = webinar.end().plus(Duration.ofHours(1));
        Given given =
                new Given(chance.between(from, until))
                        .in(chance.oneOf("Asia/Tokyo", "America/Los_Angeles", "Europe/Brussels"));
        for (MailKind kind : MailKind.values()) {
            if (chance.in100(40)) {
                given.mailed(kind, chance.oneOf(MailStatus.values()), chance.between(from, until));
            }
        }
        if (chance.in100(30)) {
            given.asked(chance.between(from, until), 1 + chance.below(6));
        }
        if (chance.in100(30)) {
            int first = 1 + chance.below(5);
            given.claimed(
                    new Claim(
                            chance.oneOf(MailKind.values()),
                            1 + chance.below(2),
                            first,
                            first + chance.below(4),
                            "token-" + chance.below(1_000),
                            chance.between(from, until)));
        }
        if (chance.in100(10)) {
            given.attention(chance.oneOf(Attention.values()));
        }
        if (chance.in100(10)) {
            given.status(chance.oneOf(Registration.Status.values()));
        }
        if (chance.in100(50)) {
            given.next(new NextMail(chance.oneOf(MailKind.values()), chance.between(from, until)));
        }
        return given.build();
    }

    private static String json() {
        try {
            return Files.readString(
                    Path.of(
                            System.getProperty("lectern.root"),
                            "webinars/iuc-city-to-city-4.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A registration in the making. */
    public static final class Given {
        private final Instant registeredAt;
        private final Map<MailKind, MailRecord> mails = new EnumMap<>(MailKind.class);
        private ZoneId zone = ZoneId.of("Europe/Brussels");
        private Registration.Status status = Registration.Status.REGISTERED;
        private Registration.@Nullable Asked asked;
        private @Nullable NextMail next;
        private @Nullable Claim claim;
        private @Nullable Attention attention;

        private Given(Instant registeredAt) {
            this.registeredAt = registeredAt;
        }

        public Given in(String zoneId) {
            zone = ZoneId.of(zoneId);
            return this;
        }

        public Given status(Registration.Status other) {
            status = other;
            return this;
        }

        /** SES took this mail. */
        public Given mailed(MailKind kind, String at) {
            return mailed(kind, MailStatus.SENT, Instant.parse(at));
        }

        public Given mailed(MailKind kind, MailStatus mailStatus, Instant at) {
            mails.put(kind, new MailRecord(mailStatus, at, "message-" + kind.word(), 1));
            return this;
        }

        public Given asked(String at) {
            return asked(Instant.parse(at), 1);
        }

        public Given asked(Instant at, int timesThatDay) {
            asked = new Registration.Asked(at, timesThatDay);
            return this;
        }

        public Given next(NextMail nextMail) {
            next = nextMail;
            return this;
        }

        /** The nth attempt of this mail, of the webinar's first revision. */
        public Given claimed(MailKind kind, int nth, String leaseUntil) {
            return claimed(new Claim(kind, 1, 1, nth, "token", Instant.parse(leaseUntil)));
        }

        public Given claimed(Claim held) {
            claim = held;
            return this;
        }

        public Given attention(Attention why) {
            attention = why;
            return this;
        }

        public Registration build() {
            return new Registration(
                    new RegistrationKey(
                            WEBINAR.id(), new EmailAddress("hanako.yamada@city.example.jp")),
                    new RegistrationId("vT0x3b9QmWc5Zr7KpLh2Aw"),
                    new Registration.Person("Hanako Yamada", "JP", null, null, null, null),
                    new Registration.Choices(
                            "ja",
                            Language.JAPANESE,
                            new TreeSet<>(List.of("morning", "afternoon")),
                            zone,
                            false),
                    new Registration.Consent("2020-11", false),
                    status,
                    registeredAt,
                    registeredAt,
                    asked,
                    mails,
                    next,
                    claim == null ? 0 : claim.attempt(),
                    claim,
                    attention,
                    WEBINAR.expiresAt());
        }
    }
}
