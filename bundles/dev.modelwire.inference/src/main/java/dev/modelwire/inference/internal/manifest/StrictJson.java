package dev.modelwire.inference.internal.manifest;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads JSON and refuses whatever the format does not know; every refusal names its path in the document. */
final class StrictJson {

    private static final int LONGEST_SHOWN = 60;

    private final JsonReader reader;

    StrictJson(String text) {
        reader = new JsonReader(new StringReader(text));
    }

    /** Reads the value of one key. */
    @FunctionalInterface
    interface Key {
        /** Returns false if the format does not know the key. */
        boolean read(String key) throws IOException, ManifestException;
    }

    /** Reads one value. */
    @FunctionalInterface
    interface Value<T> {
        T read() throws IOException, ManifestException;
    }

    <T> T document(Value<T> value) throws ManifestException {
        try {
            T read = value.read();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw refused("more follows the document: a manifest is one JSON object");
            }
            return read;
        } catch (MalformedJsonException | EOFException e) {
            throw new ManifestException(reader.getPath() + ": the document is no JSON: " + e.getMessage(), e);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new ManifestException(reader.getPath() + ": " + e.getMessage(), e);
        }
    }

    void object(Key keys, String... required) throws IOException, ManifestException {
        expect(JsonToken.BEGIN_OBJECT, "a JSON object");
        String at = reader.getPath();
        reader.beginObject();
        Set<String> seen = new HashSet<>();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (!seen.add(key)) {
                throw refused("the key stands twice; keep one of them");
            }
            if (!keys.read(key)) {
                throw refused("the key is not known; remove it");
            }
        }
        reader.endObject();
        for (String key : required) {
            if (!seen.contains(key)) {
                throw new ManifestException(at + ": the key [" + key + "] is missing; add it");
            }
        }
    }

    <T> List<T> array(int longest, Value<T> element) throws IOException, ManifestException {
        expect(JsonToken.BEGIN_ARRAY, "an array");
        String at = reader.getPath();
        reader.beginArray();
        List<T> elements = new ArrayList<>();
        while (reader.hasNext()) {
            elements.add(element.read());
            if (elements.size() > longest) {
                throw new ManifestException(at + ": an array must have at most " + longest + " elements");
            }
        }
        reader.endArray();
        return elements;
    }

    String text(int longest) throws IOException, ManifestException {
        expect(JsonToken.STRING, "a string");
        String at = reader.getPath();
        String text = reader.nextString();
        if (text.length() > longest) {
            throw new ManifestException(at + ": a string here must have at most " + longest + " characters");
        }
        return text;
    }

    double number() throws IOException, ManifestException {
        expect(JsonToken.NUMBER, "a number");
        return exact().doubleValue();
    }

    long integer(long least, long most) throws IOException, ManifestException {
        String at = reader.getPath();
        double number = number();
        if (number != Math.rint(number) || number < least || number > most) {
            throw new ManifestException(at + ": [" + number + "] must be a whole number from " + least + " to " + most);
        }
        return (long) number;
    }

    /** Reads a number, exact if it is written as a whole number of 64 bits, or a boolean, or a list of numbers. */
    Object property() throws IOException, ManifestException {
        return switch (reader.peek()) {
            case BOOLEAN -> reader.nextBoolean();
            case BEGIN_ARRAY -> List.copyOf(array(Integer.MAX_VALUE, this::number));
            case NUMBER -> exact();
            default -> throw refused("it must be a number, a boolean or an array of numbers");
        };
    }

    boolean nextIsArray() throws IOException {
        return reader.peek() == JsonToken.BEGIN_ARRAY;
    }

    String path() {
        return reader.getPath();
    }

    ManifestException refused(String why) {
        return new ManifestException(reader.getPath() + ": " + why);
    }

    static String shown(String text) {
        return (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text)
                .replaceAll("\\p{Cntrl}", "?");
    }

    private Number exact() throws IOException, ManifestException {
        String at = reader.getPath();
        String text = reader.nextString();
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new ManifestException(at + ": [" + shown(text) + "] must be a number that a double can hold");
        }
        return number;
    }

    private void expect(JsonToken token, String what) throws IOException, ManifestException {
        if (reader.peek() != token) {
            throw refused("it must be " + what);
        }
    }
}
