package fr.quitus.api.door;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claims of a token that say who acts: {@code sub}, {@code role}, {@code funds_centres}, {@code posts},
 * {@code delegation}.
 */
public final class CallerClaims {
    private CallerClaims() {}

    /** A token that is authentic but does not say who acts may do nothing; it is refused, never guessed at. */
    public static Caller read(Jwt token) {
        try {
            return caller(token);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DoorRefused(
                    DoorError.ROLE_INSUFFISANT,
                    "Le jeton ne dit pas lisiblement qui agit (sub, role, funds_centres, posts, delegation).");
        }
    }

    private static Caller caller(Jwt token) {
        String subject = token.getSubject();
        if (subject == null) {
            throw new IllegalArgumentException("a token without subject");
        }
        return new Caller(
                ActorId.of(subject),
                Role.valueOf(String.valueOf(token.getClaimAsString("role"))),
                new Perimeter(
                        texts(token.getClaimAsStringList("funds_centres")),
                        texts(token.getClaimAsStringList("posts")).stream()
                                .map(AccountingPostId::of)
                                .collect(Collectors.toSet())),
                delegation(token.getClaimAsMap("delegation")));
    }

    /** The claims that {@link #read} reads back, for the embedded issuer. */
    public static Map<String, Object> write(Caller caller) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("role", caller.role().name());
        claims.put("funds_centres", List.copyOf(caller.perimeter().fundsCentres()));
        claims.put(
                "posts",
                caller.perimeter().posts().stream().map(AccountingPostId::text).toList());
        Delegation delegation = caller.delegation();
        if (delegation != null) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("id", delegation.id());
            told.put("funds_centres", List.copyOf(delegation.fundsCentres()));
            told.put("ceiling", delegation.ceiling().text());
            told.put("from", delegation.from().toString());
            told.put("to", delegation.to().toString());
            if (delegation.delegator() != null) {
                told.put("delegator", delegation.delegator().text());
            }
            if (delegation.acts() != null) {
                told.put("acts", List.copyOf(delegation.acts()));
            }
            told.put("rank", delegation.rank().name());
            claims.put("delegation", told);
        }
        return claims;
    }

    private static Set<String> texts(@Nullable List<String> claim) {
        return claim == null ? Set.of() : new HashSet<>(claim);
    }

    private static @Nullable Delegation delegation(@Nullable Map<String, Object> claim) {
        if (claim == null) {
            return null;
        }
        Set<String> fundsCentres = names(claim.get("funds_centres"));
        return new Delegation(
                String.valueOf(claim.get("id")),
                fundsCentres,
                Amount.parse(String.valueOf(claim.get("ceiling"))),
                LocalDate.parse(String.valueOf(claim.get("from"))),
                LocalDate.parse(String.valueOf(claim.get("to"))),
                claim.get("delegator") instanceof String delegator ? ActorId.of(delegator) : null,
                claim.containsKey("acts") ? names(claim.get("acts")) : null,
                rank(claim.get("rank")));
    }

    /** What is no list names nothing: a delegation that is ill told allows less, never more. */
    private static Set<String> names(@Nullable Object claim) {
        return claim instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    /** A delegation that does not say of what it is one of signature: it is never guessed to give more. */
    private static Delegation.Rank rank(@Nullable Object claim) {
        return claim == null ? Delegation.Rank.DELEGATED : Delegation.Rank.valueOf(String.valueOf(claim));
    }
}
