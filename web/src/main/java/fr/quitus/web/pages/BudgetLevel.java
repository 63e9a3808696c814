package fr.quitus.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Niveau of the budget: by what the table is divided, and where a line of it leads. */
enum BudgetLevel {
    MISSION,
    PROGRAMME,
    BOP,
    UO;

    /** What a level is asked for by: that which was named, else the one below what the code is of. */
    static BudgetLevel of(@Nullable String named, @Nullable String code) {
        for (BudgetLevel level : values()) {
            if (level.name().equals(named)) {
                return level;
            }
        }
        return code == null ? PROGRAMME : ofCode(code).below();
    }

    /** @return UO for whatever is no code of a level above: the ledger says what is wrong with it */
    static BudgetLevel ofCode(String code) {
        return switch (code.split("-", -1).length) {
            case 1 -> code.length() == 2 ? MISSION : PROGRAMME;
            case 2 -> BOP;
            default -> UO;
        };
    }

    BudgetLevel below() {
        return this == UO ? UO : values()[ordinal() + 1];
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A code and those above it that its own letters tell, the highest first. */
    static List<String> above(String code) {
        List<String> codes = new ArrayList<>();
        for (int dash = code.indexOf('-'); dash >= 0; dash = code.indexOf('-', dash + 1)) {
            codes.add(code.substring(0, dash));
        }
        codes.add(code);
        return codes;
    }
}
