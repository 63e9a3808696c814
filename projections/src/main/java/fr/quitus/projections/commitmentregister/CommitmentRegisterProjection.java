package fr.quitus.projections.commitmentregister;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
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

    /**
     * Where a commitment stands. Certified ≥ invoiced ≥ paid, all at most the firm amount, which holds nothing
     * conditional.
     */
    record Row(
            int fiscalYear,
            String fundsCentre,
            String type,
            String supplier,
            String supplierName,
            String subject,
            String status,
            long amountCents,
            long conditionalCents,
            long certifiedCents,
            long invoicedCents,
            long paidCents,
            @Nullable String visaStatus,
            @Nullable LocalDate visaDeadline,
            String draftedBy,
            @Nullable String validatedBy,
            @Nullable LocalDate validatedOn,
            @Nullable String takenOverFrom,
            long lastPosition) {

        Row amounts(long amount, long conditional, long certified) {
            return new Row(
                    fiscalYear,
                    fundsCentre,
                    type,
                    supplier,
                    supplierName,
                    subject,
                    status,
                    amount,
                    conditional,
                    certified,
                    invoicedCents,
                    paidCents,
                    visaStatus,
                    visaDeadline,
                    draftedBy,
                    validatedBy,
                    validatedOn,
                    takenOverFrom,
                    lastPosition);
        }

        Row claims(long invoiced, long paid) {
            return new Row(
                    fiscalYear,
                    fundsCentre,
                    type,
                    supplier,
                    supplierName,
                    subject,
                    status,
                    amountCents,
                    conditionalCents,
                    certifiedCents,
                    invoiced,
                    paid,
                    visaStatus,
                    visaDeadline,
                    draftedBy,
                    validatedBy,
                    validatedOn,
                    takenOverFrom,
                    lastPosition);
        }

        Row visa(String next, @Nullable String visa, @Nullable LocalDate deadline) {
            return new Row(
                    fiscalYear,
                    fundsCentre,
                    type,
                    supplier,
                    supplierName,
                    subject,
                    next,
                    amountCents,
                    conditionalCents,
                    certifiedCents,
                    invoicedCents,
                    paidCents,
                    visa,
                    deadline,
                    draftedBy,
                    validatedBy,
                    validatedOn,
                    takenOverFrom,
                    lastPosition);
        }

        Row become(String next) {
            return visa(next, visaStatus, visaDeadline);
        }

        Row placed(int year, @Nullable String signedBy, @Nullable LocalDate signedOn, long position) {
            return new Row(
                    year,
                    fundsCentre,
                    type,
                    supplier,
                    supplierName,
                    subject,
                    status,
                    amountCents,
                    conditionalCents,
                    certifiedCents,
                    invoicedCents,
                    paidCents,
                    visaStatus,
                    visaDeadline,
                    draftedBy,
                    signedBy,
                    signedOn,
                    takenOverFrom,
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
        return 8;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new CommitmentRegister());
    }
}
