package fr.quitus.projections.commitmentregister;

import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registre des engagements juridiques. */
@Component
public final class CommitmentRegisterProjection implements Projection {
    public static final String NAME = "commitmentregister";

    /** Numéro d'EJ. */
    record Number(String number) {}

    /** Where a commitment stands. Certified ≥ invoiced ≥ paid, all at most the firm amount. */
    record Row(
            int fiscalYear,
            String fundsCentre,
            String type,
            String supplierSiret,
            String supplierName,
            String subject,
            String status,
            long amountCents,
            long certifiedCents,
            long invoicedCents,
            long paidCents,
            String draftedBy,
            @Nullable String validatedBy,
            @Nullable LocalDate validatedOn,
            long lastPosition) {

        private Row with(long certified, long invoiced, long paid, long position) {
            return new Row(
                    fiscalYear,
                    fundsCentre,
                    type,
                    supplierSiret,
                    supplierName,
                    subject,
                    status,
                    amountCents,
                    certified,
                    invoiced,
                    paid,
                    draftedBy,
                    validatedBy,
                    validatedOn,
                    position);
        }

        private Row validated(CommitmentValidated e, long position) {
            return new Row(
                    fiscalYear,
                    fundsCentre,
                    type,
                    supplierSiret,
                    supplierName,
                    subject,
                    "VALIDATED",
                    e.amount().cents(),
                    certifiedCents,
                    invoicedCents,
                    paidCents,
                    draftedBy,
                    e.validatedBy().text(),
                    e.validatedOn(),
                    position);
        }
    }

    static final Table<Number, Row> TABLE =
            Table.of(CommitmentRegisterProjection.class, "commitment_register", Number.class, Row.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Register());
    }

    private static final class Register implements Fold<Number, Row> {
        @Override
        public Table<Number, Row> table() {
            return TABLE;
        }

        @Override
        public List<Number> keysOf(LoggedEvent event) {
            return event.event() instanceof CommitmentEvent e
                    ? List.of(new Number(e.commitmentNumber().text()))
                    : List.of();
        }

        @Override
        public Row fold(Number key, @Nullable Row row, LoggedEvent logged, Appends appends) {
            long position = logged.position();
            CommitmentEvent event = (CommitmentEvent) logged.event();
            if (event instanceof CommitmentDrafted drafted) {
                return drafted(drafted, position);
            }
            if (row == null) {
                throw new IllegalStateException("the log acts on EJ " + key.number() + ", which it never drafted");
            }
            return switch (event) {
                case CommitmentDrafted e -> drafted(e, position);
                case CommitmentValidated e -> row.validated(e, position);
                case ServiceRecorded _ ->
                    row.with(row.certifiedCents(), row.invoicedCents(), row.paidCents(), position);
                case ServiceCertified e ->
                    row.with(
                            Math.addExact(row.certifiedCents(), e.amount().cents()),
                            row.invoicedCents(),
                            row.paidCents(),
                            position);
                case ServiceInvoiced e ->
                    row.with(
                            row.certifiedCents(),
                            Math.addExact(row.invoicedCents(), invoiced(e.parts())),
                            row.paidCents(),
                            position);
                case ServiceInvoiceWithdrawn e ->
                    row.with(
                            row.certifiedCents(),
                            Math.subtractExact(row.invoicedCents(), invoiced(e.parts())),
                            row.paidCents(),
                            position);
                case CommitmentLinePaid e ->
                    row.with(
                            row.certifiedCents(),
                            row.invoicedCents(),
                            Math.addExact(row.paidCents(), e.amount().cents()),
                            position);
            };
        }

        private static Row drafted(CommitmentDrafted e, long position) {
            long amount = 0;
            for (CommitmentEvent.Line line : e.lines()) {
                amount = Math.addExact(amount, line.amount().cents());
            }
            return new Row(
                    e.year().value(),
                    e.fundsCentre().text(),
                    e.type().name(),
                    e.supplier().siret().text(),
                    e.supplier().name(),
                    e.subject(),
                    "DRAFT",
                    amount,
                    0,
                    0,
                    0,
                    e.draftedBy().text(),
                    null,
                    null,
                    position);
        }

        private static long invoiced(List<CommitmentEvent.ReceiptPart> parts) {
            long invoiced = 0;
            for (CommitmentEvent.ReceiptPart part : parts) {
                invoiced = Math.addExact(invoiced, part.amount().cents());
            }
            return invoiced;
        }
    }
}
