package fr.quitus.app.errors;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the HTTP server speak problems too. */
@Configuration(proxyBeanMethods = false)
class ServerErrors {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsInsteadOfPages() {
        return factory -> factory.addContextCustomizers(context -> {
            if (!(context.getParent() instanceof StandardHost host)) {
                throw new IllegalStateException("Tomcat's context stands in no host that reports errors");
            }
            host.setErrorReportValveClass(ProblemValve.class.getName());
        });
    }
}
