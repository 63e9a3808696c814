package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Machinery;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Mes dépôts : what was handed in at the front desk, what became of it, and its receipt. */
@Controller
class DepositPages {
    private static final int ITEMS = 50;

    @GetMapping("/depots")
    String deposits(Ledger ledger, @RequestParam(required = false) @Nullable String suite, Model model) {
        // An instance without a desk says so in its message, and has no deposits.
        Machinery.Deposits deposits = ledger.ifAny(
                        "deposits", new Asked().with("limit", ITEMS).with("before", suite), Machinery.Deposits.class)
                .orElse(new Machinery.Deposits(List.of(), null));
        model.addAttribute("desk", ledger.get("front-desk", new Asked(), Machinery.Desk.class));
        model.addAttribute("deposits", deposits);
        if (deposits.next() != null) {
            model.addAttribute(
                    "more",
                    "/depots" + new Asked().with("suite", deposits.next()).query());
        }
        return "depots";
    }

    @GetMapping("/depots/{number}")
    String deposit(Ledger ledger, @PathVariable String number, Model model) {
        model.addAttribute(
                "deposit", ledger.get("deposits/" + Ledger.segment(number), new Asked(), Machinery.Deposit.class));
        model.addAttribute("desk", ledger.get("front-desk", new Asked(), Machinery.Desk.class));
        return "depot";
    }

    @GetMapping("/depots/{number}/recepisse.pdf")
    ResponseEntity<byte[]> receipt(Ledger ledger, @PathVariable String number) {
        byte[] pdf = ledger.download("deposits/" + Ledger.segment(number) + "/receipt", MediaType.APPLICATION_PDF_VALUE)
                .body();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + number.replaceAll("[^A-Za-z0-9-]", "") + ".pdf\"")
                .body(pdf);
    }

    /** What one goes on with while acts are not written. */
    @GetMapping("/paquet.zip")
    ResponseEntity<Resource> bundle(Ledger ledger) {
        HttpResponse<InputStream> zip = ledger.stream("bundle", new Asked());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        zip.headers()
                                .firstValue(HttpHeaders.CONTENT_DISPOSITION)
                                .orElse("attachment"))
                .body(new InputStreamResource(zip.body()));
    }
}
