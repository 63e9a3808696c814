package fr.quitus.bays;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bay is primary, by which election, and which bay does not count. Every election is written beside all surviving
 * bays that count before the new primary may write, and nothing is acknowledged in a term that two bays do not know: so
 * any two bays of the three know the last one that matters.
 *
 * <p>The bay named holds every acknowledged write: it was the most advanced of those heard, or the first of all.
 *
 * @param outside null when all three bays count
 */
record Term(long number, BayName primary, @Nullable Outside outside) {
    private static final String FILE = "term";
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,18}) ([abc])(?: (drained|removed|returning) ([abc]))?");
    private static final int STANDING_GROUP = 3;
    private static final int OUTSIDE_GROUP = 4;

    Term {
        if (outside != null && outside.bay() == primary) {
            throw new IllegalArgumentException("the primary " + primary + " counts");
        }
    }

    /** A term in which all three bays count. */
    Term(long number, BayName primary) {
        this(number, primary, null);
    }

    /** The same bay stays outside, unless it is the one elected. */
    Term next(BayName elected) {
        return new Term(number + 1, elected, outside != null && outside.bay() == elected ? null : outside);
    }

    /** What an operator wants of the bay that is outside; null when the bay counts. */
    Outside.@Nullable Standing outside(BayName bay) {
        return outside != null && outside.bay() == bay ? outside.standing() : null;
    }

    /** True when the receipt of the bay acknowledges, and it can be elected. */
    boolean counts(BayName bay) {
        return outside(bay) == null;
    }

    boolean isRemoved(BayName bay) {
        return outside(bay) == Outside.Standing.REMOVED;
    }

    private String text() {
        return number + " " + primary.folder()
                + (outside == null
                        ? ""
                        : " " + outside.standing().name().toLowerCase(Locale.ROOT) + " "
                                + outside.bay().folder());
    }

    void writeIn(Path home) {
        Folders.create(home);
        Folders.writeDurably(home.resolve(FILE), text() + "\n");
    }

    static @Nullable Term readIn(Path home) {
        String text = Folders.read(home.resolve(FILE));
        if (text == null) {
            return null;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || parts.group(2).equals(parts.group(OUTSIDE_GROUP))) {
            throw new StorageException("Le fichier " + home.resolve(FILE) + " est illisible : « " + text
                    + " ». Rien n'est démarré. Si cette baie est perdue, supprimez son dossier " + home + ".");
        }
        String outside = parts.group(OUTSIDE_GROUP);
        return new Term(
                Long.parseLong(parts.group(1)),
                BayName.of(parts.group(2)),
                outside == null
                        ? null
                        : new Outside(
                                BayName.of(outside),
                                Outside.Standing.valueOf(
                                        parts.group(STANDING_GROUP).toUpperCase(Locale.ROOT))));
    }
}
