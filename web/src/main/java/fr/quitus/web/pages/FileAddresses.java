package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger.Asked;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the page of a file is, from what the ledger calls it; none for what has no page. */
public final class FileAddresses {
    /** The page of a file or, of what has none, such as a bank entry, that of its entries. */
    public String orEntries(String aggregateId) {
        String address = of(aggregateId);
        return address == null
                ? "/ecritures" + new Asked().with("dossier", aggregateId).query()
                : address;
    }

    /** @param aggregateId such as {@code commitment:2100000012} */
    public @Nullable String of(@Nullable String aggregateId) {
        if (aggregateId == null) {
            return null;
        }
        String id = aggregateId.substring(aggregateId.indexOf(':') + 1);
        return Stream.of(FileKind.values())
                .filter(kind -> kind.aggregateId(id).equals(aggregateId))
                .map(kind -> kind.address(id))
                .findFirst()
                .orElse(null);
    }
}
