package dev.modelwire.features.internal;

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
public final class StrictJson {

    private static final int LONGEST_SHOWN = 60;

    private final JsonReader reader;

    public StrictJson(String text) {
        reader = new JsonReader(new StringReader(text));
    }

    /** Reads the value of one key. */
    @FunctionalInterface
    public interface Key {
        /** Returns false if the format does not know the key. */
        boolean read(String key) throws IOException, FormatException;
    }

    /** Reads one value. */
    @FunctionalInterface
    public interface Value<T> {
        T read() throws IOException, FormatException;
    }

    public <T> T document(Value<T> value) throws FormatException {
        try {
            T read = value.read();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw refused("more follows the document, which is one JSON object");
            }
            return read;
        } catch (MalformedJsonException | EOFException e) {
            throw new FormatException(reader.getPath() + ": the document is no JSON: " + e.getMessage(), e);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new FormatException(reader.getPath() + ": " + e.getMessage(), e);
        }
    }

    public void object(Key keys, String... required) throws IOException, FormatException {
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
                throw new FormatException(at + ": the key [" + key + "] is missing; add it");
            }
        }
    }

    public <T> List<T> array(int longest, Value<T> element) throws IOException, FormatException {
        expect(JsonToken.BEGIN_ARRAY, "an array");
        String at = reader.getPath();
        reader.beginArray();
        List<T> elements = new ArrayList<>();
        while (reader.hasNext()) {
            elements.add(element.read());
            if (elements.size() > longest) {
                throw new FormatException(at + ": an array must have at most " + longest + " elements");
            }
        }
        reader.endArray();
        return elements;
    }

    public String text(int longest) throws IOException, FormatException {
        expect(JsonToken.STRING, "a string");
        String at = reader.getPath();
        String text = reader.nextString();
        if (text.length() > longest) {
            throw new FormatException(at + ": a string here must have at most " + longest + " characters");
        }
        return text;
    }

    public boolean truth() throws IOException, FormatException {
        expect(JsonToken.BOOLEAN, "true or false");
        return reader.nextBoolean();
    }

    public double number() throws IOException, FormatException {
        expect(JsonToken.NUMBER, "a number");
        return exact().doubleValue();
    }

    public long integer(long least, long most) throws IOException, FormatException {
        String at = reader.getPath();
        double number = number();
        if (number != Math.rint(number) || number < least || number > most) {
            throw new FormatException(at + ": [" + number + "] must be a whole number from " + least + " to " + most);
        }
        return (long) number;
    }

    /** Reads a number, exact if it is written as a whole number of 64 bits, or a boolean, or a list of numbers. */
    public Object property() throws IOException, FormatException {
        return switch (reader.peek()) {
            case BOOLEAN -> reader.nextBoolean();
            case BEGIN_ARRAY -> List.copyOf(array(Integer.MAX_VALUE, this::number));
            case NUMBER -> exact();
            default -> throw refused("it must be a number, a boolean or an array of numbers");
        };
    }

    public boolean nextIsText() throws IOException {
        return reader.peek() == JsonToken.STRING;
    }

    public boolean nextIsArray() throws IOException {
        return reader.peek() == JsonToken.BEGIN_ARRAY;
    }

    public String path() {
        return reader.getPath();
    }

    public FormatException refused(String why) {
        return new FormatException(reader.getPath() + ": " + why);
    }

    public static String shown(String text) {
        return (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text)
                .replaceAll("\\p{Cntrl}", "?");
    }

    private Number exact() throws IOException, FormatException {
        String at = reader.getPath();
        String text = reader.nextString();
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new FormatException(at + ": [" + shown(text) + "] must be a number that a double can hold");
        }
        return number;
    }

    private void expect(JsonToken token, String what) throws IOException, FormatException {
        if (reader.peek() != token) {
            throw refused("it must be " + what);
        }
    }
}
