package fr.quitus.bays;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the class path once per version into a folder shared by all instances of
 * this user: initdb, pg_ctl and postgres, nothing else.
 */
record PostgresBinaries(Path home) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int DIGEST_PREFIX_CHARS = 16;
    private static final Set<PosixFilePermission> READABLE_BY_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private static final class Holder {
        private static final PostgresBinaries UNPACKED = new PostgresBinaries(unpackOnce());
    }

    static PostgresBinaries unpacked() {
        return Holder.UNPACKED;
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static Path unpackOnce() {
        String os = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!os.equals("Linux amd64")) {
            throw new StorageException("Les baies intégrées ne tournent que sous Linux x86_64 (ici : " + os
                    + "). Donnez à Quitus l'adresse d'un PostgreSQL extérieur.");
        }
        Path cache = cacheFolder();
        Path home = cache.resolve("postgres-18-" + archiveDigest());
        try {
            Files.createDirectories(cache);
            if (Unprivileged.current().changesOwner()) {
                Files.setPosixFilePermissions(cache, READABLE_BY_ALL);
            }
            if (Files.isDirectory(home)) {
                return verifyOwner(home);
            }
            Path draft = Files.createTempDirectory(cache, "unpacking-");
            unpackOrRemove(draft);
            Files.setPosixFilePermissions(draft, READABLE_BY_ALL);
            try {
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw e;
            } catch (FileSystemException e) {
                // Another process was quicker: a folder that holds files is never replaced by a rename.
                Folders.delete(draft);
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
            return verifyOwner(home);
        } catch (IOException e) {
            throw new StorageException("Impossible de déballer PostgreSQL dans " + cache + " : " + e.getMessage(), e);
        }
    }

    /** In a folder others may write to, somebody else could have put programs of their own under our name. */
    private static Path verifyOwner(Path home) throws IOException {
        int owner = (int) Files.getAttribute(home, "unix:uid");
        if (owner != Unprivileged.currentUserId()) {
            throw new StorageException("Le dossier " + home + " appartient à l'utilisateur " + owner
                    + " et non à nous : supprimez-le, puis relancez.");
        }
        return home;
    }

    private static Path cacheFolder() {
        if (Unprivileged.current().changesOwner()) {
            return Path.of("/var/cache/quitus");
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        Path wanted = base.resolve("quitus");
        try {
            Files.createDirectories(wanted);
            if (Files.isWritable(wanted)) {
                return wanted;
            }
        } catch (IOException e) {
            // A home that cannot be written to is common for service users: the temporary folder does as well.
            return temporaryFolder();
        }
        return temporaryFolder();
    }

    private static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "quitus-" + Unprivileged.currentUserId());
    }

    private static InputStream archive() {
        InputStream stream = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (stream == null) {
            throw new StorageException("L'archive de PostgreSQL " + ARCHIVE + " manque sur le chemin des classes.");
        }
        return new BufferedInputStream(stream);
    }

    private static String archiveDigest() {
        try (InputStream stream = archive()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(stream, sha256)) {
                digesting.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGEST_PREFIX_CHARS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unpackOrRemove(Path draft) throws IOException {
        boolean whole = false;
        try {
            unpackInto(draft);
            whole = true;
        } finally {
            if (!whole) {
                Folders.delete(draft);
            }
        }
    }

    private static void unpackInto(Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
        if ((mode & 0b001_000_000) != 0) {
            permissions.addAll(READABLE_BY_ALL);
        }
        return permissions;
    }
}
