package lectern.manage.pages;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lectern.language.Language;
import lectern.mail.OwnPage;
import lectern.web.Inline;

/** Makes the pages. Words are read when first needed, and only in the language needed. */
@SuppressWarnings("NullAway") // Generated code takes null for no interceptor; it is not annotated.
public final class Pages {
    /** What this page looks like beside what all pages do. */
    static final Inline STYLE = new Inline(Pages.class, "own.css");

    /** What a content security policy has to allow: two style sheets, and the empty icon. */
    public static List<String> sources() {
        return List.of(
                "style-src '" + Inline.STYLE.hash() + "' '" + STYLE.hash() + "'", "img-src data:");
    }

    private final Map<Language, Words> words = new ConcurrentHashMap<>();
    private final OwnPage.Wordings wordings = new OwnPage.Wordings();

    /**
     * The registrant's page.
     *
     * @param site how absolute links begin, without slash at the end
     */
    public String own(Own own, URI site) {
        var view = new OwnView(own, page(own, site), words(own.language()));
        return html(output -> JteownGenerated.render(output, null, view));
    }

    /** The calendar entry, as the confirmation has it attached. */
    public String calendar(Own own, URI site) {
        return page(own, site).calendar();
    }

    public String refusal(Refusal refusal, Language language) {
        return html(output ->
                JterefusalGenerated.render(output, null, words(language), refusal.word()));
    }

    private OwnPage page(Own own, URI site) {
        return wordings.page(own.webinar(), own.registration(), own.token(), own.now(), site);
    }

    private Words words(Language language) {
        return words.computeIfAbsent(language, Words::in);
    }

    private static String html(Consumer<OwaspHtmlTemplateOutput> template) {
        var text = new StringOutput(20_000);
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
