package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CHARGE;
import static fr.quitus.api.json.EventSamples.CREDIT;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DEBIT;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.RUN;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TITLE;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.OppositionsLowered;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.DiversionEvent.SeizureSettled;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.SharePart;
import fr.quitus.domain.thirdparty.AccountHolderEvent.AccountHolderNoted;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRegistered;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionReleased;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountClosed;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountValidated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyReactivated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartySuspended;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.List;
import java.util.Map;

/** One event of each kind that third parties and their accounts have. */
final class ThirdPartySamples {
    private static final ThirdPartyRef PARTY = ThirdPartyRef.of(SUPPLIER);
    private static final ThirdPartyId PERSON = ThirdPartyId.of("1000000002");

    private ThirdPartySamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new ThirdPartyRegistered(ThirdPartyId.of("1000000001"), SUPPLIER, "Fournitures « Été » SA", DAY, GINA),
                new NaturalPersonRegistered(PERSON, new NaturalPerson("Le Gall", "Anne Marie"), DAY, GINA),
                new PayeeAccountAdded(
                        PARTY,
                        IBAN,
                        Bic.of("PSSTFRPPREN"),
                        DAY,
                        "RIB du 1er mars 2025",
                        List.of(ThirdPartyRef.of(PERSON)),
                        DAY,
                        GINA),
                new AccountHolderNoted(PayeeAccountId.ofIban(IBAN), PARTY),
                new PayeeAccountValidated(PARTY, IBAN, "Compte du mandataire commun", DAY, KATIA),
                new PayeeAccountClosed(PARTY, IBAN, DAY.plusDays(30), "Compte clos par la banque", KATIA),
                new OppositionRegistered(
                        PARTY,
                        "SATD-2025-17",
                        OppositionKind.SEIZURE,
                        1,
                        TEN,
                        EJ,
                        new Beneficiary("SIE de Rennes", IBAN),
                        DAY,
                        DAY.plusYears(1),
                        KATIA),
                new OppositionDrawn(PARTY, "SATD-2025-17", DP, TEN),
                new OppositionRestored(PARTY, "SATD-2025-17", DP, TEN),
                new OppositionReleased(PARTY, "SATD-2025-17", "Dette payée", DAY, KATIA),
                new ThirdPartySuspended(PARTY, "Liquidation judiciaire", DAY, KATIA),
                new ThirdPartyReactivated(PARTY, "Plan de continuation", DAY, KATIA));
    }

    /** What is owed to a party and pays his debts. */
    static List<LedgerEvent> diverted() {
        String reference = "SATD-2025-17";
        Seizure seizure = new Seizure(reference, OppositionKind.SEIZURE, new Beneficiary("SIE de Rennes", IBAN), TEN);
        List<Imputed> lines = List.of(new Imputed(CHARGE, TEN));
        return List.of(
                new OppositionsApplied(
                        DP,
                        List.of(seizure),
                        DAY,
                        KATIA,
                        List.of(DiversionPostings.p12(DAY, lines, SUPPLIER.text(), Map.of(reference, TEN)))),
                new OppositionsLowered(
                        DP,
                        List.of(new SharePart(reference, TEN)),
                        DAY,
                        KATIA,
                        List.of(DiversionPostings.p12Reversed(DAY, lines, SUPPLIER.text(), Map.of(reference, TEN)))),
                new PayableOffset(
                        DP,
                        TITLE,
                        TEN,
                        DAY,
                        KATIA,
                        List.of(DiversionPostings.p13(DAY, lines, TEN, Accounts.DEBTORS, SUPPLIER.text()))),
                new SeizurePaid(
                        DP,
                        RUN,
                        reference,
                        "DP100000001-S1-1",
                        IBAN,
                        TEN,
                        DAY,
                        17,
                        KATIA,
                        List.of(DiversionPostings.p03(DAY, TEN, reference))),
                new SeizureSettled(
                        DP, reference, "DP100000001-S1-1", DEBIT, TEN, DAY, List.of(PostingRules.p04(DAY, TEN))),
                new SeizureReturned(
                        DP,
                        reference,
                        "DP100000001-S1-1",
                        ReturnKind.RETURNED_AFTER_SETTLEMENT,
                        ReturnReasonCode.of("AC04"),
                        CREDIT,
                        TEN,
                        DAY,
                        List.of(PostingRules.p05(DAY, TEN, reference))),
                new SeizureReissued(
                        DP,
                        reference,
                        "DP100000001-S1-2",
                        IBAN,
                        TEN,
                        DAY,
                        KATIA,
                        List.of(PostingRules.p06(DAY, TEN, reference))));
    }
}
