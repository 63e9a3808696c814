package fr.quitus.web.pages;

import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Écritures of some files, to whom the books are open. */
final class FileEntries {
    /** Each has several postings. */
    private static final int ENTRIES = 50;
    /** As many as the interface takes at once; an EJ that has more DP shows those of its first ones. */
    private static final int FILES = 50;

    private FileEntries() {}

    static Listing<Books.Entry> of(Ledger ledger, String file, @Nullable String cursor) {
        return ledger.list("entries", asked(file, cursor), Books.Entry.class);
    }

    /** @return nothing for whom the books are not open */
    static Optional<Listing<Books.Entry>> ifAllowed(Ledger ledger, Collection<String> files, @Nullable String cursor) {
        return ledger.listIfAllowed(
                "entries",
                asked(files.stream().limit(FILES).collect(Collectors.joining(",")), cursor),
                Books.Entry.class);
    }

    private static Asked asked(String files, @Nullable String cursor) {
        return new Asked().with("file", files).with("limit", ENTRIES).with("cursor", cursor);
    }
}
