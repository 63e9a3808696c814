package fr.quitus.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What the pages load: few files, held in memory and gzipped once, each under a name that changes with its bytes, so
 * that a browser keeps it for ever. A theme's other files keep their names, since its style sheet says them.
 */
@Component
public final class Assets {
    /** Largest file of a theme that is served, and how many. */
    static final int THEME_FILE_BYTES_MAX = 2_000_000;

    static final int THEME_FILES_MAX = 50;
    private static final String THEME_SHEET = "theme.css";
    private static final int HASH_CHARACTERS = 16;
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Map<String, String> OURS = Map.of(
            "reboot.css",
            WEBJARS + "bootstrap/*/dist/css/bootstrap-reboot.min.css",
            "htmx.js",
            WEBJARS + "htmx.org/*/dist/htmx.min.js",
            "quitus.css",
            "fr/quitus/web/quitus.css",
            "icone.svg",
            "fr/quitus/web/icone.svg");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    private final Map<String, Asset> byName = new TreeMap<>();
    private final Map<String, String> addresses = new TreeMap<>();

    Assets(WebSettings settings) {
        OURS.forEach((name, resource) -> add(name, fromClasspath(resource), true));
        Path theme = settings.themeDir();
        if (theme != null) {
            addTheme(theme);
        }
    }

    /**
     * @param gzipped absent where it would not be shorter
     * @param immutable whether its name changes with its bytes
     */
    record Asset(String type, byte[] bytes, byte @Nullable [] gzipped, boolean immutable) {}

    /** Where a file of ours is, such as {@code quitus.css}. */
    public String at(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return address;
    }

    /** Whether an administration brought a style sheet of its own. */
    public boolean themed() {
        return addresses.containsKey(THEME_SHEET);
    }

    Optional<Asset> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void addTheme(Path folder) {
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.filter(Files::isRegularFile)
                    .filter(file ->
                            TYPES.containsKey(extension(file.getFileName().toString())))
                    .sorted()
                    .toList();
            if (files.size() > THEME_FILES_MAX) {
                throw new IllegalStateException(
                        "quitus.web.theme-dir " + folder + " has more than " + THEME_FILES_MAX + " files");
            }
            for (Path file : files) {
                if (Files.size(file) > THEME_FILE_BYTES_MAX) {
                    throw new IllegalStateException(file + " has more than " + THEME_FILE_BYTES_MAX + " bytes");
                }
                String name = file.getFileName().toString();
                add(name, Files.readAllBytes(file), name.equals(THEME_SHEET));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("quitus.web.theme-dir " + folder + " cannot be read", e);
        }
    }

    private void add(String name, byte[] bytes, boolean immutable) {
        String extension = extension(name);
        String served = immutable
                ? name.substring(0, name.length() - extension.length()) + hash(bytes) + "." + extension
                : name;
        if (byName.containsKey(served) || addresses.containsKey(name)) {
            throw new IllegalStateException("a file of the theme is called as one of ours: " + name);
        }
        byte[] gzipped = gzip(bytes);
        byName.put(
                served,
                new Asset(
                        String.valueOf(TYPES.get(extension)),
                        bytes,
                        gzipped.length < bytes.length ? gzipped : null,
                        immutable));
        addresses.put(name, "/ressources/" + served);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static byte[] fromClasspath(String resource) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + resource);
            if (found.length != 1) {
                throw new IllegalStateException(resource + " is on the class path " + found.length + " times");
            }
            return found[0].getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
