package lectern.register.pages;

import java.util.List;
import lectern.language.Language;
import lectern.registration.Webinar;

/** In which languages one can listen, in a sentence: what many readers look for first. */
record Held(Words words, Webinar webinar) {

    String sentence() {
        List<String> channels = webinar.channels();
        String working = words.spoken("in", channels.getFirst());
        if (channels.size() == 1) {
            return words.get("held.plain", "working", working);
        }
        List<String> missing = missing();
        return words.get(
                missing.isEmpty() ? "held.interpreted" : "held.partly",
                "working",
                working,
                "into",
                into(channels.subList(1, channels.size())),
                "missing",
                into(missing));
    }

    /** Which of the pages' languages it is not interpreted into. */
    private List<String> missing() {
        List<String> channels = webinar.channels();
        return webinar.languages().stream()
                .map(Language::spoken)
                .filter(code -> !channels.contains(code))
                .toList();
    }

    private String into(List<String> codes) {
        return words.list(codes.stream().map(code -> words.spoken("into", code)).toList());
    }
}
