package fr.quitus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of a page stands in the bundles, in both languages; none in a template. */
class TextsTest {
    private static final Path TEMPLATES =
            Path.of(System.getProperty("quitus.root", ".."), "web", "src", "main", "resources", "templates");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]");
    private static final Pattern BUILT_KEY = Pattern.compile("#\\{\\|([a-z]+\\.)\\$\\{");
    private static final Pattern COMMENT_OR_TAG = Pattern.compile("<!--.*?-->|<[^>]*>", Pattern.DOTALL);
    /** Attributes that people read or hear. */
    private static final Pattern TOLD_ATTRIBUTE =
            Pattern.compile("\\s(title|alt|placeholder|aria-label|aria-description)=\"");

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(texts("messages_en").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(texts("messages").stringPropertyNames());
        assertThat(texts("messages").stringPropertyNames()).hasSizeGreaterThan(200);
    }

    @Test
    void no_text_is_empty_and_both_languages_take_the_same_figures() {
        Properties french = texts("messages");
        Properties english = texts("messages_en");
        List<String> findings = new ArrayList<>();
        french.stringPropertyNames().forEach(key -> {
            if (french.getProperty(key).isBlank()
                    || english.getProperty(key, "").isBlank()) {
                findings.add(key + " is empty");
            }
            if (!arguments(french.getProperty(key)).equals(arguments(english.getProperty(key, "")))) {
                findings.add(key + " takes other figures in English");
            }
            // Beside figures, MessageFormat takes a straight apostrophe for a quotation and swallows it.
            if (!arguments(french.getProperty(key)).isEmpty()
                    && (french.getProperty(key) + english.getProperty(key)).contains("'")) {
                findings.add(key + " has a straight apostrophe");
            }
        });

        assertThat(findings).isEmpty();
    }

    private static Set<String> arguments(String text) {
        return new TreeSet<>(Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList());
    }

    @Test
    void templates_ask_for_texts_that_exist_and_hold_none_themselves() {
        Set<String> keys = texts("messages").stringPropertyNames();
        List<String> findings = new ArrayList<>();
        templates().forEach(template -> {
            String name = template.getFileName().toString();
            String html = read(template);
            KEY.matcher(html)
                    .results()
                    .map(key -> key.group(1))
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> findings.add(name + " asks for " + key));
            BUILT_KEY
                    .matcher(html)
                    .results()
                    .map(prefix -> prefix.group(1))
                    .filter(prefix -> keys.stream().noneMatch(key -> key.startsWith(prefix)))
                    .forEach(prefix -> findings.add(name + " asks for some " + prefix));
            findings.addAll(literals(name, html));
        });

        assertThat(findings).isEmpty();
        assertThat(templates()).hasSizeGreaterThan(10);
    }

    @Test
    void a_literal_text_is_seen() {
        assertThat(literals("a", "<p th:text=\"#{a}\"></p><p>Bonjour</p>")).containsExactly("a holds « Bonjour »");
        assertThat(literals("a", "<a title=\"Aide\" th:title=\"#{a}\"></a>")).containsExactly("a says title by itself");
        assertThat(literals("a", "<p th:text=\"#{a}\"></p> : <!-- why -->")).isEmpty();
    }

    private static List<String> literals(String name, String html) {
        List<String> findings = new ArrayList<>();
        String bare = COMMENT_OR_TAG.matcher(html).replaceAll("\u0000");
        for (String text : bare.split("\u0000", -1)) {
            if (text.codePoints().anyMatch(Character::isLetter)) {
                findings.add(name + " holds « " + text.strip() + " »");
            }
        }
        TOLD_ATTRIBUTE
                .matcher(html)
                .results()
                .forEach(told -> findings.add(name + " says " + told.group(1) + " by itself"));
        return findings;
    }

    /** A policy without inline script or style would silently drop them. */
    @Test
    void templates_hold_no_script_and_no_style() {
        templates().forEach(template -> assertThat(read(template))
                .as(template.toString())
                .doesNotContainPattern("<script(?![^>]*th:src)|<style|\\sstyle=|\\son[a-z]+=|th:utext"));
    }

    private static List<Path> templates() {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With those of the acts, which have a bundle of their own. */
    private static Properties texts(String bundle) {
        Properties texts = new Properties();
        for (String name : List.of(bundle, bundle.replace("messages", "actes"))) {
            try (Reader reader = new InputStreamReader(
                    TextsTest.class.getResourceAsStream("/fr/quitus/web/" + name + ".properties"),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
