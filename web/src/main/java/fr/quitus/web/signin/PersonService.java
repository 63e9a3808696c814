package fr.quitus.web.signin;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Takes in who has a token that the ledger would take too, and nobody else. */
@Component
final class PersonService implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final JwtDecoder tokens;

    PersonService(JwtDecoder tokens) {
        this.tokens = tokens;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        try {
            return new Person(
                    request.getIdToken(), tokens.decode(request.getAccessToken().getTokenValue()));
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token"), "the issuer gave a token that the ledger does not take", e);
        }
    }
}
