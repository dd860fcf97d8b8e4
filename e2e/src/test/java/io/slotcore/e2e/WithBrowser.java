package io.slotcore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.slotcore.server.Server;
import io.slotcore.server.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A reference server on a new data folder, some day in 2027, and a browser in front of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithBrowser {

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;
  private @Nullable BrowserContext context;
  private @Nullable Server server;

  /** The day on which the server believes to be. */
  abstract Instant today();

  /** More settings of the server than where it keeps its data. */
  Map<String, String> settings() {
    return Map.of();
  }

  @BeforeAll
  void start(@TempDir Path data) {
    String path = System.getenv("SLOTCORE_BROWSER");
    Assumptions.assumeTrue(
        path != null && !path.isEmpty(), "no browser: set SLOTCORE_BROWSER to a chromium");
    Duration shift = Duration.between(Instant.now(), today());
    InstantSource clock = () -> Instant.now().plus(shift);
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("SLOTCORE_DATA", data.toString());
    settings.put("SLOTCORE_PORT", "0");
    server = Server.start(Settings.from(settings), clock, () -> shift);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(path))
                    .setArgs(List.of("--disable-background-networking", "--no-first-run")));
  }

  @AfterEach
  void closeContext() {
    if (context != null) {
      context.close();
    }
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      server.close();
    }
  }

  /** Opens a browser window of a visitor. */
  Page visitor(Visitor visitor) {
    closeContext();
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setBaseURL(server().baseUrl().toString())
            .setJavaScriptEnabled(visitor.javaScript())
            .setTimezoneId(visitor.zone())
            .setLocale(visitor.locale())
            .setViewportSize(visitor.width(), 900);
    if (browser == null) {
      throw new IllegalStateException("the browser was not started");
    }
    context = browser.newContext(options);
    context.setDefaultTimeout(8_000);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            System.err.println("console: " + message.text() + " at " + page.url());
          }
        });
    return page;
  }

  Server server() {
    if (server == null) {
      throw new IllegalStateException("the server was not started");
    }
    return server;
  }

  /**
   * Who looks at the pages.
   *
   * @param zone the browser's zone
   * @param width of the window, in pixels
   */
  record Visitor(String zone, String locale, int width, boolean javaScript) {

    static Visitor in(String zone, String locale) {
      return new Visitor(zone, locale, 1280, true);
    }

    Visitor narrow() {
      return new Visitor(zone, locale, 390, javaScript);
    }

    Visitor withoutJavaScript() {
      return new Visitor(zone, locale, width, false);
    }
  }

  /** Signs the sample host in. */
  void signIn(Page page) {
    page.navigate("/login");
    page.getByLabel("User name").fill(server().sample().username());
    page.getByLabel("Password").fill(server().sample().password());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).waitFor();
  }

  /** Fails if there is a barrier that axe can find. */
  static void requireAccessible(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  /** Keeps a picture for whoever wants to look. */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
