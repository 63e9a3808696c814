package fr.quitus.domain.payment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copie d'un dossier de DP : the components that events change, while they change. */
final class PaymentFileCopy {
    Amount amount;
    InvoicePart part;
    Iban payeeIban;

    @Nullable Iban acceptedIban;

    List<PaymentLine> lines;
    final Set<ActorId> ordonnateurSide;
    final Set<ActorId> accountantSide;
    PaymentDeadline deadline;
    Set<SuspensionMotive> requisitioned;
    boolean prescriptionWaived;
    boolean visaAwaited;
    final List<Transfer> transfers;

    @Nullable Integer paymentDays;

    boolean retentionReleased;
    final Map<Integer, Balance> netted;
    Diversions diversions;
    Restorations restorations;

    PaymentFileCopy(PaymentFile file) {
        amount = file.amount();
        part = file.part();
        payeeIban = file.payeeIban();
        acceptedIban = file.acceptedIban();
        lines = file.lines();
        ordonnateurSide = new HashSet<>(file.ordonnateurSide());
        accountantSide = new HashSet<>(file.accountantSide());
        deadline = file.deadline();
        requisitioned = file.requisitioned();
        prescriptionWaived = file.prescriptionWaived();
        visaAwaited = file.visaAwaited();
        transfers = new ArrayList<>(file.transfers());
        paymentDays = file.paymentDays();
        retentionReleased = file.retentionReleased();
        netted = new TreeMap<>(file.netted());
        diversions = file.diversions();
        restorations = file.restorations();
    }
}
