package fr.quitus.bays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk a folder lies on, as the kernel names it: partitions of one disk are that disk, what has no disk has a
 * number. What lies under a logical volume, a RAID, an image file or a network is not looked through.
 */
public final class StorageDevice {
    private static final Path BLOCK_DEVICES = Path.of("/sys/dev/block");

    private StorageDevice() {}

    /** The disk's name, the same for all folders on it. */
    public static String of(Path folder) throws IOException {
        long device = ((Number) Files.getAttribute(folder, "unix:dev")).longValue();
        String number = major(device) + ":" + minor(device);
        Path known = BLOCK_DEVICES.resolve(number);
        if (!Files.exists(known)) {
            return Files.getFileStore(folder).type() + " " + number;
        }
        Path disk = known.toRealPath();
        if (Files.exists(disk.resolve("partition"))) {
            disk = disk.resolveSibling("").normalize();
        }
        return disk.getFileName().toString();
    }

    /** As glibc packs them into 64 bits: see gnu_dev_major(3). */
    private static long major(long device) {
        return device >>> 8 & 0xFFF | device >>> 32 & ~0xFFFL;
    }

    private static long minor(long device) {
        return device & 0xFF | device >>> 12 & ~0xFFL;
    }
}
