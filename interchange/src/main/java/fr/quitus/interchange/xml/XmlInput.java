package fr.quitus.interchange.xml;

import fr.quitus.interchange.Characters;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.FileText;
import fr.quitus.interchange.IncomingFile;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML file, read forward once. It stands on an element; {@link #children} visits those below it, {@link #node}
 * takes a small one whole. Elements of namespaces that were not said to be understood are passed over.
 */
public final class XmlInput {
    /** ISO 20022 messages nest to about 16, invoices to about 10. */
    public static final int DEPTH_MAX = 40;
    /** Every element of a file, read or passed over. */
    public static final int ELEMENTS_MAX = 3_000_000;
    /** The longest text that is read; attachments inside an invoice are passed over, not read. */
    public static final int TEXT_CHARS_MAX = 10_000;
    /** Elements of one subtree taken whole: a transaction or a header, not a list. */
    public static final int NODES_MAX = 5_000;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final Deque<Level> open = new ArrayDeque<>();
    private Set<String> understood = Set.of();
    private int elements;
    /** What stopped the reading. It stops it for good: a visitor that refuses its item and goes on meets it again. */
    private @Nullable FileRefused broken;

    private XmlInput(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else a class path brings: what is set below was tested on it.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Opens the file and stands on its root element. */
    public static XmlInput open(IncomingFile file) {
        // Decoded here: the parser would print what it finds in broken bytes, and take encodings nobody sends.
        StringReader text = new StringReader(FileText.xml(file));
        try {
            XmlInput input = new XmlInput(FACTORY.createXMLStreamReader(text));
            int event = input.advance();
            while (event != XMLStreamConstants.START_ELEMENT) {
                event = input.advance();
            }
            return input;
        } catch (XMLStreamException e) {
            throw new FileRefused(1, "début du fichier", FileFault.XML_MAL_FORME, "Le fichier n'est pas du XML.");
        }
    }

    /** Only elements of these namespaces are visited from now on. */
    public void understand(Set<String> namespaces) {
        understood = Set.copyOf(namespaces);
    }

    public Place place() {
        return level().place;
    }

    public String name() {
        return level().place.name();
    }

    /** Namespace of the element, empty if it has none. */
    public String namespace() {
        return level().namespace;
    }

    /** Visits the child elements of the element it stands on; what the visitor leaves is passed over. */
    public void children(Runnable visitor) {
        int depth = open.size();
        while (true) {
            int event = advance();
            if (open.size() < depth) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (understood.contains(namespace())) {
                    visitor.run();
                }
                passOver(depth);
            }
        }
    }

    /** Takes the element it stands on with those of its children that have one of the names. */
    public XmlNode selected(Set<String> names) {
        Place place = place();
        List<XmlNode> taken = new ArrayList<>();
        children(() -> {
            if (names.contains(name())) {
                if (taken.size() == NODES_MAX) {
                    throw place().refuse(FileFault.TROP_D_ELEMENTS, "Plus de " + NODES_MAX + " éléments.");
                }
                taken.add(node());
            }
        });
        return new XmlNode(place, "", Map.of(), List.copyOf(taken));
    }

    /** Takes the element it stands on with all that is below it. */
    public XmlNode node() {
        return node(new int[] {NODES_MAX});
    }

    private XmlNode node(int[] left) {
        Place place = place();
        if (--left[0] < 0) {
            throw place.refuse(FileFault.TROP_D_ELEMENTS, "Plus de " + NODES_MAX + " éléments dans un seul.");
        }
        Map<String, String> attributes = attributes();
        List<XmlNode> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int depth = open.size();
        while (true) {
            int event = advance();
            if (open.size() < depth) {
                return new XmlNode(place, checked(place, text), attributes, List.copyOf(children));
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (understood.contains(namespace())) {
                    children.add(node(left));
                } else {
                    passOver(depth);
                }
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                if (text.length() + reader.getTextLength() > TEXT_CHARS_MAX) {
                    throw place.refuse(
                            FileFault.TEXTE_TROP_LONG, "Le texte dépasse " + TEXT_CHARS_MAX + " caractères.");
                }
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
    }

    /** Reads what follows the root, so that a file cut or followed by something else is refused. */
    public void end() {
        while (!open.isEmpty() || hasNext()) {
            advance();
        }
    }

    private void passOver(int depth) {
        while (open.size() > depth) {
            advance();
        }
    }

    private Map<String, String> attributes() {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            String value = reader.getAttributeValue(index);
            if (value.length() <= TEXT_CHARS_MAX) {
                attributes.put(reader.getAttributeLocalName(index), value.strip());
            }
        }
        return Map.copyOf(attributes);
    }

    private static String checked(Place place, StringBuilder text) {
        OptionalInt forbidden = Characters.forbidden(text);
        if (forbidden.isPresent()) {
            throw place.refuse(
                    FileFault.CARACTERE_INTERDIT, "Le texte contient " + Characters.name(forbidden.getAsInt()) + ".");
        }
        return text.toString().strip();
    }

    private boolean hasNext() {
        try {
            return reader.hasNext();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private int advance() {
        if (broken != null) {
            throw broken;
        }
        try {
            return step();
        } catch (FileRefused refused) {
            broken = refused;
            throw refused;
        }
    }

    private int step() {
        int event = next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> push();
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.DTD ->
                throw new FileRefused(line(), "DOCTYPE", FileFault.DOCTYPE_INTERDIT, "Le fichier a un DOCTYPE.");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new FileRefused(
                        line(), path(), FileFault.ENTITE_INTERDITE, "Le fichier renvoie à une entité qu'il définit.");
            default -> {
                // Text, comments and the like are for who asked.
            }
        }
        return event;
    }

    private int next() {
        try {
            return reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's scanner lets a few runtime exceptions out on broken bytes: to the sender it is the same fault.
            throw malformed(e);
        }
    }

    private FileRefused malformed(Exception e) {
        if (e instanceof FileRefused refused) {
            return refused;
        }
        String reason = "Le XML ne peut être lu au-delà de cette ligne.";
        return new FileRefused(Math.max(1, line()), path(), FileFault.XML_MAL_FORME, reason);
    }

    private void push() {
        if (++elements > ELEMENTS_MAX) {
            throw place().refuse(FileFault.TROP_D_ELEMENTS, "Plus de " + ELEMENTS_MAX + " éléments.");
        }
        Level parent = open.peek();
        String name = reader.getLocalName();
        int rank = parent == null ? 1 : parent.rankOf(name);
        Place place = new Place(parent == null ? null : parent.place, name, rank, line());
        if (open.size() == DEPTH_MAX) {
            throw place.refuse(FileFault.PROFONDEUR_EXCESSIVE, "Plus de " + DEPTH_MAX + " éléments emboîtés.");
        }
        open.push(new Level(place, Objects.requireNonNullElse(reader.getNamespaceURI(), "")));
    }

    private Level level() {
        return Objects.requireNonNull(open.peek(), "it stands on no element");
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }

    private String path() {
        Level level = open.peek();
        return level == null ? "début ou fin du fichier" : level.place.path();
    }

    /** An element that is open, and how many of each name were met below it. */
    private static final class Level {
        private final Place place;
        private final String namespace;
        private @Nullable Map<String, Integer> ranks;

        private Level(Place place, String namespace) {
            this.place = place;
            this.namespace = namespace;
        }

        private int rankOf(String name) {
            if (ranks == null) {
                ranks = new HashMap<>();
            }
            return ranks.merge(name, 1, Integer::sum);
        }
    }
}
