package dev.modelwire.store.internal;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;

/**
 * Reads the fields of JSON objects in the one order in which they are written, so that none is unknown, doubled or missing.
 * Looks for the end of a text instead of at each character of it: a store is opened when nothing is compiled yet, and there
 * a reader for any JSON takes twice as long as all else. Texts with escapes, which are rare, are left to that one.
 */
final class JsonInOrder {

    private static final char END = '\0';

    private final String json;
    private int at;
    private int nextEscape;

    /** Whether the object or array has had a field or an element, so that a comma must come before the next. */
    private boolean begun;

    JsonInOrder(String json) {
        this.json = json;
        nextEscape = escapeFrom(0);
    }

    void beginObject() throws RecordFormatException {
        comma();
        begin('{');
    }

    void beginObject(String key) throws RecordFormatException {
        expect(key);
        begin('{');
    }

    void beginArray(String key) throws RecordFormatException {
        expect(key);
        begin('[');
    }

    void endObject() throws RecordFormatException {
        if (hasNext()) {
            throw new RecordFormatException("key [" + key() + "] is not known here");
        }
        end('}');
    }

    void endArray() throws RecordFormatException {
        end(']');
    }

    void endDocument() throws RecordFormatException {
        if (next() != END || at < json.length()) {
            throw new RecordFormatException("record must end with its object");
        }
    }

    /** Returns whether there is one more in the object or array. */
    boolean hasNext() {
        char next = next();
        return next != '}' && next != ']' && next != END;
    }

    /** Returns the next key, whatever it is. */
    String key() throws RecordFormatException {
        comma();
        String key = string("a key");
        colon();
        return key;
    }

    /** Returns whether this key comes next. */
    boolean isNext(String key) throws RecordFormatException {
        if (!hasNext()) {
            return false;
        }
        comma();
        begun = false;
        boolean quoted = next() == '"';
        int end = at + 1 + key.length();
        return quoted && json.startsWith(key, at + 1) && end < json.length() && json.charAt(end) == '"';
    }

    String text(String key) throws RecordFormatException {
        expect(key);
        String text = string(key);
        begun = true;
        return text;
    }

    /** Returns the next element of an array. */
    String text() throws RecordFormatException {
        comma();
        String text = string("an element");
        begun = true;
        return text;
    }

    long number(String key) throws RecordFormatException {
        expect(key);
        next();
        int begin = at;
        if (peek() == '-') {
            at++;
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        char after = next();
        if (at == begin || (after != ',' && after != '}')) {
            throw new RecordFormatException("value of [" + key + "] must be an integer");
        }
        begun = true;
        return Long.parseLong(json.substring(begin, at).strip());
    }

    private void expect(String key) throws RecordFormatException {
        if (!isNext(key)) {
            throw new RecordFormatException(
                    hasNext()
                            ? "key [" + string("a key") + "] stands where [" + key + "] must stand"
                            : "key [" + key + "] is missing");
        }
        at += key.length() + 2;
        colon();
    }

    private String string(String what) throws RecordFormatException {
        if (next() != '"') {
            throw new RecordFormatException("value of [" + what + "] must be a string");
        }
        int begin = at + 1;
        int end = json.indexOf('"', begin);
        if (nextEscape < begin) {
            nextEscape = escapeFrom(begin);
        }
        if (end > nextEscape) {
            return escaped();
        }
        if (end < 0) {
            throw new RecordFormatException("value of [" + what + "] must end");
        }
        at = end + 1;
        return json.substring(begin, end);
    }

    private String escaped() throws RecordFormatException {
        int end = at + 1;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= json.length()) {
            throw new RecordFormatException("a text must end");
        }
        try (JsonReader reader = new JsonReader(new StringReader("[" + json.substring(at, end + 1) + "]"))) {
            reader.beginArray();
            at = end + 1;
            return reader.nextString();
        } catch (IOException | RuntimeException e) {
            throw new RecordFormatException("a text must be JSON: " + e.getMessage(), e);
        }
    }

    private int escapeFrom(int from) {
        int found = json.indexOf('\\', from);
        return found < 0 ? Integer.MAX_VALUE : found;
    }

    private void comma() throws RecordFormatException {
        if (begun) {
            skip(',');
        }
    }

    private void colon() throws RecordFormatException {
        skip(':');
        begun = false;
    }

    private void begin(char bracket) throws RecordFormatException {
        skip(bracket);
        begun = false;
    }

    private void end(char bracket) throws RecordFormatException {
        skip(bracket);
        begun = true;
    }

    private void skip(char expected) throws RecordFormatException {
        if (next() != expected) {
            throw new RecordFormatException("[" + expected + "] must stand at " + at);
        }
        at++;
    }

    /** Goes to what is no space, and returns it. */
    private char next() {
        char c = peek();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            at++;
            c = peek();
        }
        return c;
    }

    private char peek() {
        return at < json.length() ? json.charAt(at) : END;
    }
}
