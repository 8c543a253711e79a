package lectern.distribute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lectern.lambda.Log;
import lectern.progress.Replan;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.WebinarReader;
import lectern.registration.Webinars;
import org.jspecify.annotations.Nullable;

/** Looks at each webinar once a tick: what changed, what is wrong, whose registrations to walk. */
final class Review {
    private static final String SANDBOX =
            "When last asked, SES was in its sandbox: it mails only addresses that were verified,"
                    + " 200 a day. Ask AWS for production access.";
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final WebinarVersions versions;

    Review(WebinarVersions versions) {
        this.versions = versions;
    }

    /**
     * A webinar as this tick found it.
     *
     * @param webinar in force, with its revision; absent where the item never could be used
     * @param version absent where the item never could be used
     */
    record Reviewed(
            WebinarId id,
            Map<String, Object> item,
            List<String> problems,
            Optional<Webinar> webinar,
            Optional<WebinarVersion> version) {
        boolean isPassDue(Instant now) {
            return webinar.isPresent()
                    && version.map(known -> !now.isBefore(known.passAt())).orElse(false);
        }
    }

    /** What all reviews of one tick know of SES. */
    Account account() {
        return new Account(versions);
    }

    /** Reviews one item; empty where its key is no webinar id, so that nothing can refer to it. */
    Optional<Reviewed> review(Map<String, Object> item, Account account, Instant now) {
        Optional<WebinarId> id = WebinarId.of(String.valueOf(item.get("webinar")));
        if (id.isEmpty()) {
            Log.warn("webinar without a usable id");
            return Optional.empty();
        }
        WebinarReader.Reading reading = WebinarReader.read(item);
        Optional<WebinarVersion> known = versions.find(id.get());
        Optional<WebinarVersion> current =
                reading.webinar().isPresent()
                        ? Optional.of(current(id.get(), item, reading.webinar().get(), known, now))
                        : known;
        tellRevision(id.get(), item, current);
        Optional<Webinar> inForce = current.flatMap(version -> Webinars.ofJson(version.good()));
        return Optional.of(
                new Reviewed(
                        id.get(),
                        item,
                        problems(reading, known, account(account, current, inForce, now)),
                        inForce,
                        current));
    }

    private WebinarVersion current(
            WebinarId id,
            Map<String, Object> item,
            Webinar webinar,
            Optional<WebinarVersion> known,
            Instant now) {
        String fingerprint = WebinarVersion.fingerprint(item);
        if (known.isPresent() && known.get().fingerprint().equals(fingerprint)) {
            return versions.follow(id, known.get(), item);
        }
        WebinarVersion changed =
                WebinarVersion.of(
                        item,
                        known,
                        now,
                        now.plus(Replan.SETTLED),
                        webinar.expiresAt().plus(REMEMBERED));
        if (versions.write(id, known, changed)) {
            Log.info("webinar changed", "webinar", id, "revision", changed.revision());
            return changed;
        }
        // Another tick saw the same change a moment earlier.
        return versions.find(id).orElse(changed);
    }

    private static List<String> problems(
            WebinarReader.Reading reading, Optional<WebinarVersion> known, List<String> account) {
        List<String> problems = new ArrayList<>(reading.problems());
        problems.addAll(account);
        if (reading.webinar().isEmpty()) {
            problems.add(
                    known.isPresent()
                            ? "Until this is mended, the last good version stays in force."
                            : "Until this is mended, nobody can register.");
        }
        return problems;
    }

    /** What SES's account cannot do for a webinar that is still to come. */
    private static List<String> account(
            Account account,
            Optional<WebinarVersion> version,
            Optional<Webinar> webinar,
            Instant now) {
        List<String> problems = new ArrayList<>();
        if (webinar.filter(each -> now.isBefore(each.start())).isPresent()) {
            version.map(WebinarVersion::late)
                    .filter(late -> !late.isEmpty())
                    .ifPresent(problems::add);
            if (account.isSandboxed()) {
                problems.add(SANDBOX);
            }
        }
        return problems;
    }

    /** After a pass that found nothing left to write. */
    void passed(Reviewed reviewed, Forecast forecast, Instant now) {
        WebinarVersion version = reviewed.version().orElseThrow();
        Webinar webinar = reviewed.webinar().orElseThrow();
        OptionalDouble rate = versions.rate();
        Optional<String> late =
                rate.isPresent()
                        ? forecast.problem(webinar, rate.getAsDouble(), now)
                        : Optional.empty();
        Instant next = Replan.nextWalk(webinar, late.isPresent(), now);
        versions.passed(reviewed.id(), version.revision(), next, late.orElse(""));
    }

    /** Writes what the organiser should know, where it is not what stands there. */
    void tell(Reviewed reviewed, Optional<String> stopped, boolean accepting) {
        String before = reviewed.version().map(WebinarVersion::stopped).orElse("");
        String reason = stopped.orElse(accepting ? "" : before);
        if (!reason.equals(before)) {
            versions.stopped(reviewed.id(), reason);
        }
        List<String> problems = new ArrayList<>(reviewed.problems());
        if (!reason.isEmpty()) {
            problems.add(reason);
        }
        if (!problems.equals(reviewed.item().get("problems"))) {
            versions.tell(reviewed.id(), revision(reviewed.version()), problems);
        }
    }

    // At once and not with the problems: whoever sends meanwhile reads it.
    private void tellRevision(
            WebinarId id, Map<String, Object> item, Optional<WebinarVersion> version) {
        Object stored = item.get("revision");
        if (!isSame(stored, revision(version))) {
            versions.tellRevision(id, stored, revision(version));
        }
    }

    private static int revision(Optional<WebinarVersion> version) {
        return version.map(WebinarVersion::revision).orElse(1);
    }

    private static boolean isSame(@Nullable Object stored, int revision) {
        return stored instanceof Number number && number.doubleValue() == revision;
    }
}
