package fr.quitus.projections;

import fr.quitus.projections.engine.Projection;
import java.util.List;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** Every view of this module, for whoever folds them without the application: no list that could be forgotten. */
public final class EveryProjection {
    private EveryProjection() {}

    public static List<Projection> ofThisModule() {
        AssignableTypeFilter views = new AssignableTypeFilter(Projection.class);
        AnnotationTypeFilter components = new AnnotationTypeFilter(Component.class);
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(
                    (metadata, factory) -> views.match(metadata, factory) && components.match(metadata, factory));
            scanner.scan(EveryProjection.class.getPackageName());
            context.refresh();
            return List.copyOf(context.getBeansOfType(Projection.class).values());
        }
    }
}
