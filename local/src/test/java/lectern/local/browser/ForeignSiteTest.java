package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;

/** The README's forms for an organiser's own site, as they stand there, from another origin. */
@InChromium
class ForeignSiteTest {
    private static final Pattern SNIPPET =
            Pattern.compile("^```html\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final String EXAMPLE = "https://register.example.org";

    @Test
    void aPlainFormLandsOnOurPageWithTheAddress(Site site) throws IOException {
        try (Origin other = Origin.showing(snippet(0, site));
                Visit visit = site.visit().from(other.url())) {
            visit.page().navigate(other.url() + "/");
            fillIn(visit, "plain-form@example.com");

            assertThat(visit.arrive(() -> visit.page().click("button"))).isEqualTo(200);

            assertThat(visit.page().url()).startsWith(site.origin()).endsWith("/registered");
            assertThat(visit.page().innerText("main")).contains("plain-form@example.com");
            site.awaitMailTo("plain-form@example.com");
        }
    }

    @Test
    void aPlainFormWithAnErrorIsGoneOnWithOnOurPage(Site site) throws IOException {
        try (Origin other = Origin.showing(snippet(0, site));
                Visit visit = site.visit().from(other.url())) {
            visit.page().navigate(other.url() + "/");
            fillIn(visit, "plain-error@example");

            assertThat(visit.arrive(() -> visit.page().click("button"))).isEqualTo(422);

            visit.awaitFocus(".summary");
            assertThat(visit.page().inputValue("#name")).isEqualTo("山田花子");
            visit.page().fill("#email", "plain-corrected@example.com");
            assertThat(visit.send()).isEqualTo(200);
            assertThat(visit.page().innerText("main")).contains("plain-corrected@example.com");
        }
    }

    @Test
    void fetchStaysOnThePage(Site site) throws IOException {
        try (Origin other = Origin.showing(snippet(1, site));
                Visit visit = site.visit().from(other.url())) {
            visit.page().navigate(other.url() + "/");
            fillIn(visit, "fetch@example");
            visit.page().click("button");
            visit.page().waitForSelector("[role=status]:has-text('name@example.org')");

            visit.page().fill("[name=email]", "fetch@example.com");
            visit.page().click("button");

            visit.page().waitForSelector("[role=status]:has-text('mailbox')");
            assertThat(visit.page().url()).isEqualTo(other.url() + "/");
            site.awaitMailTo("fetch@example.com");
        }
    }

    private static void fillIn(Visit visit, String email) {
        visit.page().fill("[name=name]", "山田花子");
        visit.page().fill("[name=email]", email);
        visit.page().selectOption("[name=country]", "JP");
        visit.page().check("[name=privacy]");
    }

    /** One of the README's, with the address of the site in it. */
    private static String snippet(int number, Site site) throws IOException {
        String readme = Files.readString(FreshTables.projectFolder().resolve("README.md"));
        List<String> snippets =
                SNIPPET.matcher(readme).results().map(match -> match.group(1)).toList();
        assertThat(snippets).hasSize(2).allMatch(each -> each.contains(EXAMPLE));
        return snippets.get(number).replace(EXAMPLE, site.origin());
    }

    /** Somebody else's site with one page; another host than ours, so that nothing is shared. */
    private record Origin(HttpServer server) implements AutoCloseable {
        static Origin showing(String body) throws IOException {
            byte[] page =
                    ("<!doctype html><html lang=en><title>Our event</title>" + body)
                            .getBytes(StandardCharsets.UTF_8);
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.getResponseHeaders()
                                .set("content-type", "text/html; charset=utf-8");
                        exchange.sendResponseHeaders(200, page.length);
                        exchange.getResponseBody().write(page);
                        exchange.close();
                    });
            server.start();
            return new Origin(server);
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
