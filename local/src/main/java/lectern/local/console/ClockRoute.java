package lectern.local.console;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.local.clock.MovableClock;
import lectern.local.clock.Travel;
import lectern.registration.Attributes;

/** {@code /local/clock}: tells the local time, and moves it forward. */
final class ClockRoute {
    private final MovableClock clock;
    private final Travel travel;

    ClockRoute(MovableClock clock, Travel travel) {
        this.clock = clock;
        this.travel = travel;
    }

    Reply get() {
        return now(clock.instant());
    }

    Reply put(String body) {
        Optional<Instant> target = target(body);
        if (target.isEmpty()) {
            return Reply.problem(400, "Send {\"now\": \"2020-12-03T06:00:00Z\"}, an instant.");
        }
        return switch (travel.to(target.get())) {
            case Travel.Arrival.At(var now) -> now(now);
            case Travel.Arrival.Backward(var now) ->
                    Reply.problem(
                            409,
                            "The clock only goes forward, and it is "
                                    + Attributes.instantText(now)
                                    + " already.");
            case Travel.Arrival.RealTime _ ->
                    Reply.problem(
                            409,
                            "LECTERN_CLOCK=system: this is the real time, which nobody moves.");
        };
    }

    private static Reply now(Instant now) {
        return Reply.json(Json.write(Map.of("now", Attributes.instantText(now))));
    }

    private static Optional<Instant> target(String body) {
        try {
            return Json.string(Json.read(body), "now").map(Instant::parse);
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
