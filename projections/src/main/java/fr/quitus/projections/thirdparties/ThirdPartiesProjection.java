package fr.quitus.projections.thirdparties;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Répertoire des tiers et de leurs comptes. */
@Component
public final class ThirdPartiesProjection implements Projection {
    public static final String NAME = "thirdparties";

    /** SIRET, or number of a natural person. */
    record Party(String thirdParty) {}

    /**
     * @param kind LEGAL or NATURAL
     * @param name of a legal person
     * @param oppositions in force or to come, released ones left out
     */
    record PartyRow(
            String thirdPartyId,
            String kind,
            @Nullable String name,
            String status,
            int oppositions,
            long drawnCents,
            LocalDate registeredOn) {
        PartyRow become(String next) {
            return new PartyRow(thirdPartyId, kind, name, next, oppositions, drawnCents, registeredOn);
        }

        PartyRow opposed(int more, long moreDrawnCents) {
            return new PartyRow(
                    thirdPartyId,
                    kind,
                    name,
                    status,
                    oppositions + more,
                    Math.addExact(drawnCents, moreDrawnCents),
                    registeredOn);
        }
    }

    /** Compte d'un tiers. */
    record Account(String thirdParty, String iban) {}

    /** @param shared 1 when another party named the account too */
    record AccountRow(
            @Nullable String bic,
            LocalDate fromDay,
            String addedBy,
            @Nullable String validatedBy,
            @Nullable LocalDate closedOn,
            int shared) {
        AccountRow validated(String by) {
            return new AccountRow(bic, fromDay, addedBy, by, closedOn, shared);
        }

        AccountRow closed(LocalDate on) {
            return new AccountRow(bic, fromDay, addedBy, validatedBy, on, shared);
        }

        AccountRow sharedToo() {
            return new AccountRow(bic, fromDay, addedBy, validatedBy, closedOn, 1);
        }
    }

    static final Table<Party, PartyRow> PARTIES =
            Table.of(ThirdPartiesProjection.class, "third_party", Party.class, PartyRow.class);
    static final Table<Account, AccountRow> ACCOUNTS =
            Table.of(ThirdPartiesProjection.class, "payee_account", Account.class, AccountRow.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Parties(), new Accounts());
    }
}
