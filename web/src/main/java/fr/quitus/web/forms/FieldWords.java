package fr.quitus.web.forms;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What fields and choices are called in the language of the page. */
@Component
public final class FieldWords {
    private final MessageSource texts;

    FieldWords(MessageSource texts) {
        this.texts = texts;
    }

    /** @param owner command or group; its own word for the field comes before the word all have for it */
    public String field(String owner, String name) {
        String own = text("champ." + owner + "." + name);
        return own != null ? own : orCode("champ." + name, name);
    }

    public String act(String command) {
        return orCode("acte." + command, command);
    }

    /** @return what an event says happened; absent when only the act that makes it has a word */
    public Optional<String> fact(String event) {
        return Optional.ofNullable(
                text("fait." + event.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)));
    }

    public String choice(String type, String value) {
        return orCode(type.equals("Role") ? "role." + value : "choix." + type + "." + value, value);
    }

    String help(String example) {
        return texts.getMessage("champ.exemple", new Object[] {example}, LocaleContextHolder.getLocale());
    }

    String yes() {
        return orCode("choix.oui", Filled.TICKED);
    }

    private String orCode(String key, String code) {
        String text = text(key);
        return text == null ? code : text;
    }

    private @Nullable String text(String key) {
        return texts.getMessage(key, null, null, LocaleContextHolder.getLocale());
    }
}
