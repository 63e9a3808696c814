package fr.quitus.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Réglages des pages, prefix {@code quitus.web}.
 *
 * @param themeDir folder with {@code theme.css} of an administration, and what it refers to; absent: our own look
 * @param clientId name of the pages at an external issuer; without one, such an instance serves no page
 * @param clientSecret their secret there
 * @param sessionIdleMin after which a session that asked nothing ends, in minutes
 * @param sessionMaxH after which any session ends, in hours
 * @param sessionsMax sessions one person may have at once; one more ends the oldest
 */
@ConfigurationProperties("quitus.web")
public record WebSettings(
        @Nullable Path themeDir,
        @Nullable String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("30") int sessionIdleMin,
        @DefaultValue("10") int sessionMaxH,
        @DefaultValue("5") int sessionsMax) {}
