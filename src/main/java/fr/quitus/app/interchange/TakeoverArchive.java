package fr.quitus.app.interchange;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.takeover.Manifest;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Jeu de fichiers d'une reprise, as it is brought: a signed manifest and the files that it names, in one archive.
 *
 * @param manifestId SHA-256 of the signed manifest
 * @param signedBy the trusted keys that signed it
 * @param files by name, the manifest not among them
 */
public record TakeoverArchive(
        String manifestId, Manifest manifest, List<String> signedBy, Map<String, IncomingFile> files) {
    /** The signed manifest, a note as c2sp.org/signed-note writes them. */
    public static final String NOTE = "reprise.note";
    /** Files of an archive. */
    static final int FILES_MAX = 16;
    /** What they come to once unpacked: a small archive may hold more than a machine has room for. */
    static final int UNPACKED_BYTES_MAX = 128 * 1024 * 1024;

    public TakeoverArchive {
        signedBy = List.copyOf(signedBy);
        files = Map.copyOf(files);
    }

    /** @throws FileRefused when it is no archive, or its manifest is not signed by a key that is trusted */
    static TakeoverArchive read(IncomingFile zip, VerifierKeys trusted) {
        return of(unpacked(zip), trusted);
    }

    /** The same of files that lie beside each other. */
    public static TakeoverArchive of(Map<String, IncomingFile> all, VerifierKeys trusted) {
        IncomingFile note = all.get(NOTE);
        if (note == null) {
            throw refused(FileFault.FICHIER_MANQUANT, "Le manifeste signé n'est pas là.");
        }
        try {
            SignedNote signed = SignedNote.parse(note.bytes());
            List<String> signers =
                    trusted.signersOf(signed).stream().map(VerifierKey::text).toList();
            Map<String, IncomingFile> files = new HashMap<>(all);
            files.remove(NOTE);
            return new TakeoverArchive(note.id(), Manifest.parse(signed.text()), signers, files);
        } catch (NoteException e) {
            throw refused(FileFault.SIGNATURE_INVALIDE, String.valueOf(e.getMessage()));
        } catch (InvalidValue e) {
            throw refused(FileFault.MANIFESTE_INVALIDE, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, IncomingFile> unpacked(IncomingFile zip) {
        Map<String, IncomingFile> files = new HashMap<>();
        int left = UNPACKED_BYTES_MAX;
        try (ZipInputStream in = new ZipInputStream(zip.stream())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes(Math.min(left, IncomingFile.FILE_BYTES_MAX) + 1);
                left -= content.length;
                if (left < 0 || files.size() == FILES_MAX) {
                    throw refused(FileFault.FICHIER_TROP_GROS, "L'archive dépasse ce qui est lu.");
                }
                files.put(entry.getName(), IncomingFile.of(content));
            }
        } catch (ZipException e) {
            throw refused(FileFault.MESSAGE_INATTENDU, "L'archive ne se lit pas : " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new IllegalStateException("an archive in memory was not read", e);
        }
        return files;
    }

    private static FileRefused refused(FileFault fault, String reason) {
        return new FileRefused(0, NOTE, fault, reason);
    }
}
