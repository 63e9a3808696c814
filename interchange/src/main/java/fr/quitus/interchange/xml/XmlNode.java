package fr.quitus.interchange.xml;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small element with all that is below it. A path is names separated by a slash: {@code Refs/EndToEndId}. */
public record XmlNode(Place place, String text, Map<String, String> attributes, List<XmlNode> children) {

    public String name() {
        return place.name();
    }

    public List<XmlNode> all(String name) {
        return children.stream().filter(child -> child.name().equals(name)).toList();
    }

    /** The one element at the path, or null; two of them are refused, since choosing one would be guessing. */
    public @Nullable XmlNode find(String path) {
        XmlNode at = this;
        for (String name : path.split("/", -1)) {
            List<XmlNode> found = at.all(name);
            if (found.isEmpty()) {
                return null;
            }
            if (found.size() > 1) {
                throw found.get(1).refuse(FileFault.ELEMENT_EN_DOUBLE, "« " + name + " » est donné plusieurs fois.");
            }
            at = found.getFirst();
        }
        return at;
    }

    public XmlNode require(String path) {
        XmlNode found = find(path);
        if (found == null) {
            throw refuse(FileFault.ELEMENT_MANQUANT, "« " + path + " » manque.");
        }
        return found;
    }

    /** The text at the path, or null if there is none or it is empty. */
    public @Nullable String textAt(String path) {
        XmlNode found = find(path);
        return found == null || found.text.isEmpty() ? null : found.text;
    }

    public String requireText(String path) {
        XmlNode found = require(path);
        if (found.text.isEmpty()) {
            throw found.refuse(FileFault.ELEMENT_MANQUANT, "« " + path + " » est vide.");
        }
        return found.text;
    }

    /** The first text among several paths, for what moved from one version of a format to the next. */
    public @Nullable String firstText(String... paths) {
        for (String path : paths) {
            String text = textAt(path);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    public FileRefused refuse(FileFault code, String reason) {
        return place.refuse(code, reason);
    }
}
