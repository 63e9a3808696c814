package fr.quitus.frontdesk;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * What the desk writes on.
 *
 * @param disks the disk of each place
 * @param fileBytesMax a file is not gone on with beyond this size; files are read whole when places are compared
 */
record Storages(Function<Path, PlaceDisk> disks, long fileBytesMax) {

    private static final long FILE_BYTES_MAX = 8L * 1024 * 1024;

    static Storages real() {
        PlaceDisk real = PlaceDisk.real();
        return new Storages(place -> real, FILE_BYTES_MAX);
    }
}
