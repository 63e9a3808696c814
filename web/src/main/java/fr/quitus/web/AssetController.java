package fr.quitus.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Serves {@link Assets}. */
@Controller
class AssetController {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl A_WHILE = CacheControl.maxAge(Duration.ofMinutes(5));

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/ressources/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepted) {
        return assets.named(name)
                .map(asset -> {
                    byte[] gzipped = asset.gzipped();
                    ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                            .cacheControl(asset.immutable() ? FOR_EVER : A_WHILE)
                            .header(HttpHeaders.CONTENT_TYPE, asset.type())
                            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                    if (gzipped != null && accepted != null && accepted.contains("gzip")) {
                        return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                                .body(gzipped);
                    }
                    return answer.body(asset.bytes());
                })
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }
}
