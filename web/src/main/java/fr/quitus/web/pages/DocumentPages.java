package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Pièces justificatives of a file: joined to it in one step, shown to who says why. */
@Controller
class DocumentPages {
    private static final String COMMAND = "AttachDocument";

    @GetMapping("/dossiers/{kind}/{id}/pieces/{sha256}")
    ResponseEntity<byte[]> show(
            Ledger ledger,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String sha256,
            @RequestParam String motif) {
        HttpResponse<byte[]> file = ledger.download(
                "documents/" + Ledger.segment(sha256),
                new Asked().with("file", FilePages.kind(kind).aggregateId(id)).with("reason", motif));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        for (String header : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_DISPOSITION}) {
            file.headers().firstValue(header).ifPresent(value -> answer.header(header, value));
        }
        return answer.body(file.body());
    }

    /** The bytes first, which is harmless twice; then the act, whose key stood in the form. */
    @PostMapping("/dossiers/{kind}/{id}/pieces")
    String attach(
            Ledger ledger,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam MultipartFile piece,
            @RequestParam String nature,
            @RequestParam String titre,
            @RequestParam String cle,
            HttpServletResponse response,
            Model model)
            throws IOException {
        FileKind known = FilePages.kind(kind);
        known.read(ledger, id);
        try {
            String type = Objects.requireNonNullElse(piece.getContentType(), "application/octet-stream");
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("file", known.aggregateId(id));
            body.put(
                    "sha256",
                    ledger.deposit(piece.getBytes(), type).path("sha256").asString(""));
            body.put("kind", nature);
            body.put("title", titre.strip());
            Ledger.Done done = ledger.act(COMMAND, body, key(cle), null);
            return "redirect:" + known.address(id) + "?fait=" + COMMAND + "&position="
                    + done.receipt().path("position").asLong();
        } catch (LedgerProblem e) {
            if (e.status() == 401 || e.told().mayBeSentAgain()) {
                throw e;
            }
            response.setStatus(e.status());
            model.addAttribute("problem", e.told());
            model.addAttribute("file", known.address(id));
            return "piece-refusee";
        }
    }

    private static String key(String sent) {
        try {
            return UUID.fromString(sent).toString();
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a form without its key", e);
        }
    }
}
