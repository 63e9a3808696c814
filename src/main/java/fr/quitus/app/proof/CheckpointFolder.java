package fr.quitus.app.proof;

import fr.quitus.proofs.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dossier des points de contrôle : {@code <size>.note}, {@code latest.note} and {@code key-change-<number>.note},
 * outside the database. Only cosignatures are added to what was once written.
 */
public final class CheckpointFolder {

    private static final String LATEST = "latest.note";
    private static final String CHANGE = "key-change-";
    private static final String ENDING = ".note";
    private static final Pattern SIZED = Pattern.compile("[0-9]{1,18}\\.note");

    private final Path folder;

    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    void write(long size, SignedNote note) throws IOException {
        replace(size + ENDING, note);
        replace(LATEST, note);
    }

    /** The last one alone, for who keeps no others. */
    public void writeLatest(SignedNote note) throws IOException {
        replace(LATEST, note);
    }

    void writeCosigned(long size, SignedNote note, boolean isLatest) throws IOException {
        replace(size + ENDING, note);
        if (isLatest) {
            replace(LATEST, note);
        }
    }

    /** The change of this number, from 0. */
    public void writeChange(int number, SignedNote change) throws IOException {
        replace("%s%04d%s".formatted(CHANGE, number, ENDING), change);
    }

    /** The last one that was written. */
    public Optional<SignedNote> latest() throws IOException {
        return read(LATEST);
    }

    Optional<SignedNote> at(long size) throws IOException {
        return read(size + ENDING);
    }

    /** The sizes of which there is a checkpoint, the smallest first. */
    List<Long> sizes() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> SIZED.matcher(name).matches())
                    .map(name -> Long.valueOf(name.substring(0, name.length() - ENDING.length())))
                    .sorted()
                    .toList();
        }
    }

    /** The changes of key, in their order. */
    public List<SignedNote> changes() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().startsWith(CHANGE)
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        List<SignedNote> changes = new ArrayList<>();
        for (Path file : files) {
            changes.add(SignedNote.parse(Files.readAllBytes(file)));
        }
        return changes;
    }

    private Optional<SignedNote> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
    }

    private void replace(String name, SignedNote note) throws IOException {
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, "note", ".tmp");
        Files.write(partial, note.encode());
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
