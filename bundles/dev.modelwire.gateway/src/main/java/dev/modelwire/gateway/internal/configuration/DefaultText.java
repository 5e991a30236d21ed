package dev.modelwire.gateway.internal.configuration;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a default at commas; a backslash takes the next character as it is. */
final class DefaultText {

    private DefaultText() {}

    static List<String> split(String text) {
        var elements = new ArrayList<String>();
        var element = new StringBuilder();
        var keep = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                element.append(text.charAt(++i));
                keep = element.length();
            } else if (c == ',') {
                elements.add(element.substring(0, keep));
                element.setLength(0);
                keep = 0;
            } else if (!Character.isWhitespace(c)) {
                element.append(c);
                keep = element.length();
            } else if (element.length() > 0) {
                element.append(c);
            }
        }
        elements.add(element.substring(0, keep));
        return elements;
    }
}
