package fr.quitus.domain.takeover;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.TakeoverPostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.fiscalyear.YearRules;
import fr.quitus.domain.takeover.TakeoverCommand.ApproveTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.BalanceLine;
import fr.quitus.domain.takeover.TakeoverCommand.OfFile;
import fr.quitus.domain.takeover.TakeoverCommand.OpenTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.PrepareTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverBalances;
import fr.quitus.domain.takeover.TakeoverEvent.OpeningBalanceTakenOver;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverApproved;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverPrepared;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TakeoverAccount;
import fr.quitus.domain.value.TakeoverId;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reprise dans son ensemble, and the balances that no dossier details. */
public final class TakeoverDecisions {
    private TakeoverDecisions() {}

    /**
     * Préparation : not approved yet, opens on 1 January of a year that is not to come, whose credits are open. The
     * same set again writes nothing; another one takes its place.
     */
    public static Decision<TakeoverEvent> decide(PrepareTakeover c, Act act, Takeover takeover) {
        if (takeover instanceof Takeover.Approved || takeover instanceof Takeover.Opened) {
            return Decision.refuse(wrongState(c.takeover(), takeover, "ABSENT ou PREPARED"));
        }
        if (takeover instanceof Takeover.Prepared(var set)
                && set.manifestSha256().equals(c.manifestSha256())) {
            return Decision.accept();
        }
        Refusal refusal = wrongDate(c.year(), c.date(), act);
        if (refusal == null) {
            refusal = YearRules.ended(act.years(), c.year(), "Reprise à l'ouverture de l'exercice " + c.year());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new TakeoverPrepared(
                        c.takeover(),
                        c.year(),
                        c.date(),
                        c.system(),
                        c.manifestSha256(),
                        c.signedBy(),
                        c.files(),
                        act.date(),
                        act.actor()));
    }

    private static @Nullable Refusal wrongDate(FiscalYear year, LocalDate date, Act act) {
        if (!date.equals(LocalDate.of(year.value(), 1, 1))) {
            return Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Une reprise ouvre un exercice : sa date est le 1er janvier " + year + ", pas le " + date
                            + ". En cours d'année, ce qui a déjà été consommé n'aurait pas de dossier.",
                    "date",
                    date);
        }
        return date.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        "La reprise est datée du " + date + " ; nous sommes le " + act.date() + ".",
                        "auPlusTot",
                        date)
                : null;
    }

    /** Approbation : prepared, the same set, another person. */
    public static Decision<TakeoverEvent> decide(ApproveTakeover c, Act act, Takeover takeover) {
        if (takeover instanceof Takeover.Approved(var set, ActorId by, var _)
                && by.equals(act.actor())
                && set.manifestSha256().equals(c.manifestSha256())) {
            return Decision.accept();
        }
        if (!(takeover instanceof Takeover.Prepared(var set))) {
            return Decision.refuse(wrongState(c.takeover(), takeover, "PREPARED"));
        }
        if (!set.manifestSha256().equals(c.manifestSha256())) {
            return Decision.refuse(otherSet(set, c.manifestSha256()));
        }
        if (set.preparedBy().equals(act.actor())) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTEUR_INCOMPATIBLE,
                    act.actor() + " a préparé la reprise " + c.takeover() + " : une autre personne l'approuve.",
                    "actor",
                    act.actor()));
        }
        return Decision.accept(new TakeoverApproved(c.takeover(), c.manifestSha256(), act.date(), act.actor()));
    }

    /** Soldes : of the approved set, not taken over yet, accounts that no dossier and no chain keeps. Entry RAN. */
    public static Decision<TakeoverEvent> decide(TakeOverBalances c, Act act, Takeover takeover) {
        Refusal refusal = notLoading(c, act, takeover);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (takeover instanceof Takeover.Approved(var _, var _, var balances)
                && balances.contains(c.origin().line())) {
            return Decision.accept();
        }
        for (BalanceLine line : c.lines()) {
            if (TakeoverAccount.of(line.account()) != TakeoverAccount.POSTED) {
                return Decision.refuse(Refusal.of(
                        Rejection.COMPTE_RESERVE,
                        "Le compte " + line.account() + " se reprend par ses dossiers, ou ne se reprend pas.",
                        "compte",
                        line.account()));
            }
        }
        return Decision.accept(new OpeningBalanceTakenOver(
                c.takeover(),
                c.origin(),
                act.date(),
                act.actor(),
                List.of(TakeoverPostings.balances(date(takeover), c.label(), postings(c.lines())))));
    }

    private static List<Posting> postings(List<BalanceLine> lines) {
        return lines.stream()
                .map(line -> new Posting(line.account(), line.side(), line.amount(), line.auxiliary()))
                .toList();
    }

    /**
     * Ouverture : approved, the same set, by who loaded it, and nothing left on the opening balance account: whatever
     * was counted, the books say whether all of it is in. Of two takeovers loaded at once none opens before both are.
     *
     * @param openingBalance what 8900 holds now; only asked when nothing else refuses the act
     */
    public static Decision<TakeoverEvent> decide(
            OpenTakeover c, Act act, Takeover takeover, Supplier<Balance> openingBalance) {
        if (takeover instanceof Takeover.Opened(var opened, var _)
                && opened.manifestSha256().equals(c.manifestSha256())) {
            return Decision.accept();
        }
        if (!(takeover instanceof Takeover.Approved(var set, ActorId by, var _))) {
            return Decision.refuse(wrongState(c.takeover(), takeover, "APPROVED"));
        }
        Refusal refusal = set.manifestSha256().equals(c.manifestSha256()) ? null : otherSet(set, c.manifestSha256());
        if (refusal == null) {
            refusal = otherPerson(c.takeover(), by, act);
        }
        if (refusal == null) {
            refusal = unfinished(c.takeover(), openingBalance.get());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new TakeoverOpened(c.takeover(), set.year(), act.date(), act.actor()));
    }

    private static @Nullable Refusal unfinished(TakeoverId id, Balance left) {
        return left.isZero()
                ? null
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "La reprise " + id + " n'est pas toute chargée : le bilan d'ouverture (8900) porte encore "
                                + left + " € (débits moins crédits). Représentez le même jeu de fichiers.",
                        "solde8900",
                        left);
    }

    /** What no dossier is taken over without: an approved set that has its file, and who approved it. */
    static @Nullable Refusal notLoading(OfFile c, Act act, Takeover takeover) {
        if (!(takeover instanceof Takeover.Approved(var set, ActorId by, var _))) {
            return wrongState(c.takeover(), takeover, "APPROVED");
        }
        boolean announced = set.files().stream()
                .anyMatch(file -> file.name().equals(c.origin().file())
                        && file.sha256().equals(c.origin().sha256()));
        if (!announced) {
            return Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Le fichier " + c.origin().file() + " n'est pas celui que la reprise " + c.takeover()
                            + " a approuvé.",
                    "fichier",
                    c.origin().file());
        }
        return otherPerson(c.takeover(), by, act);
    }

    private static @Nullable Refusal otherPerson(TakeoverId id, ActorId approvedBy, Act act) {
        return approvedBy.equals(act.actor())
                ? null
                : Refusal.of(
                        Rejection.ACTEUR_INCOMPATIBLE,
                        "La reprise " + id + " est chargée par qui l'a approuvée, pas par " + act.actor() + ".",
                        "actor",
                        act.actor());
    }

    /** The day of the entries of a takeover that is being loaded. */
    static LocalDate date(Takeover takeover) {
        return set(takeover).date();
    }

    static TakeoverPrepared set(Takeover takeover) {
        if (!(takeover instanceof Takeover.Approved(var set, var _, var _))) {
            throw new IllegalStateException("nothing is taken over from a set in state " + takeover.status());
        }
        return set;
    }

    /** A dossier that lives already is not taken over: whoever acted on it acted here. */
    static Refusal alreadyHere(String what, String status) {
        return Refusal.of(
                Rejection.ETAT_INCOMPATIBLE,
                what + " est déjà dans ce grand livre, à l'état " + status + " : il ne se reprend pas.",
                "etat",
                status);
    }

    private static Refusal otherSet(TakeoverPrepared set, String asked) {
        return Refusal.of(
                Rejection.ETAT_INCOMPATIBLE,
                "La reprise " + set.takeover() + " a été préparée avec un autre jeu de fichiers : manifeste "
                        + set.manifestSha256() + ", non " + asked + ".",
                "manifeste",
                set.manifestSha256());
    }

    private static Refusal wrongState(TakeoverId id, Takeover takeover, String expected) {
        return Refusal.of(
                Rejection.ETAT_INCOMPATIBLE,
                "La reprise " + id + " est à l'état " + takeover.status() + " ; cet acte demande l'état " + expected
                        + ".",
                "etat",
                takeover.status());
    }
}
