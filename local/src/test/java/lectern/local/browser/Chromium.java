package lectern.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The Chromium of this machine; none is ever downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The one that LECTERN_CHROMIUM names, else the first on the path. */
    static Optional<Path> path() {
        Stream<Path> named =
                Optional.ofNullable(System.getenv("LECTERN_CHROMIUM")).map(Path::of).stream();
        Stream<Path> found =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }

    static Chromium start() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // As root, in containers, Chromium does not start with its sandbox.
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(path().orElseThrow())
                                        .setArgs(List.of("--no-sandbox")));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    /**
     * A window such as most people have: a desktop, in Prague, reading English.
     *
     * @param origin whom it may ask
     * @param differently what is not so
     */
    Visit visit(String origin, Consumer<Browser.NewContextOptions> differently) {
        var options =
                new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setTimezoneId("Europe/Prague")
                        .setLocale("en-GB");
        differently.accept(options);
        return new Visit(browser.newContext(options), origin);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
