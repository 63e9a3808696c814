package fr.quitus.api.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** The JSON value has another type than the field asks for; the message is French. */
final class NotAText extends DatabindException {
    private static final long serialVersionUID = 1L;

    NotAText(JsonParser json, String message) {
        super(json, message);
    }
}
