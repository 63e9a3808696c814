package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty bay with a copy of the primary, taken while the primary works: a base backup by hand, because the
 * binaries we have hold no pg_basebackup. What pg_basebackup leaves out is left out, and pages are held against their
 * sums as it does.
 */
final class Seeding {
    private static final Duration SLOT_TIMEOUT = Duration.ofSeconds(30);
    private static final String PRIVATE_FOLDER = "rwx------";
    private static final Path CONTROL_FILE = Path.of("global/pg_control");

    /** Folders whose content belongs to the running instance; the copy gets them empty. */
    private static final Set<String> EMPTY_FOLDERS = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "backup_label",
            "backup_manifest",
            "tablespace_map",
            "standby.signal",
            "recovery.signal",
            "replication.conf",
            "postgresql.auto.conf.tmp");

    private final Cluster cluster;

    Seeding(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Replaces all the bay holds; returns when the bay is consistent, runs and receives from the primary. */
    void seed(Bay target) {
        Bay source = cluster.primary();
        if (source == target) {
            throw new IllegalStateException("the primary is not filled from itself");
        }
        target.empty();
        cluster.term().writeIn(target.home());
        cluster.work(source, link -> {
            if (!cluster.await(SLOT_TIMEOUT, () -> !link.slotIsActive(target.name()))) {
                throw new StorageException("L'ancienne réplication de la baie " + target.name() + " ne se ferme pas.");
            }
            link.dropSlot(target.name());
            link.createSlot(target.name());
            link.startBackup(target.name());
            copy(source, target.data());
            String label = link.stopBackup();
            Folders.writeDurably(target.data().resolve("backup_label"), label);
        });
        target.writeStandbySignal();
        target.writeFollowing(source);
        target.start();
        if (cluster.primary() != source) {
            throw new StorageException(
                    "La primaire a changé pendant la reconstruction de la baie " + target.name() + " : à refaire.");
        }
        target.seeded();
    }

    private void copy(Bay source, Path to) {
        Path from = source.data();
        try (Stream<Path> tablespaces = Files.list(from.resolve("pg_tblspc"))) {
            if (tablespaces.findAny().isPresent()) {
                throw new StorageException(
                        "Un tablespace sort du dossier " + from + " : les baies intégrées ne savent pas le copier.");
            }
            Files.createDirectories(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FOLDER)));
            Files.walkFileTree(from, new Copier(from, to, new CopiedPages(cluster, source, to)));
            Files.createDirectories(to.resolve("pg_wal/archive_status"));
            Files.createDirectories(to.resolve("pg_wal/summaries"));
            // Last, so that it is never older than the pages it speaks of.
            Files.copy(from.resolve(CONTROL_FILE), to.resolve(CONTROL_FILE), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
        }
    }

    private final class Copier extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;
        private final CopiedPages pages;

        private Copier(Path from, Path to, CopiedPages pages) {
            this.from = from;
            this.to = to;
            this.pages = pages;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (cluster.stopping()) {
                throw new StorageException("Reconstruction interrompue par l'arrêt.");
            }
            Path relative = from.relativize(folder);
            if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!folder.equals(from)) {
                Files.createDirectory(to.resolve(relative));
                Files.setPosixFilePermissions(to.resolve(relative), PosixFilePermissions.fromString(PRIVATE_FOLDER));
            }
            return EMPTY_FOLDERS.contains(relative.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path relative = from.relativize(file);
            String name = file.getFileName().toString();
            if (!LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp") && !relative.equals(CONTROL_FILE)) {
                try {
                    Files.copy(file, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE; // removed meanwhile: the log tells the copy so
                }
                pages.check(relative.toString());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (e != null && !(e instanceof NoSuchFileException)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
