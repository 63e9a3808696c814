package fr.quitus.web.forms;

import fr.quitus.web.forms.Input.Option;
import java.util.List;
import java.util.Map;

/**
 * What the registers offer for a form.
 *
 * @param closed by the field's name: it is one of these
 * @param open by what the field must be: it may well be another
 */
public record Suggested(Map<String, List<Option>> closed, Map<String, List<Option>> open) {
    public static final Suggested NOTHING = new Suggested(Map.of(), Map.of());
}
