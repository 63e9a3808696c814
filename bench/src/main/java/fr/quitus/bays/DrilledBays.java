package fr.quitus.bays;

import java.nio.file.Path;
import java.util.List;

/** What drills need of the bays and nobody else may have. */
public final class DrilledBays {
    private DrilledBays() {}

    /** What a kill of the application leaves: nobody watches, the folder is free, the instances go on. */
    public static void abandon(EmbeddedBays bays) {
        bays.abandon();
    }

    /** The processes that live in the folder of a bay, whoever started them. */
    public static List<ProcessHandle> processes(Path bay) {
        return FolderProcesses.living(bay.resolve("data"));
    }
}
