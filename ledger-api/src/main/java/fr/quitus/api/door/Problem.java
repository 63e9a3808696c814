package fr.quitus.api.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.api.json.FieldError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problème (RFC 9457) with what a person needs to go on.
 *
 * @param code stable code, for programs
 * @param detail what happened, in French
 * @param remede what to do, in French
 * @param law the text it comes from, if any
 * @param position head of the log the refusal was decided on, when it was recorded
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String remede,
        @Nullable String law,
        Map<String, String> facts,
        List<FieldError> errors,
        @Nullable Long position,
        @Nullable String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static String typeOf(String code) {
        return "urn:quitus:refus:" + code;
    }
}
