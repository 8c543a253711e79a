package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calendar entry, read by another library. */
class CalendarTest {
    static Stream<Cases.Case> cases() {
        return Cases.all().filter(each -> !each.received().calendar().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsFoldedAt75OctetsWithCrlf(Cases.Case each) {
        String ics = each.received().calendar();
        assertThat(ics).endsWith("END:VCALENDAR\r\n");
        assertThat(ics.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(ics.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8))
                                .hasSizeLessThanOrEqualTo(75));
        assertThat(ics).doesNotContain("\ufffd");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itNeverHasTheJoinLinkOrTheRegistrantsOwnPage(Cases.Case each) {
        for (Received.Leaf leaf : each.received().leaves()) {
            if (leaf.contentType().contains("calendar") || leaf.contentType().contains("ics")) {
                assertThat(leaf.content().replace("\r\n ", ""))
                        .doesNotContain("meet.example.org")
                        .doesNotContain("812 345 678")
                        .doesNotContain("/registrations/")
                        .doesNotContain(Samples.token(each.registrant().registration()).value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothCopiesAreTheSame(Cases.Case each) {
        List<String> copies =
                each.received().leaves().stream()
                        .filter(leaf -> leaf.contentType().matches("(?s)(text/cal|application).*"))
                        .map(Received.Leaf::content)
                        .toList();
        assertThat(copies).hasSize(2);
        assertThat(copies.getFirst()).isEqualTo(copies.getLast());
    }

    @Test
    void itInvitesTheRegistrantToWhatSheChose() throws Exception {
        VEvent event =
                event(
                        Samples.webinar(Map.of("revision", 3)),
                        Samples.in(Language.ENGLISH, "Asia/Tokyo").choosing("afternoon"));
        assertThat(value(event, "UID")).isEqualTo("Zm9yLXRoZS10ZXN0cw");
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20201126T102031Z");
        assertThat(value(event, "DTSTART")).isEqualTo("20201203T123000Z");
        assertThat(value(event, "DTEND")).isEqualTo("20201203T163000Z");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "URL"))
                .isEqualTo("https://webinars.example.org/webinars/iuc-city-to-city-4");
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:helpdesk@example.org");
        assertThat(event.getRequiredProperty("ATTENDEE").toString().strip())
                .isEqualTo("ATTENDEE;RSVP=FALSE;PARTSTAT=ACCEPTED:mailto:somebody@city.example");
        assertThat(event.getProperties("ATTENDEE")).hasSize(1);
    }

    @Test
    void itRingsAQuarterOfAnHourBefore() throws Exception {
        VEvent event = event(Samples.webinar(), Samples.in(Language.ENGLISH, "Asia/Tokyo"));
        VAlarm alarm = event.getAlarms().getFirst();
        assertThat(alarm.getRequiredProperty("TRIGGER").getValue()).isEqualTo("-PT15M");
        assertThat(alarm.getRequiredProperty("ACTION").getValue()).isEqualTo("DISPLAY");
    }

    @Test
    void theTextsOfAnOrganiserBreakNothing() throws Exception {
        String title = "A; \"b\", c\\d\nEND:VEVENT \ud83c\udf0d".repeat(4);
        VEvent event =
                event(
                        Samples.webinar(
                                Map.of(
                                        "title",
                                        Map.of("en", title),
                                        "organiser",
                                        "City \"X\"; and, others\nATTENDEE:mailto:x@y.example")),
                        Samples.in(Language.ENGLISH, "Asia/Tokyo"));
        assertThat(value(event, "SUMMARY")).isEqualTo(Said.oneLine(title));
        assertThat(event.getProperties("ATTENDEE")).hasSize(1);
    }

    private static VEvent event(Webinar webinar, Samples.Registrant registrant) throws Exception {
        String ics =
                Samples.received(
                                MailKind.CONFIRMATION,
                                webinar,
                                registrant.registration(webinar),
                                Samples.BEFORE)
                        .calendar();
        net.fortuna.ical4j.model.Calendar calendar =
                new CalendarBuilder().build(new StringReader(ics));
        assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("REQUEST");
        assertThat(calendar.getRequiredProperty("PRODID").getValue()).contains("Lectern");
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(1);
        assertThat(calendar.validate().hasErrors()).isFalse();
        return (VEvent) calendar.getComponents(Component.VEVENT).getFirst();
    }

    private static String value(VEvent event, String name) {
        Property property = event.getRequiredProperty(name);
        return property.getValue();
    }
}
