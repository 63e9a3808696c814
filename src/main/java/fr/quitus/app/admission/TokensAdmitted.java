package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.NotAdmitted;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Visit;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Jetons de la démonstration : to check a password and sign a token costs as much as many questions, and nobody is
 * known before it is done. All who ask for one take places as one administration would, whose share is what they may
 * cost.
 */
final class TokensAdmitted implements Filter {
    /** Where a demonstration gives tokens. */
    static final String PATH = "/oauth2/token";

    private static final Visit VISIT = new Visit(Pool.READS, Lane.WORK_LIST, PATH, false);

    private final Admission admission;
    private final Refusals refusals;

    TokensAdmitted(Admission admission, Refusals refusals) {
        this.admission = admission;
        this.refusals = refusals;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Admission.Pass pass;
        try {
            pass = admission.enter(VISIT);
        } catch (NotAdmitted e) {
            refusals.write((HttpServletResponse) response, e.refusal());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            pass.leave();
        }
    }
}
