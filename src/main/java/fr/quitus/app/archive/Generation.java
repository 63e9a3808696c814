package fr.quitus.app.archive;

import fr.quitus.app.proof.CheckpointFolder;
import fr.quitus.proofs.note.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Génération : one unbroken history in an archive, from the first event on. A restored ledger begins another beside it.
 *
 * @param number from 1
 * @param folder where it lies
 */
record Generation(int number, Path folder) {
    private static final String OPEN = ".open";
    private static final String HEAD_VERSION = "quitus-archive-head.v1";
    private static final int HEAD_FIELDS = 5;
    private static final int HEAD_READINGS_MAX = 20;

    /**
     * Repère : how far was written, kept apart so that a cut end is told from a torn one. It never says too much.
     *
     * @param openFrom where the open segment begins
     * @param bytes how long it is
     * @param to position after its last event
     * @param journalTo number after its last line
     */
    record Head(long openFrom, long bytes, long to, long journalTo) {
        private String text() {
            return "%s %018d %018d %018d %018d".formatted(HEAD_VERSION, openFrom, bytes, to, journalTo);
        }
    }

    Path open(long from) {
        return folder.resolve("quitus-%012d%s".formatted(from, OPEN));
    }

    /** The open segments, in order of their names; there are two only where a crash came between. */
    List<Path> opens() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(OPEN))
                    .sorted()
                    .toList();
        }
    }

    LineFile takings() {
        return new LineFile(folder.resolve("takings"));
    }

    CheckpointFolder checkpoints() {
        return new CheckpointFolder(folder.resolve("checkpoints"));
    }

    private LineFile keysFile() {
        return new LineFile(folder.resolve("keys"));
    }

    /** The public keys that signed it, as it says itself. */
    List<VerifierKey> keys() throws IOException, BrokenArchiveException {
        List<VerifierKey> keys = new ArrayList<>();
        keysFile().read((String text) -> keys.add(VerifierKey.parse(text)));
        return keys;
    }

    void signedBy(VerifierKey key) throws IOException, BrokenArchiveException {
        if (!keys().contains(key)) {
            keysFile().append(List.of(key.text()));
        }
    }

    /** Written in place, without waiting for the disk: after a loss of power it may be behind, never ahead. */
    void write(Head head) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(LineFile.summed(head.text()));
        try (FileChannel channel =
                FileChannel.open(folder.resolve("head"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Empty before the first batch. It may be read while it is written: then it is read again. */
    Optional<Head> head() throws IOException, BrokenArchiveException {
        for (int left = HEAD_READINGS_MAX; ; left--) {
            List<Head> heads = new ArrayList<>();
            try {
                new LineFile(folder.resolve("head")).read((String text) -> heads.add(head(text)));
                return heads.stream().findFirst();
            } catch (BrokenArchiveException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private static Head head(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != HEAD_FIELDS || !fields[0].equals(HEAD_VERSION)) {
            throw new IllegalArgumentException("not a head of an archive: " + text);
        }
        return new Head(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]));
    }

    /** The generation in this folder; empty when its name is not that of one. */
    static Optional<Generation> in(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("[0-9]{4}")
                ? Optional.of(new Generation(Integer.parseInt(name), folder))
                : Optional.empty();
    }
}
