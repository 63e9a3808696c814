package fr.quitus.app.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Lines of text, each behind its sum: a last one that a crash tore counts for nothing, any other is rot. */
final class LineFile {
    static final int LINE_BYTES_MAX = 65_536;

    private static final int SUM_CHARS = 8;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;

    LineFile(Path file) {
        this.file = file;
    }

    /** Takes lines in their order. */
    interface Lines<E extends Exception> {
        void line(String text) throws E;
    }

    /** Gives lines, one by one, to be written. */
    interface Source {
        void writeTo(Lines<IOException> lines) throws IOException;
    }

    /** The line with its sum, as it is written. */
    static String summed(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue()) + " " + text + "\n";
    }

    /** What a line of ours says; {@link BrokenArchiveException} when it is not as it was written. */
    static String unsummed(String line, Path file) throws BrokenArchiveException {
        if (line.length() <= SUM_CHARS || !summed(line.substring(SUM_CHARS + 1)).equals(line + "\n")) {
            throw new BrokenArchiveException(file, "une ligne est altérée");
        }
        return line.substring(SUM_CHARS + 1);
    }

    /** Adds lines behind the others, durable when this returns; what a crash tore before is cut off. */
    void append(List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        texts.forEach(text -> lines.append(summed(text)));
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeBytes(channel));
            write(channel, lines.toString());
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    private static long wholeBytes(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer last = ByteBuffer.allocate((int) Math.min(end, LINE_BYTES_MAX));
        while (last.hasRemaining() && channel.read(last, end - last.capacity() + last.position()) >= 0) {
            // A read may give less than was asked for.
        }
        for (int i = last.position() - 1; i >= 0; i--) {
            if (last.get(i) == '\n') {
                return end - last.capacity() + i + 1;
            }
        }
        return end - last.capacity();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Puts these lines in the place of all that were there: at no time is there neither. */
    void replace(Source source) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            source.writeTo(text -> write(channel, summed(text)));
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Hands the lines over, none where there is no file. */
    <E extends Exception> void read(Lines<E> lines) throws IOException, BrokenArchiveException, E {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    if (line.size() > LINE_BYTES_MAX) {
                        throw new BrokenArchiveException(file, "une ligne ne se termine pas");
                    }
                    continue;
                }
                lines.line(unsummed(line.toString(StandardCharsets.UTF_8), file));
                line.reset();
            }
        }
    }
}
