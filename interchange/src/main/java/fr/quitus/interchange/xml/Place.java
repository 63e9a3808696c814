package fr.quitus.interchange.xml;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import org.jspecify.annotations.Nullable;

/**
 * Where an element stands: the path to it and the line. An element that is the second or later of its name shows its
 * rank, as in {@code Stmt/Ntry[3]/Amt}.
 */
public record Place(@Nullable Place parent, String name, int rank, int line) {

    public String path() {
        String own = rank > 1 ? name + "[" + rank + "]" : name;
        return parent == null ? own : parent.path() + "/" + own;
    }

    public FileRefused refuse(FileFault code, String reason) {
        return new FileRefused(line, path(), code, reason);
    }
}
