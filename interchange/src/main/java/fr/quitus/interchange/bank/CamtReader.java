package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Refusals;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.Place;
import fr.quitus.interchange.xml.XmlInput;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads camt.053 (relevé) and camt.054 (avis), versions 02 to 08. The unit is the statement: one that holds a wrong
 * entry or a wrong balance is refused whole, with all that is wrong in it; the others of the file are accepted.
 */
public final class CamtReader {
    /** Transactions of one file. */
    public static final int TRANSACTIONS_MAX = EntryReading.TRANSACTIONS_MAX;

    private static final Pattern MESSAGE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.05([34])\\.001\\.0[2-8]");

    private final XmlInput input;
    private final Refusals refusals;
    private final List<BankStatement> statements;
    private final BankStatement.Kind kind;
    private @Nullable String messageId;
    private int transactions;
    private int met;

    private CamtReader(XmlInput input, BankStatement.Kind kind, List<BankStatement> statements, Refusals refusals) {
        this.input = input;
        this.kind = kind;
        this.statements = statements;
        this.refusals = refusals;
    }

    public static IntegrationReport<BankStatement> read(IncomingFile file) {
        return IntegrationReport.of(file, (statements, refusals) -> {
            XmlInput input = XmlInput.open(file);
            Matcher message = MESSAGE.matcher(input.namespace());
            if (!input.name().equals("Document") || !message.matches()) {
                throw unexpected(input);
            }
            boolean statement = message.group(1).equals("3");
            BankStatement.Kind kind = statement ? BankStatement.Kind.STATEMENT : BankStatement.Kind.NOTIFICATION;
            new CamtReader(input, kind, statements, refusals).document();
        });
    }

    private static FileRefused unexpected(XmlInput input) {
        String found = input.namespace().isEmpty() ? "sans espace de noms" : "de " + Shown.text(input.namespace());
        return input.place()
                .refuse(
                        FileFault.MESSAGE_INATTENDU,
                        "La racine est « %s » %s, un Document camt.053 ou camt.054 (versions 02 à 08) était attendu."
                                .formatted(input.name(), found));
    }

    private void document() {
        Place root = input.place();
        input.understand(Set.of(input.namespace()));
        String message = kind == BankStatement.Kind.STATEMENT ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
        input.children(() -> {
            if (!input.name().equals(message)) {
                throw input.place().refuse(FileFault.ELEMENT_INATTENDU, "« " + message + " » était attendu.");
            }
            input.children(this::part);
        });
        input.end();
        if (met == 0) {
            throw root.refuse(FileFault.ELEMENT_MANQUANT, "Le fichier ne contient aucun relevé.");
        }
    }

    private void part() {
        switch (input.name()) {
            case "GrpHdr" -> messageId = input.node().requireText("MsgId");
            case "Stmt", "Ntfctn" -> statement();
            default -> {
                // Supplementary data is not read.
            }
        }
    }

    private void statement() {
        met++;
        if (messageId == null) {
            throw input.place().refuse(FileFault.ELEMENT_MANQUANT, "L'en-tête « GrpHdr » manque.");
        }
        Statement reading = new Statement(input.place());
        try {
            input.children(reading::part);
            BankStatement read = reading.statement(messageId);
            if (reading.found.isEmpty()) {
                statements.add(read);
            }
        } catch (FileRefused refused) {
            // Where XML itself is broken the reader says so again at its next step, and the whole file falls.
            reading.found.addAll(refused.refusals());
        }
        refusals.addAll(reading.found.all());
    }

    /** One statement as it is read. */
    private final class Statement {
        private final Place place;
        private final Refusals found = new Refusals();
        private final List<XmlNode> header = new ArrayList<>();
        private final List<BankEntry> entries = new ArrayList<>();
        private final Set<String> references = new HashSet<>();
        private @Nullable Iban account;
        private int entriesMet;

        private Statement(Place place) {
            this.place = place;
        }

        private void part() {
            switch (input.name()) {
                case "Ntry" -> entry();
                // An account that is not one of ours makes its entries no better: they are not looked at.
                case "Acct" -> account = account(input.node());
                case "Id", "ElctrncSeqNb", "LglSeqNb", "CreDtTm", "Bal", "TxsSummry" -> header.add(input.node());
                default -> {
                    // Interest, related accounts and free text are not read.
                }
            }
        }

        private void entry() {
            entriesMet++;
            Place entryPlace = input.place();
            try {
                BankEntry entry = EntryReading.read(input);
                transactions += entry.transactions().size();
                if (transactions > TRANSACTIONS_MAX) {
                    throw entryPlace.refuse(FileFault.TROP_D_ELEMENTS, "Plus de " + TRANSACTIONS_MAX + " opérations.");
                }
                String reference = entry.reference();
                if (reference != null && !references.add(reference)) {
                    throw entryPlace.refuse(
                            FileFault.REFERENCE_EN_DOUBLE, Shown.text(reference) + " est déjà dans ce relevé.");
                }
                entries.add(entry);
            } catch (FileRefused refused) {
                found.addAll(refused.refusals());
            }
        }

        private BankStatement statement(String message) {
            XmlNode own = new XmlNode(place, "", Map.of(), header);
            if (account == null) {
                throw place.refuse(FileFault.ELEMENT_MANQUANT, "« Acct » manque.");
            }
            DatedBalance opening = balance(own, "OPBD");
            if (opening == null) {
                opening = balance(own, "PRCD");
            }
            DatedBalance closing = balance(own, "CLBD");
            if (found.isEmpty()) {
                checkSummary(own);
                checkBalances(opening, closing);
            }
            XmlNode created = own.find("CreDtTm");
            return new BankStatement(
                    place.line(),
                    kind,
                    message,
                    own.requireText("Id"),
                    own.firstText("LglSeqNb", "ElctrncSeqNb"),
                    created == null ? null : XmlValues.date(created),
                    account,
                    opening,
                    closing,
                    entries);
        }

        private static Iban account(XmlNode account) {
            XmlNode iban = account.require("Id").find("IBAN");
            if (iban == null) {
                throw account.require("Id").refuse(FileFault.COMPTE_SANS_IBAN, "Le compte n'a pas d'IBAN.");
            }
            XmlNode currency = account.find("Ccy");
            if (currency != null && !currency.text().equals("EUR")) {
                throw currency.refuse(
                        FileFault.DEVISE_NON_EUR, "Le compte est tenu en " + Shown.text(currency.text()) + ".");
            }
            return XmlValues.iban(iban);
        }

        private static @Nullable DatedBalance balance(XmlNode own, String code) {
            DatedBalance found = null;
            for (XmlNode balance : own.all("Bal")) {
                if (!code.equals(balance.textAt("Tp/CdOrPrtry/Cd"))) {
                    continue;
                }
                if (found != null) {
                    throw balance.refuse(FileFault.ELEMENT_EN_DOUBLE, "Le solde " + code + " est donné deux fois.");
                }
                Balance unsigned = XmlValues.euros(balance.require("Amt"), "Ccy");
                if (unsigned.isNegative()) {
                    throw balance.refuse(FileFault.MONTANT_INVALIDE, "Le signe d'un solde est dans CdtDbtInd.");
                }
                Direction direction = Direction.of(balance.require("CdtDbtInd"));
                var on = EntryReading.dateOf(balance.require("Dt"));
                if (on == null) {
                    throw balance.refuse(FileFault.ELEMENT_MANQUANT, "La date du solde manque.");
                }
                found = new DatedBalance(direction.signed(unsigned), on);
            }
            return found;
        }

        private void checkSummary(XmlNode own) {
            XmlNode summary = own.find("TxsSummry");
            XmlNode number = summary == null ? null : summary.find("TtlNtries/NbOfNtries");
            if (number != null && !number.text().equals(String.valueOf(entriesMet))) {
                throw number.refuse(
                        FileFault.TOTAL_FAUX,
                        "Le relevé annonce %s écritures et en contient %d."
                                .formatted(Shown.text(number.text()), entriesMet));
            }
        }

        private void checkBalances(@Nullable DatedBalance opening, @Nullable DatedBalance closing) {
            if (opening == null || closing == null) {
                return;
            }
            Balance computed = opening.balance();
            for (BankEntry entry : entries) {
                computed = computed.plus(entry.effect());
            }
            if (!computed.equals(closing.balance())) {
                throw place.refuse(
                        FileFault.SOLDE_FAUX,
                        "Ouverture %s et écritures font %s, la clôture est %s."
                                .formatted(
                                        opening.balance().text(),
                                        computed.text(),
                                        closing.balance().text()));
            }
        }
    }
}
