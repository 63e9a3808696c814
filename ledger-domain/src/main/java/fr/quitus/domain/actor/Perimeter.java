package fr.quitus.domain.actor;

import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import java.util.Set;

/**
 * Périmètre : what an actor may know of and act on.
 *
 * @param fundsCentres codes or beginnings of codes of funds centres: {@code 0156-DR35-U001}, {@code 0156-DR35},
 *     {@code 0156}, or {@code *} for all
 * @param posts accounting posts, for a comptable
 */
public record Perimeter(Set<String> fundsCentres, Set<AccountingPostId> posts) {
    public static final Perimeter ALL = new Perimeter(Set.of("*"), Set.of());

    public Perimeter {
        fundsCentres = Set.copyOf(fundsCentres);
        posts = Set.copyOf(posts);
    }

    public boolean covers(FundsCentre fundsCentre) {
        return coversCode(fundsCentre.text());
    }

    public boolean covers(OperatingBudgetCode operatingBudget) {
        return coversCode(operatingBudget.text());
    }

    public boolean covers(ProgrammeCode programme) {
        return coversCode(programme.text());
    }

    public boolean covers(AccountingPostId post) {
        return posts.contains(post);
    }

    /** A beginning covers what continues it at a hyphen: {@code 0156-DR3} does not cover {@code 0156-DR35}. */
    private boolean coversCode(String code) {
        return fundsCentres.stream().anyMatch(p -> p.equals("*") || code.equals(p) || code.startsWith(p + "-"));
    }
}
