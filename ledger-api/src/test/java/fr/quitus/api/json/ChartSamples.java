package fr.quitus.api.json;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingOutcome;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.chartchange.ChartEvent.AccountClosed;
import fr.quitus.domain.chartchange.ChartEvent.AccountOpened;
import fr.quitus.domain.chartchange.ChartEvent.AccountRenamed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.List;

/** Événements du plan de comptes et des constats d'audit. */
final class ChartSamples {
    private static final AccountCode TRAVEL = AccountCode.of("6251000000");
    private static final LocalDate DAY = LocalDate.of(2025, 6, 2);
    private static final String ORDER = "Arrêté du 2 juin 2025";
    private static final ActorId DENIS = ActorId.of("denis");
    private static final ActorId ADA = ActorId.of("ada");
    private static final AuditFindingRef FINDING = AuditFindingRef.of("CC-2025-0017");
    private static final AuditedThing EVENT = AuditedThing.of("event:revenue-order:3100000001@2");

    private ChartSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new AccountOpened(TRAVEL, "Voyages et déplacements", DAY.plusDays(29), ORDER, DAY, DENIS),
                new AccountRenamed(TRAVEL, "Missions et déplacements", DAY.plusDays(60), ORDER, DAY, DENIS),
                new AccountClosed(TRAVEL, LocalDate.of(2025, 12, 31), ORDER, DAY, DENIS),
                new AuditFindingRecorded(
                        FINDING,
                        EVENT,
                        FundsCentre.of("0156-DR35-U001"),
                        AccountingPostId.of("CBCM-FIN"),
                        FindingSeverity.MAJEURE,
                        "Le titre a été pris en charge sans son bordereau.",
                        "Décret 2012-1246 (GBCP), art. 19-1°",
                        DAY,
                        ADA),
                new AuditFindingAnswered(
                        FINDING,
                        EVENT,
                        "Le bordereau a été versé au dossier.",
                        DAY.plusDays(8),
                        ActorId.of("katia"),
                        Role.PUBLIC_ACCOUNTANT),
                new AuditFindingClosed(
                        FINDING, EVENT, FindingOutcome.LEVE, "Pièce vue au dossier.", DAY.plusDays(10), ADA));
    }
}
