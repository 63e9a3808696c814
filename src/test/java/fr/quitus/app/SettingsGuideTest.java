package fr.quitus.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.web.WebSettings;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The guide of settings names each setting with its default, and none that does not exist. */
class SettingsGuideTest {
    private static final Path GUIDE = Path.of(System.getProperty("quitus.root", ".."), "docs", "guides", "settings.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(quitus\\.[a-z.-]+)` \\| ([^|]*) \\|");

    @Test
    void the_guide_gives_every_setting_with_its_default_and_no_other() throws IOException {
        List<String> described = ROW.matcher(Files.readString(GUIDE))
                .results()
                .map(SettingsGuideTest::setting)
                .toList();

        List<String> settings = settings("quitus", QuitusSettings.class);
        settings.addAll(settings("quitus.web", WebSettings.class));
        assertThat(described).containsExactlyInAnyOrderElementsOf(settings);
    }

    private static String setting(MatchResult row) {
        return row.group(1) + " = " + row.group(2).replace("`", "").trim();
    }

    private static List<String> settings(String prefix, Class<?> settings) {
        List<String> all = new ArrayList<>();
        RecordComponent[] components = settings.getRecordComponents();
        Parameter[] parameters = canonicalConstructor(settings, components).getParameters();
        for (int i = 0; i < components.length; i++) {
            String name = prefix + "." + kebab(components[i].getName());
            if (components[i].getType().isRecord()) {
                all.addAll(settings(name, components[i].getType()));
            } else {
                all.add(name + " = " + defaultOf(parameters[i]));
            }
        }
        return all;
    }

    private static Constructor<?> canonicalConstructor(Class<?> settings, RecordComponent[] components) {
        try {
            return settings.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a record has its canonical constructor", e);
        }
    }

    private static String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        String text = value == null ? "" : String.join(",", value.value());
        return text.isEmpty() ? "none" : text;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
