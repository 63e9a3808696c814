package fr.quitus.web.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Help with the project's own glossary, what is done for accessibility, and the addresses that no page has. */
@Controller
class HelpPages {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]* \\| ([^|]*) \\|$");
    private final List<Term> glossary = read();

    /** A French term and what it means, in English. */
    public record Term(String french, String meaning) {}

    /** {@code docs/glossary.md}, which the build puts beside the pages. */
    private static List<Term> read() {
        try {
            String text = new ClassPathResource("fr/quitus/web/glossary.md").getContentAsString(StandardCharsets.UTF_8);
            return ROW.matcher(text)
                    .results()
                    .map(row -> new Term(plain(row.group(1)), plain(row.group(2))))
                    .filter(term -> !term.meaning().isEmpty()
                            && !term.french().equals("-")
                            && !term.french().equals("français"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String cell) {
        return cell.replace("`", "").strip();
    }

    @GetMapping("/aide")
    String help(Model model) {
        model.addAttribute("glossary", glossary);
        return "aide";
    }

    @GetMapping("/accessibilite")
    String accessibility() {
        return "accessibilite";
    }

    /** What no other controller answers, but for the addresses that are not pages. */
    @RequestMapping("/{first:(?!api$|actuator$|oauth2$|\\.well-known$|error$).+}/**")
    String unknown() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
