package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One window of its own, without a past. When it closes it must have behaved. */
final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> origins = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int loads;
    private int status;

    Visit(BrowserContext context, String origin) {
        this.context = context;
        this.page = context.newPage();
        this.origin = origin;
        origins.add(origin);
        context.onRequest(request -> requests.add(request.url()));
        page.onLoad(_ -> loads++);
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                status = response.status();
            }
        });
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            // That a page came with 422, 404 or 503 is no fault of the page.
            if (message.type().equals("error")
                    && !message.text().matches("(?s).*status of (4\\d\\d|503).*")) {
                faults.add(message.text());
            }
        });
    }

    /** Another origin may be asked as well: it shows our form. */
    Visit from(String other) {
        origins.add(other);
        return this;
    }

    /** Goes to the address on the site. */
    Response open(String path) {
        return Objects.requireNonNull(page.navigate(origin + path));
    }

    /** Goes to an address where this is what one gets. */
    void open(AskedToWait.Answer answer) {
        String url = origin + "/wait";
        page.unroute(url);
        page.route(
                url,
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(answer.status())
                                        .setHeaders(answer.headers())
                                        .setBody(answer.body())));
        assertThat(open("/wait").status()).isEqualTo(answer.status());
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Whatever was asked of anybody, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Fills in what is required, and this address. */
    void fillIn(String email) {
        page.fill("#name", "Ana Nováková");
        page.fill("#email", email);
        page.selectOption("#country", "CZ");
        page.check("#privacy");
    }

    /** Sends the registration form and waits for what comes of it: the status of the next page. */
    int send() {
        return arrive(() -> page.click("form.card > button"));
    }

    /** Does what leads to another page, and waits for that: its status. */
    int arrive(Runnable step) {
        int before = loads;
        step.run();
        page.waitForCondition(() -> loads > before);
        return status;
    }

    /**
     * Waits for the focus: a browser gives it with the first picture, which may follow the load.
     */
    void awaitFocus(String selector) {
        page.waitForSelector(selector + ":focus");
    }

    /** Unfolds whatever is folded. */
    void unfold() {
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    }

    boolean holds(String script) {
        return (Boolean) page.evaluate(script);
    }

    String text(String script) {
        return String.valueOf(page.evaluate(script));
    }

    double number(String script) {
        return Double.parseDouble(text(script));
    }

    /** The strings of an array. */
    List<String> list(String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    /** The ratio of two computed colours as WCAG defines it. */
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String color) {
        String[] parts = color.replaceAll("[^0-9.,]", "").split(",");
        assertThat(parts).as("an opaque colour: %s", color).hasSize(3);
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double value = Double.parseDouble(parts[i]) / 255;
            sum +=
                    weights[i]
                            * (value <= 0.04045
                                    ? value / 12.92
                                    : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("scripts and policy").isEmpty();
        assertThat(requests)
                .as("third parties")
                .allSatisfy(
                        url -> assertThat(origins).anyMatch(each -> url.startsWith(each + "/")));
    }
}
