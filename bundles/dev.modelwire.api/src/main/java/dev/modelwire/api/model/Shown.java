package dev.modelwire.api.model;

/** Shows a refused value in a message: short, and with nothing in it that could break a log line. */
final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    static String of(String value) {
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
