package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.KATIA;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.document.DocumentEvent.DocumentAttached;
import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import fr.quitus.domain.document.DocumentHash;
import fr.quitus.domain.document.DocumentKind;
import fr.quitus.domain.document.FileId;
import java.util.List;

/** The invoice in the DP of {@link EventSamples}, and the comptable who looked at it. */
final class DocumentSamples {
    private static final FileId DP = FileId.of("payment-request:" + EventSamples.DP);
    private static final DocumentHash PDF = DocumentHash.of(DocumentHash.EXAMPLE);

    private DocumentSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new DocumentAttached(
                        DP,
                        PDF,
                        48_213,
                        "application/pdf",
                        DocumentKind.FACTURE,
                        "Facture F-2025-001",
                        5,
                        "Décret 2012-1246 (GBCP), art. 52",
                        DAY,
                        GINA),
                new FileConsulted(DP, PDF, "Contrôle de la liquidation", DAY, KATIA, Role.PUBLIC_ACCOUNTANT));
    }
}
