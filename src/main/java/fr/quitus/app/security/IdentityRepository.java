package fr.quitus.app.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The ready-made identities as clients of the issuer, and the pages. Spring's own in-memory list refuses two clients
 * with one password.
 */
final class IdentityRepository implements RegisteredClientRepository {
    private final Map<String, RegisteredClient> byName;

    /** @param pages the pages, as a client that signs people in */
    IdentityRepository(
            List<ReadyMadeIdentity> identities, RegisteredClient pages, Duration tokenLife, PasswordEncoder passwords) {
        String secret = passwords.encode(ReadyMadeIdentity.PASSWORD);
        this.byName = Stream.concat(
                        identities.stream().map(identity -> client(identity, secret, tokenLife)), Stream.of(pages))
                .collect(Collectors.toMap(RegisteredClient::getClientId, Function.identity()));
    }

    private static RegisteredClient client(ReadyMadeIdentity identity, String secret, Duration tokenLife) {
        return RegisteredClient.withId(identity.name())
                .clientId(identity.name())
                .clientSecret(secret)
                .clientName(identity.function())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(tokenLife).build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("ready-made identities do not change");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byName.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byName.get(clientId);
    }
}
