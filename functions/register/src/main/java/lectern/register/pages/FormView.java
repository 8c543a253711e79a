package lectern.register.pages;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.registration.LocalizedText;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;

/** The form as its template needs it. */
record FormView(FormPage page, Words words, Lists lists, String region) {
    /** In the order in which the form asks; a summary of errors has the same. */
    private static final List<String> ORDER =
            List.of(
                    "website",
                    "name",
                    "email",
                    "country",
                    "city",
                    "organisation",
                    "role",
                    "interpretation",
                    "blocks",
                    "timeZone",
                    "news",
                    "privacy");

    Webinar webinar() {
        return page.webinar();
    }

    Layout layout() {
        String title = words.get("title.form", "title", title().text());
        return new Layout(
                words,
                page.complaints().isEmpty() ? title : words.get("title.error", "title", title),
                Optional.of(webinar()),
                Optional.of(path()));
    }

    String path() {
        return "/webinars/" + webinar().id();
    }

    When when() {
        return new When(words, webinar(), page.zone());
    }

    Held held() {
        return new Held(words, webinar());
    }

    LocalizedText.In title() {
        return text(webinar().title()).orElseGet(() -> new LocalizedText.In(tag(), ""));
    }

    Optional<LocalizedText.In> description() {
        return text(webinar().description());
    }

    Optional<LocalizedText.In> text(LocalizedText text) {
        return text.in(page.language(), webinar().workingLanguage());
    }

    /** The language of a text where it is not the page's; else nothing needs to be said. */
    @Nullable String lang(LocalizedText.In text) {
        return text.tag().equals(tag()) ? null : text.tag();
    }

    List<Complaint> complaints() {
        return page.complaints().stream()
                .sorted(Comparator.comparingInt(each -> ORDER.indexOf(each.field())))
                .toList();
    }

    /** What is wrong with the field; empty where nothing is. */
    String complaint(String field) {
        return page.complaints().stream()
                .filter(each -> each.field().equals(field))
                .map(Complaint::sentence)
                .findFirst()
                .orElse("");
    }

    /** For {@code aria-invalid}. */
    @Nullable String invalid(String field) {
        return complaint(field).isEmpty() ? null : "true";
    }

    /** For {@code aria-describedby}: the ids of the hint and of the complaint. */
    @Nullable String described(String field, boolean hint) {
        String ids =
                (hint ? field + "-hint " : "")
                        + (complaint(field).isEmpty() ? "" : field + "-error");
        return ids.isEmpty() ? null : ids.strip();
    }

    String typed(String field) {
        return page.typed().first(field);
    }

    boolean isTicked(String field) {
        return typed(field).equals("on");
    }

    boolean isChannel(String code) {
        String typed = typed("interpretation");
        String chosen =
                webinar().channels().contains(typed)
                        ? typed
                        : webinar().channelFor(page.language());
        return code.equals(chosen);
    }

    boolean isBlockTicked(Webinar.Block block) {
        List<String> typed = page.typed().all("blocks");
        return typed.isEmpty() || typed.contains(block.id());
    }

    boolean isAsked(String field) {
        return webinar().ask().contains(field);
    }

    /** Whether the folded part has something that the reader has to see. */
    boolean isMoreOpen() {
        return Stream.of("city", "organisation", "timeZone")
                .anyMatch(field -> !isAsked(field) && !complaint(field).isEmpty());
    }

    /** What one can agree to be sent; nobody is asked where the organiser has said nothing. */
    Optional<LocalizedText.In> news() {
        return text(webinar().newsText());
    }

    String countries() {
        return Lists.select(lists.countries(), typed("country").strip().toUpperCase(Locale.ROOT));
    }

    String zones() {
        String id = page.zone().isPresent() ? typed("timeZone").strip() : "";
        boolean known = !id.isEmpty() && ZoneId.getAvailableZoneIds().contains(id);
        String more =
                known && !Lists.holds(lists.zones(), id)
                        ? Lists.option(id, words.city(ZoneId.of(id)))
                        : "";
        return known ? Lists.select(more + lists.zones(), id) : lists.zones();
    }

    /** What stands around the name of the working language. */
    List<String> original() {
        return words.around("original", "language");
    }

    String notice() {
        Webinar.PrivacyNotice notice = webinar().privacyNotice();
        return words.get(
                "privacy.notice",
                "controller",
                Optional.ofNullable(notice.controller()).orElse(webinar().organiser()),
                "days",
                webinar().retentionDays(),
                "region",
                region);
    }

    /** Where the whole notice stands. */
    Optional<LocalizedText.In> noticeUrl() {
        return text(webinar().privacyNotice().url());
    }

    String contact() {
        return Optional.ofNullable(webinar().privacyNotice().contact())
                .orElse(webinar().replyTo().value());
    }

    ResendView resend() {
        return new ResendView(words, webinar().id(), "", "");
    }

    String tag() {
        return page.language().tag();
    }
}
