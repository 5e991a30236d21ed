package dev.modelwire.wire.internal;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists as they are written into configurations. */
final class Lists {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");

    private Lists() {}

    /** Returns what stands between commas. */
    static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns the whole numbers of ranges and numbers such as {@code 1-7,14}, ascending. */
    static List<Integer> ranges(String key, String text, int least, int most) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String word : words(text)) {
            Matcher range = RANGE.matcher(word);
            int from = range.matches() ? Integer.parseInt(range.group(1)) : Integer.MIN_VALUE;
            int to = from >= 0 && range.group(2) != null ? Integer.parseInt(range.group(2)) : from;
            if (from < least || to > most || from > to) {
                throw refused(key, text, least, most);
            }
            for (int number = from; number <= to; number++) {
                numbers.add(number);
            }
        }
        if (numbers.isEmpty()) {
            throw refused(key, text, least, most);
        }
        return List.copyOf(numbers);
    }

    private static IllegalArgumentException refused(String key, String text, int least, int most) {
        return new IllegalArgumentException("option " + key + " [" + text
                + "] must be numbers or ranges such as 1-7,14, from " + least + " to " + most);
    }
}
