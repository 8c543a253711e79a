package lectern.local.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When something could be due next. */
public interface Agenda {
    /** The least moment after this one at which a mail, work on a webinar or an event is due. */
    Optional<Instant> nextAfter(Instant moment);

    /** The first moment of any of them. */
    static Agenda firstOf(List<? extends Agenda> each) {
        return moment ->
                each.stream()
                        .flatMap(agenda -> agenda.nextAfter(moment).stream())
                        .min(Comparator.naturalOrder());
    }
}
