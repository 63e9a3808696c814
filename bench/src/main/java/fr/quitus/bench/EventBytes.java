package fr.quitus.bench;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentDecisions;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.thirdparty.Registration;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The bytes the ledger keeps of the measured command: a drafted commitment and what it draws on its envelope, as the
 * real rules decide them and the real JSON writes them. Whoever writes prepared events writes these.
 *
 * @param drafted of the commitment
 * @param drawn of the envelope
 * @param answer what the command journal keeps of the command
 */
record EventBytes(Row drafted, Row drawn, byte[] answer) {
    private static final Instant NOON = Instant.parse("2025-03-03T11:00:00Z");

    /** One event without its place. */
    record Row(String aggregateType, String name, byte[] payload, byte[] metaData) {
        int size() {
            return payload.length + metaData.length;
        }
    }

    static EventBytes ofOneCommand() {
        FundsCentre unit = Workload.spread().getFirst();
        DraftCommitment command = Workload.drafting(unit);
        Act act = new Act(
                Workload.manager().actor(),
                Workload.manager().role(),
                Workload.manager().perimeter(),
                null,
                NOON);
        CommitmentNumber number = CommitmentNumber.of("1400123456");
        CommitmentDrafted draft =
                switch (CommitmentDecisions.decide(
                        command, act, number, ThirdParty.UNREGISTERED, Registration.OPTIONAL)) {
                    case Decision.Accepted<?> accepted ->
                        (CommitmentDrafted) accepted.events().getFirst();
                    case Decision.Refused<?> refused ->
                        throw new IllegalStateException(refused.refusal().toString());
                };
        AeCommitted draw = new AeCommitted(
                draft.lines().getFirst().envelope(),
                number,
                1,
                draft.lines().getFirst().amount(),
                AmountType.ORIGINAL);
        byte[] metaData = LedgerJson.mapper().writeValueAsBytes(StockLedger.audit(command, act));
        Map<String, Object> answer = Map.of(
                "aggregateId", draft.aggregateId(),
                "version", 0,
                "events", List.of("CommitmentDrafted", "AeCommitted"),
                "ids", Map.of("commitmentNumber", number.text()));
        return new EventBytes(
                row("CommitmentStream", "commitment-drafted.v4", draft, metaData),
                row("EnvelopeStream", "ae-committed.v1", draw, metaData),
                LedgerJson.mapper().writeValueAsBytes(answer));
    }

    private static Row row(String aggregateType, String name, LedgerEvent event, byte[] metaData) {
        return new Row(aggregateType, name, LedgerJson.mapper().writeValueAsBytes(event), metaData);
    }

    /** The event of this place: the two take turns. */
    Row at(long place) {
        return place % 2 == 0 ? drafted : drawn;
    }

    /** Payload and metadata of the two events. */
    int bytesPerCommand() {
        return drafted.size() + drawn.size();
    }
}
