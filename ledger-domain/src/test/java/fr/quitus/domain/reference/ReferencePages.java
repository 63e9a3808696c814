package fr.quitus.domain.reference;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.TextValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the reference pages from the sealed families, their components and their Javadoc, and the shipped law. */
final class ReferencePages {
    static final String REWRITE = "mvn -pl ledger-domain test -Dtest=ReferencePagesTest -Dquitus.docs.write=true";
    /** Between these two lines a page is written by hand, and kept as it is. */
    static final String HAND_FROM = "<!-- Written by hand from here -->\n";

    static final String HAND_TO = "<!-- to here -->\n";
    private final Path sources;
    private final Path eventsPage;
    private final Path eventVersions;
    private final Properties french;

    ReferencePages(Path root, Properties french) {
        this.sources = root.resolve("ledger-domain/src/main/java");
        this.eventsPage = root.resolve("docs/reference/events.md");
        this.eventVersions = root.resolve("docs/reference/event-versions.txt");
        this.french = french;
    }

    /** Page contents by file name. */
    Map<String, String> pages() {
        return new TreeMap<>(Map.of(
                "accounts.md", ChartPage.text(),
                "commands.md", commands(),
                "events.md", events(),
                "law-parameters.md", LawPage.text(),
                "rejections.md", rejections()));
    }

    private String commands() {
        StringBuilder page = head(
                "Commands (actes)",
                "What may be asked of the ledger, by whom, and what each act says."
                        + " A field marked *optional* may be absent.");
        LedgerTypes.commandsByName().forEach((name, type) -> {
            page.append("\n## ")
                    .append(name)
                    .append("\n\n**")
                    .append(term(type))
                    .append("**. ");
            page.append(javadoc(type)).append("\n\nRoles: ").append(roles(type)).append("\n\n");
            components(page, type);
        });
        types(page, LedgerTypes.commandsByName().values());
        return page.toString();
    }

    private String events() {
        StringBuilder page = head(
                "Events (événements)",
                "What the log keeps, by permanent name. A field marked *optional* may be absent.");
        page.append('\n').append(handWritten(read(eventsPage)));
        LedgerTypes.eventsByName().forEach((name, type) -> {
            page.append("\n## ")
                    .append(name)
                    .append("\n\n**")
                    .append(term(type))
                    .append("**. ");
            page.append(javadoc(type)).append("\n\n");
            components(page, type);
        });
        page.append(superseded(read(eventVersions).lines().toList(), LedgerTypes.eventsByName()));
        types(page, LedgerTypes.eventsByName().values());
        return page.toString();
    }

    /** Versions that are written no more and stay in logs for ever, from the list that no version ever leaves. */
    static String superseded(List<String> versions, Map<String, ?> current) {
        StringBuilder sections = new StringBuilder();
        for (String line : versions) {
            String name = line.split(" ", 2)[0];
            if (name.contains(".v") && !current.containsKey(name)) {
                sections.append("\n## ").append(name).append("\n\nSuperseded: no longer written, read for ever. ");
                sections.append("Form: `")
                        .append(line, name.length() + 1, line.lastIndexOf(" sample "))
                        .append("`.\n");
            }
        }
        return sections.toString();
    }

    /** The part of a page that no code knows, marks included. */
    static String handWritten(String page) {
        int from = page.indexOf(HAND_FROM);
        int to = page.indexOf(HAND_TO);
        if (from < 0 || to < from) {
            throw new AssertionError("the page has lost the marks of its part that is written by hand");
        }
        return page.substring(from, to + HAND_TO.length());
    }

    private static String rejections() {
        StringBuilder page = head("Rejections (refus)", "Why an act is refused. Codes are stable for ever.");
        page.append("\n| Code | Kind | Intitulé | Remède | Texte |\n| - | - | - | - | - |\n");
        for (Rejection code : Rejection.values()) {
            String law = code.law();
            page.append("| `")
                    .append(code)
                    .append("` | ")
                    .append(code.kind())
                    .append(" | ")
                    .append(code.title());
            page.append(" | ")
                    .append(code.remedy())
                    .append(" | ")
                    .append(law == null ? "—" : law)
                    .append(" |\n");
        }
        return page.toString();
    }

    private static StringBuilder head(String title, String purpose) {
        return new StringBuilder("# ")
                .append(title)
                .append("\n\n<!-- Made from the code; do not edit. To write it again: ")
                .append(REWRITE)
                .append(" -->\n\n")
                .append(purpose)
                .append('\n');
    }

    private String term(Class<?> type) {
        EventName event = type.getAnnotation(EventName.class);
        String key = event == null ? type.getSimpleName() : event.value();
        String term = french.getProperty(key);
        if (term == null) {
            throw new AssertionError("french-terms.properties has no term for " + key);
        }
        return term;
    }

    private static String roles(Class<? extends LedgerCommand> type) {
        Set<Role> roles = SampleCommands.of(type).allowedRoles();
        return roles.stream().sorted().map(role -> "`" + role + "`").collect(Collectors.joining(", "));
    }

    private static void components(StringBuilder page, Class<?> type) {
        page.append("| Field | Type | |\n| - | - | - |\n");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            page.append("| `").append(component.getName()).append("` | ");
            page.append(written(component.getAnnotatedType())).append(" | ");
            page.append(optional ? "optional" : "").append(" |\n");
        }
    }

    private static String written(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            String of = Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                    .map(ReferencePages::written)
                    .collect(Collectors.joining(" to "));
            return ((Class<?>) ((ParameterizedType) annotated.getType()).getRawType()).getSimpleName() + " of " + of;
        }
        return annotated.getType() instanceof Class<?> type ? type.getSimpleName() : annotated.toString();
    }

    /** The types of the project's own that the components name, and those that these name in turn. */
    private void types(StringBuilder page, Collection<? extends Class<?>> records) {
        Map<String, Class<?>> found = new TreeMap<>();
        Deque<Class<?>> left = new ArrayDeque<>(records);
        while (!left.isEmpty()) {
            for (RecordComponent component : left.removeFirst().getRecordComponents()) {
                for (Class<?> type : own(component.getGenericType())) {
                    if (found.put(type.getSimpleName(), type) == null && type.isRecord()) {
                        left.add(type);
                    }
                }
            }
        }
        page.append("\n## Types\n");
        found.forEach((name, type) -> {
            page.append("\n### ")
                    .append(name)
                    .append("\n\n")
                    .append(javadoc(type))
                    .append("\n\n");
            if (type.isEnum()) {
                page.append(Arrays.stream(type.getEnumConstants())
                        .map(constant -> "`" + constant + "`")
                        .collect(Collectors.joining(", ", "One of ", ".\n")));
            } else if (isOneWord(type)) {
                page.append("Written as one text.\n");
            } else {
                components(page, type);
            }
        });
    }

    private static boolean isOneWord(Class<?> type) {
        return TextValue.class.isAssignableFrom(type) || type.getRecordComponents().length == 1;
    }

    private static List<Class<?>> own(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments())
                    .flatMap(argument -> own(argument).stream())
                    .toList();
        }
        return type instanceof Class<?> c && c.getName().startsWith("fr.quitus.") ? List.of(c) : List.of();
    }

    /** What the source's Javadoc says of a type, before its tags, on one line. */
    private String javadoc(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String source = read(sources.resolve(outermost.getName().replace('.', '/') + ".java"));
        Matcher declared = Pattern.compile("\\b(?:record|enum) " + type.getSimpleName() + "\\b")
                .matcher(source);
        if (!declared.find()) {
            throw new AssertionError(type + " is not declared in the source of " + outermost);
        }
        int end = source.lastIndexOf("*/", declared.start());
        int start = source.lastIndexOf("/**", declared.start());
        String between = end < 0 ? ";" : source.substring(end + 2, declared.start());
        if (start < 0 || between.contains(";") || between.contains("}")) {
            throw new AssertionError(type + " has no Javadoc");
        }
        return source.substring(start + 3, end)
                .replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("(?s)\\n@param.*", "")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
