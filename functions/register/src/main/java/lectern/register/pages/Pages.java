package lectern.register.pages;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lectern.language.Language;
import lectern.web.Inline;

/** Makes the pages' HTML. Words are read when first needed, and only in the language needed. */
@SuppressWarnings("NullAway") // Generated code takes null for no interceptor; it is not annotated.
public final class Pages {
    /** What the form does where scripts run. */
    public static final Inline SCRIPT = new Inline(Pages.class, "page.js");

    private final Map<Language, Words> words = new ConcurrentHashMap<>();
    private final Map<Language, Lists> lists = new ConcurrentHashMap<>();
    private final String region;

    /**
     * @param region the AWS region that the privacy notice names
     */
    public Pages(String region) {
        this.region = region;
    }

    public Words words(Language language) {
        return words.computeIfAbsent(language, Words::in);
    }

    /** The form. */
    public String form(FormPage page) {
        Language language = page.language();
        var view =
                new FormView(
                        page, words(language), lists.computeIfAbsent(language, Lists::in), region);
        return html(output -> JteformGenerated.render(output, null, view));
    }

    /** Where a form leads that was taken. */
    public String registered(RegisteredPage page) {
        var view = new RegisteredView(page, words(page.language()));
        return html(output -> JteregisteredGenerated.render(output, null, view));
    }

    /** A page that says one thing. */
    public String message(MessagePage page) {
        var view = new MessageView(page, words(page.language()));
        return html(output -> JtemessageGenerated.render(output, null, view));
    }

    /** A page that asks to send the same again. */
    public String later(LaterPage page) {
        var view = new LaterView(page, words(page.language()));
        return html(output -> JtelaterGenerated.render(output, null, view));
    }

    private static String html(java.util.function.Consumer<OwaspHtmlTemplateOutput> template) {
        var text = new StringOutput(40_000);
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
