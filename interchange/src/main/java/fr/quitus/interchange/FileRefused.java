package fr.quitus.interchange;

import java.util.List;

/** What stops the reading of a file or of one item of it. It is an answer, not a failure: it has no stack trace. */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Rejected> refusals;

    public FileRefused(List<Rejected> refusals) {
        super(refusals.getFirst().sentence(), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    public FileRefused(int line, String place, FileFault code, String reason) {
        this(List.of(new Rejected(line, place, code, reason)));
    }

    public List<Rejected> refusals() {
        return refusals;
    }
}
