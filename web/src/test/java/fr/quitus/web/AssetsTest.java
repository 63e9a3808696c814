package fr.quitus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
    @TempDir
    Path theme;

    @Test
    void a_file_of_ours_is_served_for_ever_under_a_name_that_its_bytes_gave() throws IOException {
        Assets assets = new Assets(settings(null));

        Assets.Asset sheet = assets.named(name(assets.at("quitus.css"))).orElseThrow();

        assertThat(assets.at("quitus.css")).matches("/ressources/quitus\\.[0-9a-f]{16}\\.css");
        assertThat(sheet.immutable()).isTrue();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(Objects.requireNonNull(sheet.gzipped())))
                        .readAllBytes())
                .isEqualTo(sheet.bytes());
        assertThat(assets.themed()).isFalse();
        assertThat(assets.named("quitus.css")).isEmpty();
    }

    @Test
    void another_theme_has_another_name() throws IOException {
        Files.writeString(theme.resolve("theme.css"), ":root { --accent: #000 }");
        Files.write(theme.resolve("logo.png"), new byte[] {1, 2, 3});
        Files.writeString(theme.resolve("secret.txt"), "not ours to serve");
        String before = new Assets(settings(theme)).at("theme.css");
        Files.writeString(theme.resolve("theme.css"), ":root { --accent: #111 }");

        Assets assets = new Assets(settings(theme));

        assertThat(assets.themed()).isTrue();
        assertThat(assets.at("theme.css")).isNotEqualTo(before);
        assertThat(new String(
                        assets.named(name(assets.at("theme.css"))).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("#111");
        assertThat(assets.named("logo.png").orElseThrow().immutable()).isFalse();
        assertThat(assets.named("secret.txt")).isEmpty();
    }

    @Test
    void a_theme_does_not_replace_a_file_of_ours() throws IOException {
        Files.writeString(theme.resolve("quitus.css"), "");

        assertThatThrownBy(() -> new Assets(settings(theme)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("quitus.css");
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static WebSettings settings(@Nullable Path theme) {
        return new WebSettings(theme, null, "", 30, 10, 5);
    }
}
