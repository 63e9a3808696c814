package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.Place;
import fr.quitus.interchange.xml.XmlInput;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@code Ntry}: a batch has thousands of transactions, so they are taken one by one. */
final class EntryReading {
    /** Those of one entry, and of one file in {@link CamtReader}. */
    static final int TRANSACTIONS_MAX = 100_000;

    private static final Set<String> READ =
            Set.of("NtryRef", "Amt", "CdtDbtInd", "RvslInd", "Sts", "BookgDt", "ValDt", "AcctSvcrRef");

    private final Place place;
    private final List<XmlNode> header = new ArrayList<>();
    private final List<TransactionReading> details = new ArrayList<>();
    private @Nullable XmlNode announced;
    private long announcedTransactions;

    private EntryReading(Place place) {
        this.place = place;
    }

    static BankEntry read(XmlInput input) {
        EntryReading reading = new EntryReading(input.place());
        input.children(() -> {
            if (input.name().equals("NtryDtls")) {
                input.children(() -> reading.detail(input));
            } else if (READ.contains(input.name())) {
                reading.header.add(input.node());
            }
        });
        return reading.entry();
    }

    private void detail(XmlInput input) {
        switch (input.name()) {
            case "Btch" -> batch(input.node());
            case "TxDtls" -> {
                if (details.size() == TRANSACTIONS_MAX) {
                    throw input.place()
                            .refuse(FileFault.TROP_D_ELEMENTS, "Plus de " + TRANSACTIONS_MAX + " opérations.");
                }
                details.add(TransactionReading.of(input.node()));
            }
            default -> {
                // Nothing else of an entry's details is read.
            }
        }
    }

    private void batch(XmlNode batch) {
        XmlNode number = batch.find("NbOfTxs");
        if (number == null) {
            return;
        }
        if (!number.text().matches("\\d{1,9}")) {
            throw number.refuse(FileFault.VALEUR_INVALIDE, Shown.text(number.text()) + " n'est pas un nombre.");
        }
        announced = number;
        announcedTransactions += Long.parseLong(number.text());
    }

    private BankEntry entry() {
        XmlNode own = new XmlNode(place, "", Map.of(), header);
        Direction direction = Direction.of(own.require("CdtDbtInd"));
        Amount amount = XmlValues.amount(own.require("Amt"), "Ccy");
        EntryStatus status = status(own.require("Sts"));
        String reference = own.textAt("AcctSvcrRef");
        if (reference == null && details.size() == 1) {
            reference = details.getFirst().ownReference();
        }
        if (reference == null && status == EntryStatus.BOOKED) {
            throw place.refuse(FileFault.REFERENCE_BANQUE_ABSENTE, "L'écriture n'a pas d'AcctSvcrRef.");
        }
        LocalDate bookedOn = dateOf(own.find("BookgDt"));
        LocalDate valueOn = Objects.requireNonNullElse(dateOf(own.find("ValDt")), bookedOn);
        if (valueOn == null) {
            throw place.refuse(FileFault.ELEMENT_MANQUANT, "Ni date de valeur ni date de comptabilisation.");
        }
        if (announced != null && announcedTransactions != details.size()) {
            throw announced.refuse(
                    FileFault.DETAIL_INCOMPLET,
                    "L'écriture annonce %d opérations et en détaille %d."
                            .formatted(announcedTransactions, details.size()));
        }
        List<BankTransaction> transactions = transactions(reference, direction, amount);
        boolean reversal = "true".equals(own.textAt("RvslInd"));
        return new BankEntry(
                place.line(), reference, status, direction, amount, reversal, bookedOn, valueOn, transactions);
    }

    private List<BankTransaction> transactions(@Nullable String reference, Direction direction, Amount amount) {
        if (details.isEmpty()) {
            return List.of(
                    new BankTransaction(place.line(), reference, null, null, direction, amount, null, null, null, ""));
        }
        Balance sum = Balance.ZERO;
        List<BankTransaction> transactions = new ArrayList<>(details.size());
        for (TransactionReading detail : details) {
            Amount whole = details.size() == 1 ? amount : null;
            int rank = details.size() == 1 ? 0 : transactions.size() + 1;
            BankTransaction transaction = detail.transaction(direction, whole, reference, rank);
            transactions.add(transaction);
            sum = sum.plus(transaction.direction().signed(transaction.amount()));
        }
        if (!sum.equals(direction.signed(amount))) {
            throw place.refuse(
                    FileFault.DETAIL_INCOMPLET,
                    "L'écriture est de %s et ses opérations font %s."
                            .formatted(direction.signed(amount).text(), sum.text()));
        }
        return transactions;
    }

    private static EntryStatus status(XmlNode status) {
        XmlNode code = status.find("Cd");
        String text = code == null ? status.text() : code.text();
        return switch (text) {
            case "BOOK" -> EntryStatus.BOOKED;
            case "PDNG" -> EntryStatus.PENDING;
            case "FUTR" -> EntryStatus.FUTURE;
            case "INFO" -> EntryStatus.INFORMATION;
            default ->
                throw status.refuse(FileFault.STATUT_INCONNU, Shown.text(text) + " n'est pas un statut d'écriture.");
        };
    }

    /** A date or a date and time, as both are allowed wherever a date is. */
    static @Nullable LocalDate dateOf(@Nullable XmlNode choice) {
        if (choice == null) {
            return null;
        }
        XmlNode date = choice.find("Dt");
        return XmlValues.date(date == null ? choice.require("DtTm") : date);
    }
}
