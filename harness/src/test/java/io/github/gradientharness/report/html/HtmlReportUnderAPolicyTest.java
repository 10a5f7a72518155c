package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogEntry;

/** The pages as a server shows them that forbids scripts and everything from elsewhere. */
@Tag("slow")
class HtmlReportUnderAPolicyTest {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    @TempDir
    Path folder;

    @TempDir
    Path profile;

    @Test
    void everythingIsThereAndOnlyTheScriptsAreRefused() throws IOException {
        HtmlReport.write(folder, Demo.everyKind(), Demo.FULL_CONTEXT);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        try (Chromium chromium = Chromium.start(profile, true)) {
            String root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            List<String> addresses = new ArrayList<>();
            for (Path page : HtmlReportInChromiumTest.pages(folder)) {
                String address = root + folder.relativize(page).toString().replace('\\', '/');
                addresses.add(address);
                chromium.driver().get(address);
                assertThat(chromium.driver().findElement(By.tagName("h1")).isDisplayed())
                        .isTrue();
                assertThat(chromium.evaluate("getComputedStyle(document.body).maxWidth"))
                        .as("the style sheet is in force")
                        .isNotEqualTo("none");
            }
            assertThat(chromium.requests()).allMatch(url -> addresses.contains(url) || url.startsWith("data:"));
            assertThat(chromium.console())
                    .extracting(LogEntry::getMessage)
                    .allMatch(message ->
                            message.contains("inline script") && message.contains("Content Security Policy"));
            chromium.driver().get(root + "index.html");
            assertThat(chromium.driver().findElement(By.id("find")).isDisplayed())
                    .as("what needs a script is not shown")
                    .isFalse();
            assertThat(chromium.driver().findElements(By.cssSelector("#tests .test")))
                    .allMatch(test -> test.isDisplayed());
        } finally {
            server.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
        byte[] page = Files.readAllBytes(file);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
