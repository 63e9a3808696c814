package fr.quitus.frontdesk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are written whole or not at all, and durable when that returns. */
final class SmallFile {

    private SmallFile() {}

    static void write(Path file, byte[] bytes, PlaceDisk disk) throws IOException {
        writeUnsynced(file, bytes, disk);
        syncFolder(file.resolveSibling("."));
    }

    /** The same, but for the name, which is durable when the folder is. */
    static void writeUnsynced(Path file, byte[] bytes, PlaceDisk disk) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            disk.write(channel, ByteBuffer.wrap(bytes));
            disk.force(channel);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A name in a folder is durable only when the folder is. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Lines and their sum below them. */
    static void writeLines(Path file, List<String> lines, PlaceDisk disk) throws IOException {
        String text = String.join("\n", lines) + '\n';
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sum = HexFormat.of().toHexDigits(Batch.sum(bytes, 0, bytes.length));
        write(file, (text + sum + '\n').getBytes(StandardCharsets.UTF_8), disk);
    }

    /** The lines without their sum; null when there is no such file. */
    static @Nullable List<String> readLines(Path file, int count) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return null;
        }
        List<String> lines = text.lines().toList();
        if (lines.size() == count + 1) {
            byte[] bytes = (String.join("\n", lines.subList(0, count)) + '\n').getBytes(StandardCharsets.UTF_8);
            if (lines.getLast().equals(HexFormat.of().toHexDigits(Batch.sum(bytes, 0, bytes.length)))) {
                return lines.subList(0, count);
            }
        }
        throw new IOException("%s est illisible".formatted(file));
    }
}
