package fr.quitus.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.springframework.web.util.HtmlUtils;

/** Somebody with a browser: a session of his own, signed in as the pages ask (code and PKCE), gzip understood. */
final class PageVisitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String IDENTITIES = "/demonstration/identites";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * What was answered.
     *
     * @param bytes as they were sent, compressed where they were
     * @param ms from the request to the last byte
     */
    record Page(int status, String path, HttpHeaders headers, byte[] bytes, double ms) {
        boolean ok() {
            return status == 200;
        }

        String html() {
            boolean gzipped = headers.firstValue("Content-Encoding").orElse("").equals("gzip");
            try {
                return new String(
                        gzipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes,
                        StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("not gzip: " + path, e);
            }
        }

        /** Addresses in it, in their order, that have this. */
        List<String> links(String part) {
            return LINK.matcher(html())
                    .results()
                    .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                    .filter(address -> address.contains(part))
                    .distinct()
                    .toList();
        }
    }

    private PageVisitor(URI base) {
        this.base = base;
    }

    /** @param identity one of the ready-made ones */
    static PageVisitor signedIn(URI base, String identity) throws IOException, InterruptedException {
        PageVisitor visitor = new PageVisitor(base);
        Page who = visitor.get("/");
        Matcher token = TOKEN.matcher(who.html());
        if (!who.path().equals(IDENTITIES) || !token.find()) {
            throw new IOException("nobody asks who this is: " + who.status() + " at " + who.path());
        }
        String form = "_csrf=" + encoded(HtmlUtils.htmlUnescape(token.group(1))) + "&identite=" + encoded(identity);
        Page home = visitor.send(visitor.to(IDENTITIES)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (!home.ok() || !home.path().equals("/")) {
            throw new IOException(identity + " is not signed in: " + home.status() + " at " + home.path());
        }
        return visitor;
    }

    Page get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    /** Its next page, where it has one. */
    Optional<String> next(String path) throws IOException, InterruptedException {
        return get(path).links("suite=").stream().findFirst();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip");
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        double ms = (System.nanoTime() - begun) / 1e6;
        return new Page(answer.statusCode(), answer.uri().getPath(), answer.headers(), answer.body(), ms);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
