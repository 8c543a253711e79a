package lectern.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A letter as text that is complete: at most 76 columns, each URL whole and alone on its line,
 * nothing drawn.
 */
final class PlainText {
    static final int COLUMNS = 76;

    private static final Pattern URL =
            Pattern.compile(
                    "https?://[^\\s<>\"\u3000-\u303f\uff00-\uffef]*[^\\s<>\".,:;!?)'\u3000-\u303f\uff00-\uffef]");

    private PlainText() {}

    static String of(Letter letter) {
        StringBuilder text = new StringBuilder();
        paragraph(text, lines(letter.heading()));
        paragraph(text, lines(letter.title().text()));
        Stream.concat(letter.body().stream(), letter.footer().stream())
                .forEach(part -> {
                    if (part instanceof Part.Heading(String heading)) {
                        // A heading stands close to what it is the heading of.
                        lines(heading).forEach(line -> text.append(line).append('\n'));
                    } else {
                        paragraph(text, lines(part));
                    }
                });
        return text.toString().stripTrailing() + "\n";
    }

    private static void paragraph(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append(line).append('\n'));
        text.append('\n');
    }

    private static List<String> lines(Part part) {
        return switch (part) {
            case Part.Heading(String heading) -> lines(heading);
            case Part.Paragraph(Said said) -> lines(said.text());
            case Part.Lines(List<Said> lines) ->
                    lines.stream().flatMap(said -> lines(said.text()).stream()).toList();
            case Part.Times(Part.Time own, List<Part.Time> others) ->
                    Stream.concat(Stream.of(own), others.stream())
                            .flatMap(time -> lines(time.sentence()).stream())
                            .toList();
            case Part.Button(String label, String url) -> lead(label, url);
            case Part.Link(String lead, String url) -> lead(lead, url);
            case Part.Page(String lead, _, String url) -> lead(lead, url);
            case Part.Contact contact -> lines(contact.lead() + contact.gap() + contact.address());
            case Part.Items(List<Part.Item> items) ->
                    items.stream().flatMap(item -> item(item).stream()).toList();
        };
    }

    private static List<String> lead(String lead, String url) {
        List<String> lines = new ArrayList<>(lines(lead));
        lines.add(url);
        return lines;
    }

    private static List<String> item(Part.Item item) {
        List<String> lines =
                Stream.of(item.title(), item.detail())
                        .flatMap(said -> lines(said.text(), COLUMNS - 2).stream())
                        .toList();
        List<String> indented = new ArrayList<>();
        for (String line : lines) {
            boolean isUrl = URL.matcher(line).matches();
            indented.add(isUrl ? line : (indented.isEmpty() ? "- " : "  ") + line);
        }
        return indented;
    }

    private static List<String> lines(String text) {
        return lines(text, COLUMNS);
    }

    /** Wraps the text; a URL that an organiser wrote into it gets a line of its own. */
    private static List<String> lines(String text, int columns) {
        List<String> lines = new ArrayList<>();
        Matcher url = URL.matcher(text);
        int done = 0;
        while (url.find()) {
            lines.addAll(Columns.wrap(text.substring(done, url.start()), columns));
            lines.add(url.group());
            done = url.end();
        }
        String rest = text.substring(done);
        if (done == 0 || rest.codePoints().anyMatch(Character::isLetterOrDigit)) {
            lines.addAll(Columns.wrap(rest, columns));
        }
        return lines;
    }
}
