package fr.quitus.app.door;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running ledger for all tests of the door that run in this process, however they are handed to it; it is stopped
 * when the last has run.
 */
final class SharedLedger implements ParameterResolver {
    private static final ExtensionContext.Namespace DOOR = ExtensionContext.Namespace.create(SharedLedger.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningLedger.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, DOOR)
                .computeIfAbsent(RunningLedger.class, type -> RunningLedger.start(Map.of()), RunningLedger.class);
    }
}
