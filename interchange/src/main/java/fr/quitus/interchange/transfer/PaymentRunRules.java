package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Amount;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Refusals;
import fr.quitus.interchange.Shown;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a bank would refuse of a run, found before it is written, all of it, transfer by transfer. */
final class PaymentRunRules {
    /** A file has to fit in what banks take; the State's busiest day is about a tenth of it. */
    static final int TRANSFERS_MAX = 100_000;
    /** MsgId is the stem of PmtInfId, which adds a dash and four digits. */
    static final int MESSAGE_ID_CHARS_MAX = 30;

    static final int GROUPS_MAX = 9_999;
    /** 999,999,999.99 euros: the scheme's own limit. */
    static final Amount TRANSFER_MAX = Amount.ofCents(99_999_999_999L);

    private static final int EXECUTION_DAYS_MAX = 366;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** First letters of an IBAN in the zone; overseas France uses FR. */
    private static final Set<String> SEPA_COUNTRIES = Set.of(
            "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR",
            "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO",
            "RS", "SE", "SI", "SK", "SM", "VA");

    private final PaymentRun run;
    private final Refusals refusals = new Refusals();

    private PaymentRunRules(PaymentRun run) {
        this.run = run;
    }

    static Refusals check(PaymentRun run) {
        PaymentRunRules rules = new PaymentRunRules(run);
        rules.file();
        rules.accounts();
        rules.transfers();
        return rules.refusals;
    }

    private void file() {
        if (!SepaText.isIdentifier(run.messageId()) || run.messageId().length() > MESSAGE_ID_CHARS_MAX) {
            refuse(
                    0,
                    "MsgId",
                    FileFault.IDENTIFIANT_INVALIDE,
                    "%s n'est pas un identifiant de fichier de %d caractères au plus."
                            .formatted(Shown.text(run.messageId()), MESSAGE_ID_CHARS_MAX));
        }
        name(0, "InitgPty", run.initiator());
        if (run.transfers().isEmpty()) {
            refuse(0, "fichier", FileFault.VIREMENT_ABSENT, "Le lot ne contient aucun virement.");
        }
        if (run.transfers().size() > TRANSFERS_MAX) {
            refuse(
                    0,
                    "fichier",
                    FileFault.TROP_DE_VIREMENTS,
                    "Le lot contient %d virements, %d au plus."
                            .formatted(run.transfers().size(), TRANSFERS_MAX));
            return;
        }
        long cents = run.transfers().stream()
                .mapToLong(transfer -> Math.min(transfer.amount().cents(), TRANSFER_MAX.cents()))
                .sum();
        if (cents > Amount.CENTS_MAX) {
            refuse(0, "CtrlSum", FileFault.MONTANT_HORS_SEPA, "Le fichier dépasse dix mille milliards d'euros.");
        }
    }

    private void accounts() {
        Map<String, DebtorAccount> known = new HashMap<>();
        Set<List<Object>> groups = new HashSet<>();
        for (int index = 0; index < run.transfers().size(); index++) {
            TransferOrder transfer = run.transfers().get(index);
            DebtorAccount debtor = transfer.debtor();
            DebtorAccount before = known.putIfAbsent(debtor.iban().text(), debtor);
            if (before == null) {
                name(index + 1, "Dbtr", debtor.holder());
            } else if (!before.equals(debtor)) {
                refuse(
                        index + 1,
                        "Dbtr",
                        FileFault.COMPTE_CONTRADICTOIRE,
                        "Le compte %s est à %s puis à %s."
                                .formatted(debtor.iban(), Shown.text(before.holder()), Shown.text(debtor.holder())));
            }
            groups.add(List.of(transfer.executionOn(), debtor.iban()));
        }
        if (groups.size() > GROUPS_MAX) {
            refuse(
                    0,
                    "PmtInf",
                    FileFault.TROP_DE_VIREMENTS,
                    "Le lot a %d groupes (date et compte), %d au plus.".formatted(groups.size(), GROUPS_MAX));
        }
    }

    private void transfers() {
        LocalDate created = run.createdAt().atZone(PARIS).toLocalDate();
        Set<String> endToEndIds = new HashSet<>();
        Set<String> instructionIds = new HashSet<>();
        for (int index = 0; index < run.transfers().size(); index++) {
            TransferOrder transfer = run.transfers().get(index);
            int rank = index + 1;
            identifier(rank, "EndToEndId", transfer.endToEndId(), endToEndIds);
            identifier(rank, "InstrId", transfer.instructionId(), instructionIds);
            name(rank, "Cdtr", transfer.creditor());
            if (transfer.amount().compareTo(TRANSFER_MAX) > 0) {
                refuse(rank, "InstdAmt", FileFault.MONTANT_HORS_SEPA, "Le virement est de " + transfer.amount() + ".");
            }
            country(rank, "CdtrAcct", transfer.creditorAccount().text());
            country(rank, "DbtrAcct", transfer.debtor().iban().text());
            LocalDate on = transfer.executionOn();
            if (on.isBefore(created) || on.isAfter(created.plusDays(EXECUTION_DAYS_MAX))) {
                refuse(
                        rank,
                        "ReqdExctnDt",
                        FileFault.DATE_EXECUTION_INVALIDE,
                        "Exécution le %s pour un fichier du %s.".formatted(on, created));
            }
        }
    }

    private void identifier(int rank, String place, String identifier, Set<String> before) {
        if (!SepaText.isIdentifier(identifier) || identifier.equals("NOTPROVIDED")) {
            refuse(rank, place, FileFault.IDENTIFIANT_INVALIDE, Shown.text(identifier) + " n'en est pas un.");
        } else if (!before.add(identifier)) {
            refuse(rank, place, FileFault.IDENTIFIANT_EN_DOUBLE, Shown.text(identifier) + " a déjà servi.");
        }
    }

    private void name(int rank, String place, String name) {
        if (!SepaText.isReadable(SepaText.write(name, SepaText.NAME_CHARS_MAX))) {
            refuse(rank, place, FileFault.NOM_ILLISIBLE, Shown.text(name) + " ne peut être écrit.");
        }
    }

    private void country(int rank, String place, String iban) {
        if (!SEPA_COUNTRIES.contains(iban.substring(0, 2))) {
            refuse(rank, place, FileFault.PAYS_HORS_SEPA, "Le compte " + iban + " n'y est pas.");
        }
    }

    private void refuse(int rank, String place, FileFault code, String reason) {
        refusals.add(rank, rank == 0 ? place : "virement " + rank + "/" + place, code, reason);
    }
}
