package fr.quitus.bays;

import fr.quitus.bays.BayActRefused.Code;
import fr.quitus.bays.Outside.Standing;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Actes d'exploitation : draining, removing, adding, promoting, filling again, as an operator orders. Which bays
 * acknowledge is written in the term, and changes in two steps whose order is what keeps every acknowledged write with
 * all bays that are asked at the next takeover: out of the quorum first and then written, written first and then back.
 */
final class Acts {
    private static final Logger log = LoggerFactory.getLogger(Acts.class);
    /** Less than after what a silent standby is filled again. */
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Takeover takeover;
    private final ActChecks checks;
    private final Repairs repairs;
    private final Turn turn;
    private final Promotion promotion;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Acts(Cluster cluster, Takeover takeover, ActChecks checks, Repairs repairs, Turn turn) {
        this.cluster = cluster;
        this.takeover = takeover;
        this.checks = checks;
        this.repairs = repairs;
        this.turn = turn;
        this.promotion = new Promotion(cluster, takeover, checks, repairs, turn);
    }

    /** When an order last started a primary: it is not silent before it could answer. */
    long primaryStartedAt() {
        return promotion.primaryStartedAt();
    }

    BayActDone carryOut(BayOrder order) {
        if (!oneAtATime.tryLock()) {
            throw new BayActRefused(
                    Code.ORDRE_EN_COURS,
                    "Un autre ordre sur les baies est en cours d'exécution.",
                    "Redonnez l'ordre quand il aura fini.");
        }
        try {
            long begun = System.nanoTime();
            cluster.emit(new BayEvent.ActOrdered(order));
            Bay bay = cluster.bay(order.bay());
            BayActDone done =
                    switch (order.act()) {
                        case DRAIN -> drain(bay);
                        case REMOVE -> turn.take(() -> remove(bay));
                        case ADD -> turn.take(() -> add(bay));
                        case PROMOTE -> promotion.promote(bay);
                        case RESEED -> reseed(bay, order);
                    };
            cluster.emit(new BayEvent.ActDone(order, done.detail(), Duration.ofNanos(System.nanoTime() - begun)));
            return done;
        } catch (BayActRefused e) {
            throw told(order, e);
        } catch (StorageException | UncheckedIOException e) {
            log.warn("{} was not carried out to its end", order, e);
            throw told(order, BayActRefused.unfinished("L'ordre n'a pas été mené à son terme : " + e.getMessage()));
        } finally {
            oneAtATime.unlock();
        }
    }

    private BayActRefused told(BayOrder order, BayActRefused refused) {
        cluster.emit(new BayEvent.ActNotDone(order, refused.code(), String.valueOf(refused.getMessage())));
        return refused;
    }

    private BayActDone drain(Bay bay) {
        checks.notRemoved(bay);
        Standing standing = cluster.term().outside(bay.name());
        if (standing == null) {
            leaveQuorum(bay, Standing.DRAINED, null);
            return BayActDone.done("La baie " + bay.name() + " est à l'écart : les baies " + cluster.primary() + " et "
                    + checks.third(bay) + " ont tout ce qui est acquitté.");
        }
        turn.take(() -> write(new Outside(bay.name(), Standing.DRAINED)));
        String detail = "La baie " + bay.name() + " est à l'écart.";
        return standing == Standing.DRAINED ? BayActDone.already(detail) : BayActDone.done(detail);
    }

    /** Where an exclusion began, to know whether all is still so. */
    private record Begun(Term term, Bay primary, Bay third) {}

    /**
     * Out of the quorum, then what it may have acknowledged alone into the third bay, and only then written: whoever
     * reads the term afterwards may take over without asking this bay.
     *
     * @param condemnation why what it holds is to be replaced; null when it is not
     */
    private void leaveQuorum(Bay bay, Standing standing, @Nullable String condemnation) {
        Begun begun = turn.take(() -> {
            checks.mayLeave(bay);
            Begun now = new Begun(cluster.term(), cluster.primary(), checks.third(bay));
            bay.counts(false);
            takeover.follow(bay, now.primary());
            if (cluster.hangs(bay)) {
                bay.fence();
            }
            return now;
        });
        boolean left = thirdHasEverything(bay, begun);
        turn.take(() -> {
            if (!left || !cluster.term().equals(begun.term())) {
                throw takenBack(
                        bay,
                        begun,
                        "La baie " + begun.third().name() + " n'a pas tout reçu à temps, ou une bascule a eu lieu");
            }
            if (condemnation != null && !condemned(bay, condemnation)) {
                throw takenBack(bay, begun, "Le dossier des baies n'accepte pas d'écriture");
            }
            write(new Outside(bay.name(), standing));
            if (condemnation != null) {
                bay.fence();
                repairs.absent(bay);
            }
            return true;
        });
    }

    private boolean thirdHasEverything(Bay bay, Begun begun) {
        try {
            if (!cluster.await(STEP_TIMEOUT, () -> isOut(bay, progress(begun)))) {
                return false;
            }
            // Asked after the bay is known to be gone: what it acknowledged last is before this place.
            long lsn = progress(begun).primaryLsn();
            return cluster.await(STEP_TIMEOUT, () -> {
                BayLink.Progress now = progress(begun);
                return now.inQuorum(begun.third().name())
                        && now.of(begun.third().name()).flushedLsn() >= lsn
                        && isOut(bay, now);
            });
        } catch (SQLException | StorageException e) {
            log.warn("bay {} does not leave the quorum: {}", bay, e.getMessage());
            return false;
        }
    }

    /** Seen under its other name, it will not come back under the one that acknowledges; nor will one that is dead. */
    private static boolean isOut(Bay bay, BayLink.Progress progress) {
        return !progress.of(bay.name()).listed() && (progress.followers().containsKey(bay.name()) || !bay.isAlive());
    }

    private BayLink.Progress progress(Begun begun) throws SQLException {
        return cluster.ask(begun.primary(), BayLink::progress);
    }

    /** Nothing was written: the bay counts as before. After a takeover it does already. */
    private BayActRefused takenBack(Bay bay, Begun begun, String why) {
        if (cluster.term().equals(begun.term())) {
            bay.counts(true);
            takeover.follow(bay, begun.primary());
        }
        return BayActRefused.unfinished(why + " : la baie " + bay.name() + " compte comme avant.");
    }

    /**
     * Written before the term is: killed in between, the application would bring the bay back with what it was to be
     * rid of. What the next start could not know is not begun.
     */
    private static boolean condemned(Bay bay, String reason) {
        try {
            bay.condemnForGood(reason);
            return true;
        } catch (UncheckedIOException e) {
            log.warn("bay {} is not condemned", bay, e);
            return false;
        }
    }

    /**
     * What is wanted of the bay, beside the two others. It is held to from now on even when it cannot be written: one
     * of them may know it.
     */
    private boolean write(Outside outside) {
        Term next = cluster.nextTerm(outside);
        Bay bay = cluster.bay(outside.bay());
        Bay primary = cluster.primary();
        boolean written =
                cluster.recorded(next, primary.name(), checks.third(bay).name());
        cluster.term(next);
        if (!written) {
            throw unwritten(next);
        }
        return true;
    }

    private static BayActRefused unwritten(Term term) {
        return BayActRefused.unfinished(
                "Le mandat " + term.number() + " n'a pas pu être écrit à côté des baies qui doivent le connaître"
                        + " (disque plein ou illisible ?) : un redémarrage peut ne pas s'en souvenir.");
    }

    private BayActDone remove(Bay bay) {
        Standing standing = cluster.term().outside(bay.name());
        if (standing == Standing.REMOVED) {
            write(new Outside(bay.name(), Standing.REMOVED));
            return BayActDone.already("La baie " + bay.name() + " est retirée.");
        }
        checks.notPrimary(bay);
        if (standing != Standing.DRAINED) {
            throw new BayActRefused(
                    Code.BAIE_NON_ECARTEE,
                    "La baie " + bay.name() + (standing == null ? " compte encore." : " est sur le point de revenir."),
                    "Mettez-la d'abord à l'écart (./quitus bays drain "
                            + bay.name().folder() + ").");
        }
        checks.notBusy(bay);
        checks.progress();
        // Stopped before it is written, so that whoever reads it finds no process there.
        if (cluster.hangs(bay)) {
            bay.fence();
        } else {
            bay.stop();
        }
        write(new Outside(bay.name(), Standing.REMOVED));
        bay.difference(null);
        forgetSlot(bay);
        return BayActDone.done("La baie " + bay.name() + " est retirée ; son dossier " + bay.home()
                + " reste tel quel et peut être démonté.");
    }

    /** Else the primary would keep up to 4 GB of log for a bay that does not come. */
    private void forgetSlot(Bay bay) {
        try {
            cluster.work(cluster.primary(), link -> {
                if (cluster.await(STEP_TIMEOUT, () -> !link.slotIsActive(bay.name()))) {
                    link.dropSlot(bay.name());
                }
            });
        } catch (StorageException e) {
            log.warn("the primary keeps log for the removed bay {}: {}", bay, e.getMessage());
        }
    }

    private BayActDone add(Bay bay) {
        Standing standing = cluster.term().outside(bay.name());
        if (standing == null) {
            return BayActDone.already("La baie " + bay.name() + " compte déjà.");
        }
        checks.progress();
        if (standing == Standing.REMOVED) {
            checks.notForeign(bay);
            cluster.work(cluster.primary(), link -> link.createSlot(bay.name()));
        }
        comeBack(bay);
        return BayActDone.begun(standing != Standing.RETURNING, returns(bay));
    }

    private static String returns(Bay bay) {
        return "La baie " + bay.name() + " comptera quand elle aura tout reçu et que sa racine sera celle de la "
                + "primaire.";
    }

    /** Its own home must know the term too: it is heard of at the next takeover. */
    private void comeBack(Bay bay) {
        Term next = cluster.nextTerm(new Outside(bay.name(), Standing.RETURNING));
        boolean written = cluster.recorded(next, bay.name());
        bay.difference(null);
        cluster.term(next);
        repairs.absent(bay);
        if (!written) {
            throw unwritten(next);
        }
    }

    private BayActDone reseed(Bay bay, BayOrder order) {
        checks.notRemoved(bay);
        String condemnation = "Reconstruction ordonnée par " + order.author() + " : " + order.reason();
        if (cluster.term().outside(bay.name()) == null) {
            leaveQuorum(bay, Standing.RETURNING, condemnation);
        } else {
            turn.take(() -> {
                checks.notBusy(bay);
                checks.othersAcknowledge(bay, checks.progress());
                bay.condemnForGood(condemnation);
                comeBack(bay);
                bay.fence();
                return true;
            });
        }
        return BayActDone.begun(true, "La baie " + bay.name() + " est vidée et reconstruite. " + returns(bay));
    }
}
