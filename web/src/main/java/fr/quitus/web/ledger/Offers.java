package fr.quitus.web.ledger;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/** Lines of the registers, as far as a form suggests them. */
public final class Offers {
    private Offers() {}

    /** Something a field may name, and what people call it. */
    public record Named(
            @JsonAlias({"account", "fundsCentre", "operatingBudget", "programme", "thirdParty", "runId", "number"})
            String code,

            @JsonAlias({"label", "name", "supplierName", "debtorName", "holder"}) @Nullable String words) {}
}
