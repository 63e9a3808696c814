package fr.quitus.api.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One address that answers.
 *
 * @param verb HTTP method, in lower case as OpenAPI writes it
 * @param path with its variables in braces
 */
public record Operation(String verb, String path, Method method) {
    static final String PREFIX = "/api/v1/";

    /** Every operation of the interface that Spring has mapped, in the order of their addresses. */
    public static List<Operation> mappedBy(RequestMappingHandlerMapping mapping) {
        List<Operation> operations = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues().stream()
                .filter(path -> path.startsWith(PREFIX))
                .forEach(path -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> operations.add(new Operation(
                                verb.asHttpMethod().name().toLowerCase(Locale.ROOT), path, handler.getMethod())))));
        // Of one address the answer that names no format comes first: it is what a caller gets who asks for none.
        operations.sort(Comparator.comparing(Operation::path)
                .thenComparing(Operation::verb)
                .thenComparing(Operation::formats)
                .thenComparing(Operation::id));
        return operations;
    }

    private int formats() {
        GetMapping get = method.getAnnotation(GetMapping.class);
        return get == null ? 0 : get.produces().length;
    }

    /** The controller's subject, such as {@code trial-balance}. */
    String subject() {
        String name = method.getDeclaringClass().getSimpleName().replaceFirst("Controller$", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    String id() {
        return subject() + "." + method.getName();
    }
}
