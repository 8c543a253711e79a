package lectern.mail;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.registration.Webinar;

/** All blocks in the registrant's own time, and what the registrant chose. */
final class Programme {
    private final Wording wording;
    private final Occasion occasion;

    Programme(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    List<Part> blocks() {
        return section("programme.heading", blockItems());
    }

    List<Part> blocksAndChoices() {
        List<Part.Item> items = new ArrayList<>(blockItems());
        Channel channel = new Channel(wording, occasion);
        if (channel.isChosen()) {
            items.add(
                    new Part.Item(
                            Said.of(""),
                            Said.of(
                                    wording.get(
                                            "programme.listening", "language", channel.name()))));
        }
        return section("programme.choices", items);
    }

    private List<Part> section(String headingKey, List<Part.Item> items) {
        return items.isEmpty()
                ? List.of()
                : List.of(new Part.Heading(wording.get(headingKey)), new Part.Items(items));
    }

    private List<Part.Item> blockItems() {
        return occasion.webinar().blocks().stream().map(this::item).toList();
    }

    private Part.Item item(Webinar.Block block) {
        String when = when(block);
        return new Part.Item(
                occasion.said(block.title()).orElse(Said.of("")),
                Said.of(
                        occasion.isChosen(block)
                                ? when
                                : wording.get("programme.other", "when", when)));
    }

    /** Which night it is, unless the mail has just said so of its beginning. */
    private String when(Webinar.Block block) {
        Dates dates = wording.dates();
        ZonedDateTime start = occasion.webinar().startOf(block).atZone(occasion.zone());
        ZonedDateTime end = occasion.webinar().endOf(block).atZone(occasion.zone());
        Optional<String> known = dates.night(occasion.start().atZone(occasion.zone()));
        Optional<String> night =
                dates.night(start).filter(each -> !known.equals(Optional.of(each)));
        return wording.list(Stream.concat(Stream.of(dates.span(start, end)), night.stream()));
    }
}
