package fr.quitus.interchange.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that tries something is refused within seconds: each test has the same short time. */
@Timeout(10)
class XmlInputTest {

    @Test
    void a_file_is_read_with_the_place_and_line_of_each_element() {
        XmlInput input =
                XmlInput.open(file("<a>\n<b/>\n<b>\n<c x=' 1 '> t&amp;t<!-- no --><![CDATA[ & ]]></c></b></a>"));
        input.understand(Set.of(""));
        List<XmlNode> found = new ArrayList<>();

        input.children(() -> found.add(input.node()));
        input.end();

        XmlNode c = found.getLast().require("c");
        assertThat(c.text()).isEqualTo("t&t &");
        assertThat(c.attributes()).containsExactly(Map.entry("x", "1"));
        assertThat(c.place().path()).isEqualTo("a/b[2]/c");
        assertThat(c.place().line()).isEqualTo(4);
    }

    @Test
    void elements_of_another_namespace_are_passed_over() {
        XmlInput input = XmlInput.open(file("<a xmlns='u:1'><x xmlns='u:2'><b/></x><b/><y xmlns='u:2'/></a>"));
        input.understand(Set.of("u:1"));
        List<String> met = new ArrayList<>();

        input.children(() -> met.add(input.name()));

        assertThat(met).containsExactly("b");
    }

    @Test
    void refuses_a_doctype_that_reads_a_file(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "mot de passe");

        Rejected refusal = refusal("<!DOCTYPE a [<!ENTITY e SYSTEM '%s'>]><a>&e;</a>".formatted(secret.toUri()));

        assertThat(refusal.code()).isEqualTo(FileFault.DOCTYPE_INTERDIT);
        assertThat(refusal.place()).isEqualTo("DOCTYPE");
        assertThat(refusal.sentence()).doesNotContain("mot de passe");
    }

    @Test
    void refuses_a_doctype_elsewhere_and_parameter_entities() {
        assertThat(code("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>")).isEqualTo(FileFault.DOCTYPE_INTERDIT);
        assertThat(code("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>"))
                .isEqualTo(FileFault.DOCTYPE_INTERDIT);
        assertThat(code("<!DOCTYPE a><a/>")).isEqualTo(FileFault.DOCTYPE_INTERDIT);
    }

    @Test
    void refuses_a_billion_laughs() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 'ha'>");
        for (int level = 1; level <= 30; level++) {
            entities.append("<!ENTITY l%d '%s'>".formatted(level, ("&l" + (level - 1) + ";").repeat(10)));
        }

        assertThat(code("<!DOCTYPE a [" + entities + "]><a>&l30;</a>")).isEqualTo(FileFault.DOCTYPE_INTERDIT);
    }

    @Test
    void refuses_an_entity_that_nobody_defined() {
        assertThat(code("<a>&e;</a>")).isIn(FileFault.ENTITE_INTERDITE, FileFault.XML_MAL_FORME);
    }

    @Test
    void refuses_what_is_cut_followed_or_no_xml_at_all() {
        assertThat(code("<a><b>")).isEqualTo(FileFault.XML_MAL_FORME);
        assertThat(code("<a></b>")).isEqualTo(FileFault.XML_MAL_FORME);
        assertThat(code("<a/><a/>")).isEqualTo(FileFault.XML_MAL_FORME);
        assertThat(code("\u0000\u0001")).isEqualTo(FileFault.XML_MAL_FORME);
        assertThat(code("   ")).isEqualTo(FileFault.XML_MAL_FORME);
        assertThat(code("")).isEqualTo(FileFault.FICHIER_VIDE);
    }

    @Test
    void says_at_which_line_the_file_breaks() {
        Rejected refusal = refusal("<a>\n<b>\n<c>\n</b></a>");

        assertThat(refusal.line()).isEqualTo(4);
        assertThat(refusal.place()).isEqualTo("a/b/c");
    }

    @Test
    void refuses_depth_but_not_the_last_level_allowed() {
        int max = XmlInput.DEPTH_MAX;

        assertThatCode(() -> read("<a>".repeat(max) + "</a>".repeat(max))).doesNotThrowAnyException();
        assertThat(code("<a>".repeat(max + 1) + "</a>".repeat(max + 1))).isEqualTo(FileFault.PROFONDEUR_EXCESSIVE);
        assertThat(code("<a>".repeat(1_000_000))).isIn(FileFault.PROFONDEUR_EXCESSIVE, FileFault.XML_MAL_FORME);
    }

    @Test
    void refuses_a_text_too_long_but_not_the_longest_allowed() {
        String longest = "x".repeat(XmlInput.TEXT_CHARS_MAX);

        assertThatCode(() -> read("<a><b>" + longest + "</b></a>")).doesNotThrowAnyException();
        assertThat(code("<a><b>" + longest + "x</b></a>")).isEqualTo(FileFault.TEXTE_TROP_LONG);
    }

    @Test
    void refuses_characters_that_deceive_the_reader() {
        assertThat(code("<a><b>FR\u202E41</b></a>")).isEqualTo(FileFault.CARACTERE_INTERDIT);
        assertThat(code("<a><b>\u0085</b></a>")).isEqualTo(FileFault.CARACTERE_INTERDIT);
        assertThatCode(() -> read("<a><b>été\t\n</b></a>")).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_subtree_of_too_many_elements() {
        assertThat(code("<a><b>" + "<c/>".repeat(XmlInput.NODES_MAX) + "</b></a>"))
                .isEqualTo(FileFault.TROP_D_ELEMENTS);
    }

    @Test
    void reads_utf_16_and_latin_1_as_announced_and_refuses_broken_utf_8() {
        String text = "<?xml version='1.0' encoding='%s'?><a><b>é</b></a>";

        assertThat(read(text.formatted("ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("é");
        assertThat(read(text.formatted("UTF-16").getBytes(StandardCharsets.UTF_16)))
                .isEqualTo("é");
        FileRefused refused = catchThrowableOfType(
                FileRefused.class, () -> read(text.formatted("UTF-8").getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(refused.refusals().getFirst().code()).isEqualTo(FileFault.ENCODAGE_INVALIDE);
        assertThat(refused.refusals().getFirst().place()).isEqualTo("octet 45");
        assertThat(code(text.formatted("UTF-7"))).isEqualTo(FileFault.ENCODAGE_INVALIDE);
        assertThat(code(text.formatted("IBM037"))).isEqualTo(FileFault.ENCODAGE_INVALIDE);
    }

    @Test
    void a_fault_of_the_file_comes_back_to_whoever_goes_on_after_it() {
        XmlInput input = XmlInput.open(file("<a><b></c></a>"));
        input.understand(Set.of(""));

        List<FileRefused> first = new ArrayList<>();
        FileRefused refused = catchThrowableOfType(
                FileRefused.class,
                () -> input.children(() -> first.add(catchThrowableOfType(FileRefused.class, input::node))));

        assertThat(first).hasSize(1);
        assertThat(refused.refusals().getFirst().code()).isEqualTo(FileFault.XML_MAL_FORME);
    }

    @Test
    void fifty_megabytes_of_nonsense_are_refused_before_they_are_kept() throws IOException {
        int[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                given[0] += length;
                return length;
            }
        };

        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> IncomingFile.read(endless));

        assertThat(refused.refusals().getFirst().code()).isEqualTo(FileFault.FICHIER_TROP_GROS);
        assertThat(refused.refusals().getFirst().place()).isEqualTo("octet " + (IncomingFile.FILE_BYTES_MAX + 1));
        assertThat(given[0]).isLessThan(50 * 1024 * 1024);
        assertThat(catchThrowableOfType(FileRefused.class, () -> IncomingFile.of(new byte[50 * 1024 * 1024]))
                        .refusals()
                        .getFirst()
                        .code())
                .isEqualTo(FileFault.FICHIER_TROP_GROS);
        assertThat(IncomingFile.read(new ByteArrayInputStream(new byte[] {1})).length())
                .isEqualTo(1);
    }

    @Test
    void the_largest_file_of_nonsense_is_refused_at_its_first_line() {
        byte[] nonsense = new byte[IncomingFile.FILE_BYTES_MAX];
        Arrays.fill(nonsense, (byte) 'x');

        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> XmlInput.open(IncomingFile.of(nonsense)));

        assertThat(refused.refusals().getFirst().line()).isEqualTo(1);
    }

    private static FileFault code(String text) {
        return refusal(text).code();
    }

    private static Rejected refusal(String text) {
        return catchThrowableOfType(FileRefused.class, () -> read(text))
                .refusals()
                .getFirst();
    }

    private static String read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(byte[] bytes) {
        XmlInput input = XmlInput.open(IncomingFile.of(bytes));
        input.understand(Set.of(""));
        StringBuilder texts = new StringBuilder();
        input.children(() -> texts.append(input.node().text()));
        input.end();
        return texts.toString();
    }

    private static IncomingFile file(String text) {
        return IncomingFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
