package fr.quitus.app.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clés de l'émetteur externe : asked for when the first token comes, not at the start, and kept while the issuer is
 * away: whoever has a token works on when nobody can sign in. A key that the issuer withdraws meanwhile is trusted
 * until it answers again, {@link #OUTAGE} at most.
 */
final class ExternalIssuer implements JWKSetSource<SecurityContext> {
    /** How long its keys count before they are asked for again. */
    static final Duration KEYS_LIFE = Duration.ofMinutes(5);
    /** How long the last keys count when it does not answer. */
    static final Duration OUTAGE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(ExternalIssuer.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    /** Longest wait for another thread that asks for the keys. */
    private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(10);

    private static final int KEYS_ASKED_PER_LIFE_MAX = 10;
    private static final int ANSWER_BYTES_MAX = 256 * 1024;

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final URI discovery;
    private final DefaultResourceRetriever retriever = new DefaultResourceRetriever(
            (int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), ANSWER_BYTES_MAX);
    private volatile @Nullable URL keys;

    private ExternalIssuer(String issuer) {
        this.discovery = URI.create(issuer.replaceAll("/$", "") + DISCOVERY);
    }

    /** Decodes what it signed with a key of which it publishes one half, never with a shared secret. */
    static NimbusJwtDecoder decoder(String issuer, Duration keysLife) {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(new ExternalIssuer(issuer))
                .cache(keysLife.toMillis(), REFRESH_TIMEOUT.toMillis())
                .refreshAheadCache(false)
                // A token of a key nobody knows has them asked for again: not for each such token.
                .rateLimited(keysLife.dividedBy(KEYS_ASKED_PER_LIFE_MAX).toMillis())
                .outageTolerant(
                        OUTAGE.toMillis(),
                        _ -> LOG.warn(
                                "the issuer of identities does not answer: its last keys count, for {} h at most",
                                OUTAGE.toHours()))
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // the decoder's own validators check the claims
        return new NimbusJwtDecoder(processor);
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(retriever.retrieveResource(keysAddress()).getContent());
        } catch (IOException | ParseException | JacksonException e) {
            throw new JWKSetUnavailableException("the keys of " + discovery + " cannot be had: " + e.getMessage(), e);
        }
    }

    private URL keysAddress() throws IOException {
        URL known = keys;
        if (known == null) {
            String told = JsonMapper.shared()
                    .readTree(retriever.retrieveResource(discovery.toURL()).getContent())
                    .path("jwks_uri")
                    .asString("");
            if (told.isEmpty()) {
                throw new IOException("no jwks_uri in its description");
            }
            known = URI.create(told).toURL();
            keys = known;
        }
        return known;
    }

    @Override
    public void close() {
        // Nothing is held between two questions.
    }
}
