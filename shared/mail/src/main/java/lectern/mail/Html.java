package lectern.mail;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import lectern.mail.html.JteletterGenerated;

/**
 * A letter as HTML. The template's generated class is called directly: jte's engine would look it
 * up by reflection and costs several times as much when it is used first.
 */
final class Html {
    private Html() {}

    static String of(Letter letter) {
        StringOutput html = new StringOutput();
        JteletterGenerated.render(new OwaspHtmlTemplateOutput(html), null, letter);
        return html.toString();
    }
}
