package fr.quitus.bench;

import fr.quitus.bays.BayName;
import fr.quitus.bench.DrillPlan.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disk of one bay's own, where the machine lets us mount one: a small one in memory to be filled, or one in a file
 * to be frozen or cut. Made before the bays are opened.
 */
final class BayDisks implements AutoCloseable {
    private static final String MAY_NOT_MOUNT = "montage refusé (il faut les droits de root)";
    private static final int IMAGE_MEGABYTES = 1_024;
    private static final int MEMORY_MEGABYTES = 700;
    private static final int LEFT_MEGABYTES = 8;
    private static final long BYTES_PER_MEGABYTE = 1L << 20;
    private static final String FILLER = "remplissage";

    private final @Nullable BayName bay;
    private final Path home;
    private final Path image;
    private final boolean mounted;

    private BayDisks(@Nullable BayName bay, Path home, Path image, boolean mounted) {
        this.bay = bay;
        this.home = home;
        this.image = image;
        this.mounted = mounted;
    }

    /** @param data the folder of a ledger that does not run, whose primary is bay A */
    static BayDisks prepare(DrillPlan plan, Path data) throws IOException {
        Path image = data.resolve("image");
        for (Planned planned : plan.faults()) {
            if (planned.needsDisk()) {
                BayName bay = planned.onPrimary() ? BayName.A : BayName.B;
                Path home = DrilledLedger.home(data, bay);
                boolean mounted = planned.fault() == DrillFault.FILL
                        ? onMount(home, "mount", "-t", "tmpfs", "-o", "size=" + MEMORY_MEGABYTES + "m", "tmpfs")
                        : Shell.run("truncate", "-s", IMAGE_MEGABYTES + "M", image.toString())
                                && Shell.run("mkfs.ext4", "-q", "-F", image.toString())
                                && onMount(home, "mount", "-o", "loop", image.toString());
                return new BayDisks(bay, home, image, mounted);
            }
        }
        return new BayDisks(null, data, image, false);
    }

    private static boolean onMount(Path home, String... mount) throws IOException {
        Path content = home.resolveSibling(home.getFileName() + "-content");
        Files.move(home, content);
        Files.createDirectory(home);
        List<String> command = new ArrayList<>(List.of(mount));
        command.add(home.toString());
        boolean mounted = Shell.run(command.toArray(String[]::new));
        Shell.must("cp", "-a", content + "/.", home.toString());
        Shell.must("rm", "-rf", content.toString());
        return mounted;
    }

    /** Which bay has it; nobody, when nothing in the plan asks for one. */
    @Nullable BayName bay() {
        return bay;
    }

    /** Why a fault of disks cannot be had here; absent when it can. */
    @Nullable String missing() {
        return mounted ? null : MAY_NOT_MOUNT;
    }

    /** Takes all room but a little. */
    void fill() throws IOException {
        long free = Files.getFileStore(home).getUsableSpace() / BYTES_PER_MEGABYTE;
        Shell.run(
                "dd",
                "if=/dev/zero",
                "bs=1M",
                "count=" + Math.max(0, free - LEFT_MEGABYTES),
                "of=" + home.resolve(FILLER));
    }

    void empty() throws IOException {
        Files.deleteIfExists(home.resolve(FILLER));
    }

    /** Every write waits; reads of what is in memory do not. @return whether it could be had */
    boolean freeze() {
        return Shell.run("fsfreeze", "-f", home.toString());
    }

    void thaw() {
        Shell.run("fsfreeze", "-u", home.toString());
    }

    /** Nothing is left of the disk, under whoever has it open. */
    void cut() throws IOException {
        DamagedFiles.cut(image, 0);
    }

    /** An empty folder where the disk was, as a new disk would be. */
    void replace() {
        Shell.run("umount", "-l", home.toString());
    }

    @Override
    public void close() {
        if (mounted) {
            thaw();
            Shell.run("umount", "-l", home.toString());
        }
    }
}
