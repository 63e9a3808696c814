package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A browser without scripts: it keeps cookies, follows links and sends forms as they stand in the page. */
final class PlainBrowser implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<a\\b([^>]*)>(.*?)</a>", Pattern.DOTALL);

    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(RunningLedger.DEADLINE)
            .build();

    PlainBrowser(RunningLedger ledger) {
        this.address = ledger.address();
    }

    /** What stands in the window. */
    record Page(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String html() {
            return response.body();
        }

        String path() {
            return response.uri().getPath();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Address of the first link whose text or address has this. */
        String link(String text) {
            return LINK.matcher(html())
                    .results()
                    .filter(link -> link.group(2).contains(text)
                            || attribute(link.group(1), "href").contains(text))
                    .map(link -> attribute(link.group(1), "href"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no link with " + text + " on " + path() + "\n" + html()));
        }

        /** The fields of the form that is sent there. */
        Map<String, String> form(String action) {
            return FORM.matcher(html())
                    .results()
                    .filter(form -> attribute(form.group(1), "action").equals(action))
                    .map(form -> fields(form.group(2)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no form to " + action + " on " + path() + "\n" + html()));
        }

        private static Map<String, String> fields(String form) {
            Map<String, String> fields = new LinkedHashMap<>();
            INPUT.matcher(form).results().map(MatchResult::group).forEach(input -> {
                if (!attribute(input, "type").equals("checkbox")
                        && !attribute(input, "name").isEmpty()) {
                    fields.put(attribute(input, "name"), attribute(input, "value"));
                }
            });
            return fields;
        }

        private static String attribute(String tag, String name) {
            Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
            return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
        }
    }

    Page get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address).resolve(path))
                .timeout(RunningLedger.DEADLINE)
                .header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** A file, as its bytes. */
    HttpResponse<byte[]> download(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address).resolve(path))
                            .timeout(RunningLedger.DEADLINE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody waits for " + path + " any more", e);
        }
    }

    Page post(String path, Map<String, String> fields) {
        return post(path, List.copyOf(fields.entrySet()));
    }

    /** A form may say the same name more than once. */
    Page post(String path, List<Map.Entry<String, String>> fields) {
        String body = fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address).resolve(path))
                .timeout(RunningLedger.DEADLINE)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** A form with a file, as it stands in the page but for these fields. */
    Page upload(Page page, String action, Map<String, String> changed, String field, String fileName, byte[] bytes) {
        Map<String, String> fields = page.form(action);
        fields.putAll(changed);
        fields.remove(field);
        String boundary = "between-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                part(boundary, "name=\"" + name + "\"", "\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(part(
                        boundary,
                        "name=\"" + field + "\"; filename=\"" + fileName + "\"",
                        "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(address).resolve(action))
                .timeout(RunningLedger.DEADLINE)
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static String part(String boundary, String what, String rest) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + what + "\r\n" + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest request) {
        try {
            return new Page(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The form of a page, as it stands there but for these fields. */
    Page submit(Page page, String action, Map<String, String> changed) {
        Map<String, String> fields = page.form(action);
        fields.putAll(changed);
        return post(action, fields);
    }

    /** Asks for a page, and is that ready-made identity when asked who. */
    Page signIn(String identity, String wanted) {
        Page who = get(wanted);
        assertThat(who.path()).as(who.html()).isEqualTo("/demonstration/identites");
        return submit(who, "/demonstration/identites", Map.of("identite", identity));
    }

    Optional<HttpCookie> session() {
        List<HttpCookie> kept = cookies.getCookieStore().getCookies();
        return kept.stream()
                .filter(cookie -> cookie.getName().equals("quitus-session"))
                .findFirst();
    }

    void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    @Override
    public void close() {
        client.close();
    }
}
