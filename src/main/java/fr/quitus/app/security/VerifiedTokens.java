package fr.quitus.app.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Jetons déjà vérifiés : a token is verified in full when it is first seen, and taken for what it is when the very same
 * text comes again. Verifying an RSA signature costs more than all else the door does for a command.
 *
 * <p>What is kept is looked up by the SHA-256 of the whole token, so a token of which one character was changed is
 * another token and is verified. Only what was accepted is kept; every refusal is verified anew.
 *
 * <p>Nothing is accepted for longer than without this memory, but for one case. A token is forgotten when it expires:
 * from then on the verifier decides again. A token was never revoked one by one before its end; what can be withdrawn
 * is the issuer's key, and a token it signed is then still taken for {@link #VERIFIED_LIFE} at most, beside the time
 * for which the verifier itself remembers the issuer's keys. A clock set back makes everything be verified again.
 */
final class VerifiedTokens implements JwtDecoder {
    /** Tokens remembered at most: a day's users of one node; the least used are verified again. */
    static final int VERIFIED_TOKENS_MAX = 10_000;
    /** Longest time a verification counts for. */
    static final Duration VERIFIED_LIFE = Duration.ofMinutes(5);

    private final JwtDecoder verifier;
    private final Clock clock;
    private final Cache<ByteBuffer, Verified> verified =
            Caffeine.newBuilder().maximumSize(VERIFIED_TOKENS_MAX).build();

    VerifiedTokens(JwtDecoder verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    private record Verified(Jwt token, Instant from, Instant until) {
        boolean countsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    @Override
    public Jwt decode(String token) {
        ByteBuffer key = sha256(token);
        Instant now = clock.instant();
        Verified known = verified.getIfPresent(key);
        if (known != null && known.countsAt(now)) {
            return known.token();
        }
        Jwt accepted = verifier.decode(token);
        Instant end = now.plus(VERIFIED_LIFE);
        Instant expires = accepted.getExpiresAt();
        // A token without an end is no more trusted than the verifier trusts it: it is verified each time.
        if (expires != null) {
            verified.put(key, new Verified(accepted, now, expires.isBefore(end) ? expires : end));
        }
        return accepted;
    }

    /** Tokens that are remembered, for tests of the bound. */
    long size() {
        verified.cleanUp();
        return verified.estimatedSize();
    }

    private static ByteBuffer sha256(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
