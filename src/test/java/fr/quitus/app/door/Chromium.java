package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser: Debian's Chromium, where the machine has it. */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path IMAGES = Path.of(System.getProperty("quitus.root", ".."), "docs", "images");
    private static final int HEIGHT = 900;

    private final RunningLedger ledger;
    private final ChromeDriver driver;

    private Chromium(RunningLedger ledger) {
        this.ledger = ledger;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        // As root, in a container with a small /dev/shm: neither is the product's business.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--window-size=1280,900",
                "--disable-background-networking",
                "--lang=fr");
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2)).scriptTimeout(Duration.ofMinutes(2));
    }

    /** @return a new browser; the test is skipped, and says so, where there is none */
    static Chromium open(RunningLedger ledger) {
        Assumptions.assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "Chromium is absent (Debian: apt-get install chromium chromium-driver)");
        return new Chromium(ledger);
    }

    ChromeDriver driver() {
        return driver;
    }

    void go(String path) {
        driver.get(ledger.address() + path);
    }

    void signIn(String identity, String wanted) {
        String button = "button[name=identite][value=" + identity + "]";
        go(wanted);
        await(button);
        click(button);
        await(".person .who");
        assertThat(driver.findElement(By.cssSelector(".person .who")).getText()).contains(identity);
    }

    /** The page that is left has buttons too: what tells that it is left is the address. */
    void signOut() {
        click(".person button");
        new WebDriverWait(driver, RunningLedger.DEADLINE).until(ExpectedConditions.urlContains("/session/fermee"));
    }

    /** Waits until the page has such an element. */
    void await(String selector) {
        new WebDriverWait(driver, RunningLedger.DEADLINE)
                .withMessage(() -> "no " + selector + " on " + driver.getCurrentUrl() + "\n" + driver.getPageSource())
                .until(page -> !page.findElements(By.cssSelector(selector)).isEmpty());
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** Scripts of the pages no longer run; those of the test still do. */
    void withoutScripts() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** What is downloaded from now on lies there. */
    void downloadsTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** As a screen of that width shows it, whatever the least width of a window. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Pixels by which the page is wider than its screen. */
    long overflow() {
        return (Long) Objects.requireNonNull(driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    /** What axe-core finds against WCAG 2.1, levels A and AA. */
    List<?> violations() {
        return violations("{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}");
    }

    /** The same of colours alone, where nothing else has changed. */
    List<?> violationsOfColours() {
        return violations("{runOnly: {type: 'rule', values: ['color-contrast']}}");
    }

    private List<?> violations(String rules) {
        driver.executeScript(axe());
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, RULES).then(
                    found => done(found.violations.map(
                        v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '))),
                    failure => done(['axe-core did not run: ' + failure]));
                """.replace("RULES", rules));
    }

    /**
     * What can be used and the tabulator never came to, among the first hundred and fifty. One pass: a date takes
     * several steps.
     */
    List<?> unreachedByKeyboard() {
        long steps = (Long) Objects.requireNonNull(driver.executeScript("""
                const all = [...document.querySelectorAll(
                    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                    .filter(one => one.checkVisibility() && !one.disabled).slice(0, 150);
                window.toReach = new Set(all);
                document.activeElement.blur();
                document.addEventListener('focusin', event => window.toReach.delete(event.target));
                return all.length + 4 * all.filter(one => one.type === 'date').length + 3;
                """));
        Actions keys = new Actions(driver);
        for (long i = 0; i < steps; i++) {
            keys.sendKeys(Keys.TAB);
        }
        keys.perform();
        return (List<?>) Objects.requireNonNull(
                driver.executeScript("return [...window.toReach].map(one => one.outerHTML.slice(0, 200))"));
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe-core on the class path").isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code -Dquitus.docs.write=true} keeps what the page looks like in {@code docs/images}. */
    void picture(String name) {
        if (!Boolean.getBoolean("quitus.docs.write")) {
            return;
        }
        try {
            Files.createDirectories(IMAGES);
            Files.write(IMAGES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
