package fr.quitus.web.signin;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who looks: the same claims that the ledger decides by. Two are equal when they are the same subject of the issuer,
 * whatever the hour they signed in at: sessions are counted by that.
 */
public final class Person implements OidcUser {
    private static final String EVERYTHING = "*";

    private final OidcIdToken idToken;
    private final String actor;
    private final String role;
    private final List<String> fundsCentres;
    private final List<String> posts;
    private final @Nullable Delegation delegation;

    /**
     * Délégation de signature, as the token tells it.
     *
     * @param ceiling largest amount of an act, in euros
     * @param from first day, {@code to} the last
     */
    public record Delegation(String id, String ceiling, LocalDate from, LocalDate to) {
        private static @Nullable Delegation of(@Nullable Map<String, Object> claim) {
            return claim == null
                    ? null
                    : new Delegation(
                            String.valueOf(claim.get("id")),
                            String.valueOf(claim.get("ceiling")),
                            LocalDate.parse(String.valueOf(claim.get("from"))),
                            LocalDate.parse(String.valueOf(claim.get("to"))));
        }
    }

    Person(OidcIdToken idToken, Jwt accessToken) {
        this.idToken = idToken;
        this.actor = String.valueOf(accessToken.getSubject());
        this.role = String.valueOf(accessToken.getClaimAsString("role"));
        this.fundsCentres = texts(accessToken.getClaimAsStringList("funds_centres"));
        this.posts = texts(accessToken.getClaimAsStringList("posts"));
        this.delegation = Delegation.of(accessToken.getClaimAsMap("delegation"));
    }

    private static List<String> texts(@Nullable List<String> claim) {
        return claim == null ? List.of() : claim.stream().sorted().toList();
    }

    public String actor() {
        return actor;
    }

    /** Name of the role, as the ledger writes it. */
    public String role() {
        return role;
    }

    /** Whether nothing limits what is seen by funds centre. */
    public boolean everywhere() {
        return fundsCentres.contains(EVERYTHING);
    }

    /** Funds centres and accounting posts, where they limit what is seen. */
    public String perimeter() {
        return Stream.concat(fundsCentres.stream().filter(code -> !code.equals(EVERYTHING)), posts.stream())
                .collect(Collectors.joining(", "));
    }

    /** The delegation that is in force on a day; absent where there is none. */
    public @Nullable Delegation delegationOn(LocalDate day) {
        return delegation == null || day.isBefore(delegation.from()) || day.isAfter(delegation.to())
                ? null
                : delegation;
    }

    @Override
    public String getName() {
        return Objects.requireNonNull(idToken.getSubject(), "OpenID Connect asks for a subject");
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return idToken.getClaims();
    }

    /** None: what a role may do is decided by the ledger. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Person person && person.getName().equals(getName());
    }

    @Override
    public int hashCode() {
        return getName().hashCode();
    }
}
