package fr.quitus.web.files;

import java.util.List;

/**
 * Where a file comes from, as it says itself.
 *
 * @param title of the book
 * @param facts name and value of each, in the order in which they are told
 * @param foot the same in one line, for the foot of each page
 */
public record Provenance(String title, List<Fact> facts, String foot) {
    public Provenance {
        facts = List.copyOf(facts);
    }

    /** Such as the position, or the hash of the CSV. */
    public record Fact(String name, String value) {}
}
