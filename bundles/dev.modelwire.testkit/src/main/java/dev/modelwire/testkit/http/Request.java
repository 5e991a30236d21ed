package dev.modelwire.testkit.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came.
 *
 * @param method such as {@code GET}
 * @param target what stands in the request line: a path and perhaps a query string
 * @param headers by name, in any case; the values of a header that came twice are joined by a comma
 * @param body what it carried, as UTF-8
 */
public record Request(String method, String target, Map<String, String> headers, String body) {

    public Request {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** Returns the target without its query string. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns this request as if that header had had this value. */
    public Request with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(name, value);
        return new Request(method, target, changed, body);
    }

    /** Returns this request as if that header had not been there. */
    public Request without(String name) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.remove(name);
        return new Request(method, target, changed, body);
    }
}
