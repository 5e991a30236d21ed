package dev.modelwire.sync.internal.transfer;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server said by which an unchanged document is known: conditional headers for the next request. */
public record Validators(Map<String, String> headers) {

    public static final Validators NONE = new Validators(Map.of());

    public Validators {
        headers = Map.copyOf(headers);
    }

    static Validators of(HttpHeaders answered) {
        Map<String, String> headers = new LinkedHashMap<>();
        answered.firstValue("ETag").ifPresent(tag -> headers.put("If-None-Match", tag));
        answered.firstValue("Last-Modified").ifPresent(time -> headers.put("If-Modified-Since", time));
        return new Validators(headers);
    }
}
