package fr.quitus.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ready-made identities of a demonstration, for an issuer that asks no password. */
public interface DemonstrationIdentities {
    /** @param function what the person does, in French */
    record Identity(String name, String role, String function) {}

    List<Identity> all();

    /**
     * The person is that identity for the one answer that the issuer is about to give.
     *
     * @return where to go on; absent when no answer is waited for
     */
    @Nullable String choose(Identity identity, HttpServletRequest request, HttpServletResponse response);
}
