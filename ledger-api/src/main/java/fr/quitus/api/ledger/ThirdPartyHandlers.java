package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.thirdparty.AccountHolders;
import fr.quitus.domain.thirdparty.OppositionCommand.RegisterOpposition;
import fr.quitus.domain.thirdparty.OppositionCommand.ReleaseOpposition;
import fr.quitus.domain.thirdparty.OppositionDecisions;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ReactivateThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyDecisions;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Tiers : each handler loads the party, and the account he names where others may name it too, decides, applies. */
final class ThirdPartyHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;

    ThirdPartyHandlers(Streams.Repositories repositories, Numbers numbers) {
        this.repositories = repositories;
        this.numbers = numbers;
    }

    @CommandHandler
    Outcome handle(RegisterThirdParty asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RegisterThirdParty c = streams.sealed(asked, asked.thirdParty());
        ThirdParty party = party(streams, c.thirdParty(), call);
        ThirdPartyId id = numbers.nextThirdParty();
        return streams.outcome(
                ThirdPartyDecisions.decide(c, call.act(), party, id),
                Map.of("thirdParty", c.thirdParty().text(), "thirdPartyId", id.text()));
    }

    @CommandHandler
    Outcome handle(RegisterNaturalPerson asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ThirdPartyId id = numbers.nextThirdParty();
        ThirdPartyRef ref = ThirdPartyRef.of(id);
        RegisterNaturalPerson c = streams.sealed(asked, ref);
        streams.create(ThirdPartyStream.class, ThirdParty.aggregateId(ref), ThirdPartyStream::new);
        return streams.outcome(
                ThirdPartyDecisions.decide(c, call.act(), id),
                Map.of("thirdParty", ref.text(), "thirdPartyId", id.text()));
    }

    @CommandHandler
    Outcome handle(AddPayeeAccount asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PayeeAccountId account = repositories.personal().accountId(asked.iban());
        AddPayeeAccount c = streams.sealed(asked, asked.thirdParty());
        ThirdParty party = party(streams, c.thirdParty(), call);
        AccountHolders holders = streams.load(
                AccountHoldersStream.class, AccountHolders.aggregateId(account), AccountHoldersStream::new);
        return streams.outcome(ThirdPartyDecisions.decide(c, call.act(), party, holders, account), ids(party));
    }

    @CommandHandler
    Outcome handle(ValidatePayeeAccount asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ValidatePayeeAccount c = streams.sealed(asked, asked.thirdParty());
        ThirdParty party = party(streams, c.thirdParty(), call);
        return streams.outcome(ThirdPartyDecisions.decide(c, call.act(), party), ids(party));
    }

    @CommandHandler
    Outcome handle(ClosePayeeAccount asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ClosePayeeAccount c = streams.sealed(asked, asked.thirdParty());
        ThirdParty party = party(streams, c.thirdParty(), call);
        return streams.outcome(ThirdPartyDecisions.decide(c, call.act(), party), ids(party));
    }

    @CommandHandler
    Outcome handle(SuspendThirdParty c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ThirdParty party = party(streams, c.thirdParty(), call);
        return streams.outcome(ThirdPartyDecisions.decide(c, call.act(), party), ids(party));
    }

    @CommandHandler
    Outcome handle(ReactivateThirdParty c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ThirdParty party = party(streams, c.thirdParty(), call);
        return streams.outcome(ThirdPartyDecisions.decide(c, call.act(), party), ids(party));
    }

    @CommandHandler
    Outcome handle(RegisterOpposition asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RegisterOpposition c = streams.sealed(asked, asked.thirdParty()); // it is the debtor's file
        ThirdParty party = party(streams, c.thirdParty(), call);
        return streams.outcome(OppositionDecisions.decide(c, call.act(), party), ids(party));
    }

    @CommandHandler
    Outcome handle(ReleaseOpposition c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ThirdParty party = party(streams, c.thirdParty(), call);
        return streams.outcome(OppositionDecisions.decide(c, call.act(), party), ids(party));
    }

    private static ThirdParty party(Streams streams, ThirdPartyRef ref, Call call) {
        return streams.target(ThirdPartyStream.class, ThirdParty.aggregateId(ref), ThirdPartyStream::new, call);
    }

    /** The file of a supplier or debtor, if he has one: after his EJ, DP or title in the order of locks. */
    static ThirdParty party(Streams streams, ThirdPartyRef ref) {
        return streams.load(ThirdPartyStream.class, ThirdParty.aggregateId(ref), ThirdPartyStream::new);
    }

    private static Map<String, String> ids(ThirdParty party) {
        return party.opened()
                .map(file -> Map.of(
                        "thirdParty",
                        file.ref().text(),
                        "thirdPartyId",
                        file.thirdPartyId().text()))
                .orElse(Map.of());
    }
}
