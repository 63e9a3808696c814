package fr.quitus.domain.document;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.document.DocumentCommand.AttachDocument;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import fr.quitus.domain.value.AccountingPostId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versement d'une pièce et consultation d'un dossier : rules in their written order, then the event. */
public final class DocumentDecisions {
    private DocumentDecisions() {}

    /**
     * Bytes that were deposited.
     *
     * @param mediaType as the depositor said, one of those that are taken
     */
    public record Deposited(long sizeBytes, String mediaType) {}

    /**
     * Versement : a file that exists, in the actor's perimeter or at his post, bytes that were deposited, and room.
     *
     * @param known the file, if it exists
     * @param deposited the bytes of this hash, if they were
     */
    public static Decision<DocumentEvent> decide(
            AttachDocument c,
            Act act,
            Optional<KnownFile> known,
            DocumentFolder folder,
            Optional<Deposited> deposited) {
        if (known.isEmpty()) {
            return Decision.refuse(unknown(c.file()));
        }
        Refusal outside = outside(act, known.get());
        if (outside != null) {
            return Decision.refuse(outside);
        }
        if (folder.find(c.sha256()).isPresent()) {
            return Decision.accept();
        }
        if (deposited.isEmpty()) {
            return Decision.refuse(Refusal.of(
                    Rejection.PIECE_INCONNUE,
                    "Aucune pièce d'empreinte " + c.sha256() + " n'a été déposée.",
                    "sha256",
                    c.sha256()));
        }
        return folder.documents().size() >= DocumentFolder.DOCUMENTS_MAX
                ? Decision.refuse(full("pièces", DocumentFolder.DOCUMENTS_MAX))
                : Decision.accept(new DocumentAttached(
                        c.file(),
                        c.sha256(),
                        deposited.get().sizeBytes(),
                        deposited.get().mediaType(),
                        c.kind(),
                        c.title(),
                        c.kind().retentionYears(),
                        c.kind().retentionLaw(),
                        act.date(),
                        act.actor()));
    }

    /** Hors périmètre, or at another post: why the actor has no part in the file. */
    public static @Nullable Refusal outside(Act act, KnownFile known) {
        if (known.mayBeReadBy(act.role(), act.perimeter())) {
            return null;
        }
        AccountingPostId post = known.post();
        return act.role() == Role.PUBLIC_ACCOUNTANT && post != null
                ? SigningRules.otherPost(act, post, "Le dossier est assigné au")
                : Refusal.of(
                                Rejection.HORS_PERIMETRE,
                                "Le centre financier " + known.fundsCentre() + " n'est pas dans le périmètre de "
                                        + act.actor() + ".",
                                "fundsCentre",
                                String.valueOf(known.fundsCentre()))
                        .liftedIn(act.role(), String.valueOf(known.fundsCentre()));
    }

    /**
     * Consultation : a file the reader may know of (another is answered as unknown: its existence is not told), a
     * document of that file, and room in the day. Already recorded today, it writes nothing.
     */
    public static Decision<DocumentEvent> decide(
            RecordConsultation c, Act act, Optional<KnownFile> known, DocumentFolder folder, Consultations today) {
        if (known.filter(file -> file.mayBeReadBy(act.role(), act.perimeter())).isEmpty()) {
            return Decision.refuse(unknown(c.file()));
        }
        if (c.sha256() != null && folder.find(c.sha256()).isEmpty()) {
            return Decision.refuse(Refusal.of(
                    Rejection.PIECE_INCONNUE,
                    "La pièce " + c.sha256() + " n'est pas au dossier " + c.file() + ".",
                    "sha256",
                    c.sha256()));
        }
        FileConsulted consulted =
                new FileConsulted(c.file(), c.sha256(), c.reason(), act.date(), act.actor(), act.role());
        if (today.seen().contains(consulted)) {
            return Decision.accept();
        }
        return today.seen().size() >= Consultations.CONSULTATIONS_MAX
                ? Decision.refuse(full("consultations du jour", Consultations.CONSULTATIONS_MAX))
                : Decision.accept(consulted);
    }

    private static Refusal full(String things, int max) {
        return Refusal.of(
                Rejection.DOSSIER_PLEIN, "Le dossier compte déjà " + max + " " + things + ".", "maximum", max);
    }

    /** No such file, or none the actor may know of. */
    public static Refusal unknown(FileId file) {
        Rejection code =
                switch (file.kind()) {
                    case FileId.OfCommitment _ -> Rejection.EJ_INCONNU;
                    case FileId.OfPaymentRequest _ -> Rejection.DP_INCONNUE;
                    case FileId.OfRevenueOrder _ -> Rejection.TITRE_INCONNU;
                    case FileId.OfThirdParty _ -> Rejection.TIERS_INCONNU;
                };
        return Refusal.of(code, "Aucun dossier " + file + " dans votre périmètre.", "file", file);
    }
}
