package fr.quitus.bench;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Every address that the product's pages answer a reader at, as its controllers say it: none can be forgotten. */
final class PageRoutes {
    private static final String PAGES = "fr.quitus.web";

    private PageRoutes() {}

    /** Patterns such as {@code /comptes/{account}}. */
    static Set<String> all() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        Set<String> routes = new TreeSet<>();
        for (BeanDefinition controller : scan.findCandidateComponents(PAGES)) {
            Class<?> type = ClassUtils.resolveClassName(
                    String.valueOf(controller.getBeanClassName()), PageRoutes.class.getClassLoader());
            for (Method method : type.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null
                        && (mapping.method().length == 0
                                || Arrays.asList(mapping.method()).contains(RequestMethod.GET))) {
                    routes.addAll(Arrays.asList(mapping.path()));
                }
            }
        }
        return routes;
    }
}
