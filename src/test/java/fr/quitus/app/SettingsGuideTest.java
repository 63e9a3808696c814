package fr.quitus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

        assertThat(described).containsExactlyInAnyOrderElementsOf(settings("quitus", QuitusSettings.class));
    }

    private static String setting(MatchResult row) {
        return row.group(1) + " = " + row.group(2).replace("`", "").trim();
    }

    private static List<String> settings(String prefix, Class<?> settings) {
        List<String> all = new ArrayList<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()) {
                all.addAll(settings(name, component.getType()));
            } else {
                all.add(name + " = " + defaultOf(settings, component));
            }
        }
        return all;
    }

    private static String defaultOf(Class<?> settings, RecordComponent component) {
        Class<?>[] types = Arrays.stream(settings.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        int index = List.of(settings.getRecordComponents()).indexOf(component);
        try {
            DefaultValue value = settings.getDeclaredConstructor(types)
                    .getParameters()[index]
                    .getAnnotation(DefaultValue.class);
            String text = value == null ? "" : String.join(",", value.value());
            return text.isEmpty() ? "none" : text;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a record has its canonical constructor", e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
