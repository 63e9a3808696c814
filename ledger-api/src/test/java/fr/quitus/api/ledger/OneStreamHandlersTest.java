package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.CREDITS;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.RECEIPT;
import static fr.quitus.api.json.EventSamples.TITLE;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;
import static org.hamcrest.Matchers.startsWith;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.budget.BudgetCommand.ThawUnitCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsThawed;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.budget.Ministries;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsReallocated;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsThawed;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.thirdparty.Registration;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Commands that touch one stream: what each appends, and one refusal of each, which appends nothing. */
class OneStreamHandlersTest {
    private static final Map<String, Call> BY_DENIS = Acts.call(ActorId.of("denis"), Role.BUDGET_DIRECTORATE, DAY);
    private static final Map<String, Call> BY_RACHEL = Acts.call(ActorId.of("rachel"), Role.PROGRAMME_MANAGER, DAY);
    private static final Map<String, Call> BY_GINA = Acts.call(GINA, Role.MANAGER, DAY);
    private static final Map<String, Call> BY_OMAR = Acts.call(OMAR, Acts.OFFICER, DAY);
    private static final Amount MILLION = Amount.euros(1_000_000);
    private static final Amount NINE = Amount.euros(900_000);

    @Test
    void opens_credits_and_refuses_to_open_nothing() {
        on(ProgrammeBudgetStream.class)
                .when(new OpenCredits(YEAR, PROGRAMME, Title.T3, MILLION, NINE, "LFI 2025, état B"), BY_DENIS)
                .expectEvents(sample(CreditsOpened.class));
        refused(
                on(ProgrammeBudgetStream.class)
                        .when(new OpenCredits(YEAR, PROGRAMME, Title.T3, null, null, "LFI 2025"), BY_DENIS),
                Rejection.MONTANT_REQUIS);
    }

    @Test
    void freezes_credits_and_refuses_more_than_there_are() {
        on(ProgrammeBudgetStream.class, CreditsOpened.class)
                .when(freeze(MILLION), BY_DENIS)
                .expectEvents(sample(CreditsFrozen.class));
        refused(
                on(ProgrammeBudgetStream.class, CreditsOpened.class)
                        .when(freeze(MILLION.plus(Amount.ofCents(1))), BY_DENIS),
                Rejection.DISPONIBLE_INSUFFISANT);
    }

    private static FreezeCredits freeze(Amount ae) {
        return new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, ae, NINE, "Réserve de précaution 2025");
    }

    @Test
    void thaws_credits_and_refuses_more_than_are_frozen() {
        ThawCredits thaw = new ThawCredits(YEAR, PROGRAMME, TitleGroup.HT2, MILLION, NINE, "Dégel du 1er juin 2025");

        on(ProgrammeBudgetStream.class, CreditsOpened.class, CreditsFrozen.class)
                .when(thaw, BY_DENIS)
                .expectEvents(sample(CreditsThawed.class));
        refused(
                on(ProgrammeBudgetStream.class, CreditsOpened.class).when(thaw, BY_DENIS),
                Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void reallocates_out_of_personnel_and_never_into_it() {
        LedgerEvent personnel = new CreditsOpened(YEAR, PROGRAMME, Title.T2, CREDITS, "LFI 2025");

        given(ProgrammeBudgetStream.class, List.of(personnel))
                .when(
                        new ReallocateBetweenTitles(YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.HT2, MILLION, NINE),
                        BY_RACHEL)
                .expectEvents(sample(CreditsReallocated.class));
        refused(
                given(ProgrammeBudgetStream.class, List.of(personnel))
                        .when(
                                new ReallocateBetweenTitles(
                                        YEAR, PROGRAMME, TitleGroup.HT2, TitleGroup.T2, MILLION, NINE),
                                BY_RACHEL),
                Rejection.FONGIBILITE_ASYMETRIQUE);
    }

    @Test
    void assigns_a_post_and_refuses_a_date_before_the_last() {
        on(FundsCentreStream.class)
                .when(new AssignAccountingPost(UNIT, POST, LocalDate.of(2025, 1, 1)), BY_DENIS)
                .expectEvents(sample(AssignmentChanged.class));
        refused(
                on(FundsCentreStream.class, AssignmentChanged.class)
                        .when(new AssignAccountingPost(UNIT, POST, LocalDate.of(2025, 1, 1)), BY_DENIS),
                Rejection.DATE_ANTERIEURE);
    }

    @Test
    void records_a_service_and_refuses_one_that_is_still_to_come() {
        on(CommitmentStream.class, CommitmentDrafted.class, CommitmentValidated.class)
                .when(new RecordService(EJ, 1, TWELVE, DAY), BY_GINA)
                .expectEvents(sample(ServiceRecorded.class));
        refused(
                on(CommitmentStream.class, CommitmentDrafted.class, CommitmentValidated.class)
                        .when(new RecordService(EJ, 1, TWELVE, DAY.plusDays(1)), BY_GINA),
                Rejection.DATE_FUTURE);
    }

    @Test
    void certifies_a_service_once() {
        ServiceCertified certified = sample(ServiceCertified.class);
        LedgerEvent withoutDelegation =
                new ServiceCertified(EJ, RECEIPT, 1, TWELVE, DAY, DAY, OMAR, null, certified.entries());

        on(CommitmentStream.class, CommitmentDrafted.class, CommitmentValidated.class, ServiceRecorded.class)
                .when(new CertifyService(EJ, RECEIPT), BY_OMAR)
                .expectEvents(withoutDelegation);
        refused(
                on(
                                CommitmentStream.class,
                                CommitmentDrafted.class,
                                CommitmentValidated.class,
                                ServiceRecorded.class,
                                ServiceCertified.class)
                        .when(new CertifyService(EJ, RECEIPT), BY_OMAR),
                Rejection.SERVICE_FAIT_DEJA_CERTIFIE);
        refused(
                on(CommitmentStream.class, CommitmentDrafted.class, CommitmentValidated.class)
                        .when(new CertifyService(EJ, ServiceReceiptNumber.of("500000009")), BY_OMAR),
                Rejection.SERVICE_FAIT_INCONNU);
    }

    @Test
    void establishes_a_claim_on_a_product_account_only() {
        ClaimEstablished claim = sample(ClaimEstablished.class);

        on(RevenueOrderStream.class)
                .when(
                        new EstablishClaim(YEAR, UNIT, claim.debtor(), claim.subject(), claim.lines(), claim.bornOn()),
                        BY_GINA)
                .expectEvents(claim);
        var onACharge = new fr.quitus.domain.revenue.ClaimLine(
                claim.lines().getFirst().revenueLine(), EventSamples.CHARGE, TWELVE);
        refused(
                on(RevenueOrderStream.class)
                        .when(
                                new EstablishClaim(YEAR, UNIT, claim.debtor(), claim.subject(), List.of(onACharge)),
                                BY_GINA),
                Rejection.IMPUTATION_INVALIDE);
    }

    @Test
    void freezes_and_thaws_the_credits_of_a_unit() {
        Map<String, Call> byRachel = Acts.call(ActorId.of("rachel"), Role.PROGRAMME_MANAGER, DAY);
        Amount ae = CREDITS.ae().amount();
        Amount cp = CREDITS.cp().amount();

        on(EnvelopeStream.class, BudgetEnvelopeEvent.AllotmentReceived.class)
                .when(new FreezeUnitCredits(YEAR, UNIT, TitleGroup.HT2, ae, cp, "Gel du 1er mars 2025"), byRachel)
                .expectEvents(sample(UnitCreditsFrozen.class));
        on(EnvelopeStream.class, BudgetEnvelopeEvent.AllotmentReceived.class, UnitCreditsFrozen.class)
                .when(new ThawUnitCredits(YEAR, UNIT, TitleGroup.HT2, ae, cp, "Dégel du 1er juin 2025"), byRachel)
                .expectEvents(sample(UnitCreditsThawed.class));
        refused(
                on(EnvelopeStream.class)
                        .when(new FreezeUnitCredits(YEAR, UNIT, TitleGroup.HT2, ae, cp, "Gel"), byRachel),
                Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void affects_ae_to_an_operation_and_withdraws_what_is_not_committed() {
        Map<String, Call> byOmar = Acts.call(OMAR, Acts.OFFICER, DAY);

        on(EnvelopeStream.class, BudgetEnvelopeEvent.AllotmentReceived.class)
                .when(new AffectAuthorisation(YEAR, UNIT, EventSamples.OPERATION, TWELVE, null), byOmar)
                .expectEvents(new AuthorisationAffected(
                        EventSamples.ENVELOPE, EventSamples.OPERATION, TWELVE, YEAR, OMAR, null));
        on(EnvelopeStream.class, BudgetEnvelopeEvent.AllotmentReceived.class, AuthorisationAffected.class)
                .when(new WithdrawAffectation(YEAR, UNIT, EventSamples.OPERATION, TWELVE), byOmar)
                .expectEvents(new AffectationWithdrawn(
                        EventSamples.ENVELOPE, EventSamples.OPERATION, TWELVE, true, OMAR, null));
        refused(
                on(EnvelopeStream.class, AuthorisationAffected.class, AffectationDrawn.class)
                        .when(new WithdrawAffectation(YEAR, UNIT, EventSamples.OPERATION, TWELVE), byOmar),
                Rejection.AFFECTATION_ENGAGEE);
    }

    @Test
    void takes_an_issued_title_in_charge_and_no_other() {
        LedgerEvent taken = sample(RevenueOrderTakenInCharge.class);

        on(RevenueOrderStream.class, ClaimEstablished.class, RevenueOrderIssued.class)
                .when(new TakeInCharge(TITLE), Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, DAY))
                .expectEvents(taken);
        refused(
                on(RevenueOrderStream.class, ClaimEstablished.class)
                        .when(new TakeInCharge(TITLE), Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, DAY)),
                Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_stale_version_is_told_before_any_rule() {
        given(CommitmentStream.class, samples(CommitmentDrafted.class, CommitmentValidated.class))
                .when(new RecordService(EJ, 9, TWELVE, DAY), Acts.call(Acts.by(GINA, Role.MANAGER, DAY), 0L))
                .expectNoEvents()
                .expectException(StaleVersion.class);
    }

    private static void refused(ResultValidator<?> validator, Rejection code) {
        validator.expectNoEvents().expectException(CommandRefused.class).expectExceptionMessage(startsWith(code + ":"));
    }

    private static <T> TestExecutor<T> on(Class<T> shell, Class<?>... history) {
        return given(shell, samples(history));
    }

    private static List<LedgerEvent> samples(Class<?>... events) {
        return Stream.of(events)
                .map(type -> (LedgerEvent) sample(type.asSubclass(LedgerEvent.class)))
                .toList();
    }

    private static <E extends LedgerEvent> E sample(Class<E> type) {
        return EventSamples.all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static <T> TestExecutor<T> given(Class<T> shell, List<LedgerEvent> history) {
        AggregateTestFixture<T> fixture = new AggregateTestFixture<>(shell);
        Streams.Repositories only = new Streams.Repositories() {
            @Override
            @SuppressWarnings("unchecked") // the fixture holds one repository, of this shell
            public <S> Repository<S> of(Class<S> asked) {
                if (asked != (Class<?>) shell) {
                    throw new AssertionError("only " + shell.getSimpleName() + " is needed, not " + asked);
                }
                return (Repository<S>) fixture.getRepository();
            }
        };
        // The fixture makes its repository when the first event is given, the handlers ask for it when they run.
        CountingNumbers numbers = new CountingNumbers();
        fixture.registerAnnotatedCommandHandler(new BudgetHandlers(only, Ministries.UNKNOWN))
                .registerAnnotatedCommandHandler(
                        new CommitmentHandlers(only, numbers, FourEyes.REQUIRED, Registration.OPTIONAL))
                .registerAnnotatedCommandHandler(new PaymentHandlers(only, numbers, () -> {
                    throw new AssertionError("no run is opened here");
                }))
                .registerAnnotatedCommandHandler(new RevenueHandlers(only, numbers));
        return history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }
}
