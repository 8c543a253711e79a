package lectern.register.pages;

import java.util.List;
import lectern.language.Language;
import lectern.registration.Webinar;

/** In which languages one can listen, in sentences: what many readers look for first. */
record Held(Words words, Webinar webinar) {

    String sentence() {
        List<String> channels = webinar.channels();
        String working = words.spoken("in", channels.getFirst());
        return channels.size() == 1
                ? words.get("held.plain", "working", working)
                : words.get(
                        "held.interpreted",
                        "working",
                        working,
                        "into",
                        into(channels.subList(1, channels.size())));
    }

    /** Which of the pages' languages it is not interpreted into; empty where that is none. */
    String missing() {
        List<String> channels = webinar.channels();
        List<String> missing =
                webinar.languages().stream()
                        .map(Language::spoken)
                        .filter(code -> !channels.contains(code))
                        .toList();
        return missing.isEmpty() || channels.size() == 1
                ? ""
                : words.get("held.missing", "into", into(missing));
    }

    private String into(List<String> codes) {
        return words.list(codes.stream().map(code -> words.spoken("into", code)).toList());
    }
}
