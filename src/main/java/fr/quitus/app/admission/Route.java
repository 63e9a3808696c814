package fr.quitus.app.admission;

import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of admission.
 *
 * @param pool whose places it takes; absent when it takes none
 * @param lane by which it goes; absent when it takes no place
 * @param quota whether it counts against its user's quota
 */
record Route(@Nullable Pool pool, @Nullable Lane lane, boolean quota) {
    /** Always answered: what tells whether the service lives, what people need before they ask anything, pages. */
    static final Route OPEN = new Route(null, null, false);
    /** Acts and looks of the exploitation: a full service must not keep those out who mend it. */
    static final Route OPERATIONS = new Route(null, null, true);

    static Route to(Pool pool, Lane lane) {
        return new Route(pool, lane, true);
    }
}
