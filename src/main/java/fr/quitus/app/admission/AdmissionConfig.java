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
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

/** Admission stands between security and everything else. */
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
    FilterRegistrationBean<TooSoon> tooSoon(Admission admission) {
        FilterRegistrationBean<TooSoon> registration =
                new FilterRegistrationBean<>(new TooSoon(admission, Admission.sinceStart()));
        // Behind what says that acts are not written, which every answer does.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(
            Admission admission, QuitusSettings settings, ObjectProvider<FrontDesk> desk) {
        QuitusSettings.Admission told = settings.admission();
        LongSupplier nanos = Admission.sinceStart();
        FilterRegistrationBean<AdmissionFilter> registration = new FilterRegistrationBean<>(new AdmissionFilter(
                admission,
                new Quotas(told.userRequestsPerS(), nanos),
                new RecentDemands(nanos),
                new RequestBodies(told.bodyMs(), ALL_BODIES_BYTES_MAX),
                new AdmissionFilter.Transfers(told.answerS(), told.transferS()),
                SingletonSupplier.of(desk::getObject)));
        registration.setOrder(AFTER_SECURITY);
        // What an error page shows was let in, or refused, as the request it is about.
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
