package lectern.mail;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationStatus;
import biweekly.parameter.Related;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Date;

/**
 * The calendar entry (RFC 5545, RFC 5546): from the first chosen block to the last. Calendars are
 * shared, so the join link and the registrant's own page never stand in it.
 */
final class Calendar {
    private static final int ALARM_MINUTES = 15;

    private final Wording wording;
    private final Occasion occasion;

    private Calendar(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    static String of(Wording wording, Occasion occasion) {
        ICalendar calendar = new Calendar(wording, occasion).calendar();
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // It would count characters where the RFC counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.setCaretEncodingEnabled(true);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return Folding.fold(text.toString());
    }

    private ICalendar calendar() {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Lectern//Lectern 1//EN");
        calendar.setMethod(Method.REQUEST);
        calendar.addEvent(event());
        return calendar;
    }

    private VEvent event() {
        VEvent event = new VEvent();
        event.setUid(occasion.registration().id().value());
        event.setSequence(occasion.webinar().revision());
        event.setDateTimeStamp(Date.from(occasion.now()));
        event.setDateStart(Date.from(occasion.start()), true);
        event.setDateEnd(Date.from(occasion.end()), true);
        event.setSummary(occasion.title().text());
        event.setLocation(wording.get("calendar.location"));
        event.setDescription(
                wording.get("calendar.description", "from", occasion.webinar().from().address()));
        event.setUrl(occasion.publicPage());
        event.setStatus(Status.confirmed());
        event.setOrganizer(
                new Organizer(
                        Said.oneLine(occasion.webinar().organiser()),
                        occasion.webinar().replyTo().value()));
        event.addAttendee(attendee());
        event.addAlarm(alarm());
        return event;
    }

    private Attendee attendee() {
        Attendee attendee = new Attendee(null, occasion.registration().key().email().value());
        attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
        attendee.setRsvp(false);
        return attendee;
    }

    private VAlarm alarm() {
        Duration before = Duration.builder().prior(true).minutes(ALARM_MINUTES).build();
        return VAlarm.display(new Trigger(before, Related.START), occasion.title().text());
    }
}
