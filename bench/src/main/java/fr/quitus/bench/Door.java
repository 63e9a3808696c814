package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.LedgerCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way of giving a command to a ledger. What differs between two doors is what is measured. */
interface Door {
    /**
     * @param expectedVersion version of the file the caller saw; absent when the command makes a new one
     * @throws NotAccepted when the command is refused: a measured command never should be
     */
    Reply submit(LedgerCommand command, Caller caller, @Nullable Long expectedVersion);

    /** What a caller goes on with. */
    record Reply(Map<String, String> ids, long version) {
        String id(String name) {
            String id = ids.get(name);
            if (id == null) {
                throw new IllegalStateException("the answer has no " + name + " but " + ids);
            }
            return id;
        }
    }

    /** A command was answered otherwise than accepted. */
    final class NotAccepted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAccepted(String message) {
            super(message, null, false, false);
        }
    }
}
