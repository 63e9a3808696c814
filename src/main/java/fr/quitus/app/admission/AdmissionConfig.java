package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.admission.Quotas;
import fr.quitus.api.admission.RecentDemands;
import fr.quitus.api.admission.RetryAfter;
import fr.quitus.api.door.FrontDesk;
import fr.quitus.api.door.OverloadLevel;
import fr.quitus.app.QuitusSettings;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

/** Admission stands between security and everything else; a turnstile stands before both. */
@Configuration(proxyBeanMethods = false)
class AdmissionConfig {
    /** Bytes of all bodies of commands that are read or worked on at once. */
    static final long ALL_BODIES_BYTES_MAX = 32L * 1024 * 1024;
    /** The next place after security, which says who asks. */
    private static final int AFTER_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    AdmissionLimits admissionLimits(QuitusSettings settings) {
        QuitusSettings.Admission told = settings.admission();
        return new AdmissionLimits(
                told.commandsMin(),
                told.commandsMax(),
                told.commandTargetMs(),
                told.readsMin(),
                told.readsMax(),
                told.readTargetMs(),
                told.files(),
                told.lineMax(),
                told.waitMs(),
                told.userRequestsPerS(),
                told.retryPercent(),
                told.latenessMs());
    }

    @Bean(destroyMethod = "close")
    Pulse pulse(Admission admission) {
        return new Pulse(admission);
    }

    @Bean
    Admission admission(AdmissionLimits limits) {
        return new Admission(limits);
    }

    @Bean
    RetryAfter retryAfter(Admission admission) {
        return admission.retryAfter();
    }

    @Bean
    OverloadLevel overloadLevel(Admission admission) {
        return admission::refusesMost;
    }

    @Bean
    Refusals refusals(Admission admission) {
        return new Refusals(admission.retryAfter());
    }

    @Bean
    Demands demands() {
        return new Demands(new RecentDemands(Admission.sinceStart()));
    }

    @Bean
    FilterRegistrationBean<Turnstile> turnstile(
            Admission admission, Demands demands, Refusals refusals, ObjectProvider<FrontDesk> desk) {
        FilterRegistrationBean<Turnstile> registration = new FilterRegistrationBean<>(new Turnstile(
                admission,
                demands,
                refusals,
                new TooSoon(Admission.sinceStart()),
                SingletonSupplier.of(desk::getObject)));
        // Behind what says that acts are not written, which every answer does.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<TokensAdmitted> tokensAdmitted(Admission admission, Refusals refusals) {
        FilterRegistrationBean<TokensAdmitted> registration =
                new FilterRegistrationBean<>(new TokensAdmitted(admission, refusals));
        registration.addUrlPatterns(TokensAdmitted.PATH);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(
            Admission admission,
            QuitusSettings settings,
            Demands demands,
            Refusals refusals,
            ObjectProvider<FrontDesk> desk) {
        QuitusSettings.Admission told = settings.admission();
        FilterRegistrationBean<AdmissionFilter> registration = new FilterRegistrationBean<>(new AdmissionFilter(
                admission,
                new Quotas(told.userRequestsPerS(), Admission.sinceStart()),
                demands,
                new RequestBodies(told.bodyMs(), ALL_BODIES_BYTES_MAX),
                refusals,
                new AdmissionFilter.Transfers(told.answerS(), told.transferS()),
                SingletonSupplier.of(desk::getObject)));
        registration.setOrder(AFTER_SECURITY);
        // What an error page shows was let in, or refused, as the request it is about.
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
