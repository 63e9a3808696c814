package fr.quitus.projections;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** For properties whose every try fills a database: the profile {@code drill} makes all of them, a build a few. */
public final class FewTries implements AroundTryHook {
    private static final boolean DRILL = Boolean.getBoolean("quitus.drill");
    private static final int TRIES = 4;

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor property, List<Object> parameters) {
        TryExecutionResult result = property.execute(parameters);
        int made = Store.getOrCreate(FewTries.class, Lifespan.PROPERTY, AtomicInteger::new)
                .get()
                .incrementAndGet();
        return !DRILL && made >= TRIES && result.isSatisfied() ? TryExecutionResult.satisfied(true) : result;
    }
}
