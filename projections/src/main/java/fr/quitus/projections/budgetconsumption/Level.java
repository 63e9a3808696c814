package fr.quitus.projections.budgetconsumption;

import fr.quitus.projections.asking.Refusals;
import org.jspecify.annotations.Nullable;

/** Niveau : by what the table is divided. */
enum Level {
    MISSION(1),
    PROGRAMME(1),
    BOP(2),
    UO(3),
    TITLE(0);

    private static final String MISSION_CODE = "[A-Z]{2}";
    private static final String HOLDER_CODE = "[0-9]{4}(-[A-Z0-9]{2,8}){0,2}";

    private final int depth;

    Level(int depth) {
        this.depth = depth;
    }

    /** Parts of a holder's code that make a line: 1 for a programme, 3 for a UO; 0 where lines are no holders. */
    int depth() {
        return depth;
    }

    /** At which level the credits shown are held: that of the code where lines are titles. */
    int heldAt(@Nullable String code) {
        return depth > 0 ? depth : Math.max(1, depthOf(code));
    }

    /** What was asked, of the level or above it. */
    static @Nullable String code(@Nullable String code, Level level) {
        if (code == null) {
            return null;
        }
        if (!isMission(code) && !code.matches(HOLDER_CODE)) {
            throw Refusals.invalid("« code » est une mission, un programme, un BOP ou une UO.");
        }
        if (level == MISSION && !isMission(code)) {
            throw Refusals.invalid("Par mission, « code » est une mission, telle que GA.");
        }
        if (level != TITLE && depthOf(code) > level.depth) {
            throw Refusals.invalid("« code » est au-dessous du niveau demandé : demandez un niveau plus fin.");
        }
        return code;
    }

    static boolean isMission(@Nullable String code) {
        return code != null && code.matches(MISSION_CODE);
    }

    private static int depthOf(@Nullable String code) {
        return code == null || isMission(code) ? 0 : code.split("-", -1).length;
    }
}
