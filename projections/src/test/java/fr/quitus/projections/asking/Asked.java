package fr.quitus.projections.asking;

import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.projections.MemoryLog;
import fr.quitus.projections.ProjectionsConfiguration;
import fr.quitus.projections.TestPostgres;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.ports.CurrentReader;
import fr.quitus.projections.ports.FilePositions;
import fr.quitus.projections.ports.Labels;
import fr.quitus.projections.ports.Law;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.Reader;
import fr.quitus.projections.ports.RefusalReader;
import fr.quitus.projections.ports.RefusalReader.RefusedAttempt;
import fr.quitus.projections.ports.ViewsDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The module as an application imports it, asked over HTTP. */
final class Asked implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicReference<Reader> reader =
            new AtomicReference<>(new Reader("ada", Role.AUDITOR, Perimeter.ALL));
    private final List<RefusedAttempt> refusals = new ArrayList<>();
    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    private final MockMvc mvc;

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @Import(ProjectionsConfiguration.class)
    static class Application {
        @Bean
        DataSource dataSource() {
            return TestPostgres.newDatabase();
        }

        @Bean
        ViewsDatabase viewsDatabase(DataSource dataSource) {
            return new ViewsDatabase(dataSource);
        }

        @Bean
        ProjectionLimits projectionLimits() {
            return ProjectionLimits.DEFAULT;
        }

        @Bean
        MemoryLog log() {
            return new MemoryLog();
        }

        @Bean
        FilePositions filePositions(MemoryLog log) {
            return file -> log.read(LogReader.BEFORE_FIRST, Integer.MAX_VALUE).stream()
                    .filter(event -> event.aggregateId().equals(file))
                    .map(LoggedEvent::position)
                    .toList();
        }

        @Bean
        Law law() {
            return () -> LawParameters.SHIPPED;
        }

        @Bean
        Labels labels() {
            return new SomeLabels();
        }
    }

    private static final class SomeLabels implements Labels {
        @Override
        public Optional<String> programme(ProgrammeCode programme) {
            return Optional.of("Gestion fiscale et financière");
        }

        @Override
        public Optional<String> mission(MissionCode mission) {
            return Optional.of("Gestion des finances publiques");
        }

        @Override
        public Optional<String> revenueLine(RevenueLine revenueLine) {
            return Optional.of("Ligne " + revenueLine);
        }

        @Override
        public Optional<MissionCode> missionOf(ProgrammeCode programme) {
            return programme.text().equals("0156") ? Optional.of(MissionCode.of("GA")) : Optional.empty();
        }
    }

    Asked() {
        context.setServletContext(new MockServletContext());
        context.register(Application.class);
        CurrentReader currentReader = reader::get;
        RefusalReader refusalReader = this::refusalsAfter;
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("currentReader", currentReader);
            beans.registerSingleton("refusalReader", refusalReader);
        });
        context.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private List<RefusedAttempt> refusalsAfter(long number, int max) {
        return refusals.stream()
                .filter(attempt -> attempt.number() > number)
                .limit(max)
                .toList();
    }

    MemoryLog log() {
        return context.getBean(MemoryLog.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void refused(RefusedAttempt attempt) {
        refusals.add(attempt);
    }

    Asked as(Role role, String... fundsCentres) {
        reader.set(new Reader("someone", role, new Perimeter(Set.of(fundsCentres), Set.of())));
        return this;
    }

    /** A comptable of this post. */
    Asked keeping(String post) {
        reader.set(new Reader(
                "someone", Role.PUBLIC_ACCOUNTANT, new Perimeter(Set.of(), Set.of(AccountingPostId.of(post)))));
        return this;
    }

    /** Asks for the state at the head of the log. */
    Reply get(String uri) {
        return get(uri, String.valueOf(log().head()));
    }

    Reply get(String uri, String minPosition) {
        return reply(MockMvcRequestBuilders.get(uri).header(Questions.MIN_POSITION, minPosition));
    }

    /** An answer that is a file, as a caller gets it who accepts this. */
    MockHttpServletResponse file(String uri, String accepted) {
        try {
            MockHttpServletResponse response = mvc.perform(MockMvcRequestBuilders.get(uri)
                            .header(Questions.MIN_POSITION, String.valueOf(log().head()))
                            .header("Accept", accepted))
                    .andReturn()
                    .getResponse();
            response.setCharacterEncoding("UTF-8");
            return response;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply reply(MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            response.setCharacterEncoding("UTF-8");
            return new Reply(response, JSON.readTree(response.getContentAsByteArray()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    record Reply(MockHttpServletResponse response, JsonNode json) {
        int status() {
            return response.getStatus();
        }

        String code() {
            return json.path("code").asString();
        }

        JsonNode items() {
            return json.path("items");
        }

        JsonNode item(int index) {
            return items().path(index);
        }

        String next() {
            return json.path("next").asString();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
