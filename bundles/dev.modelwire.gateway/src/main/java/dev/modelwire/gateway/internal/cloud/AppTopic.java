package dev.modelwire.gateway.internal.cloud;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application topic of a publisher, whose {@code $name} stand for properties of the message. */
final class AppTopic {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$([^\\s/]+)");

    private AppTopic() {}

    /** Leaves a placeholder as it is that the message knows nothing of. */
    static String fill(String pattern, Map<String, Object> properties) {
        return PLACEHOLDER.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(value(found, properties)));
    }

    private static String value(MatchResult found, Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(found.group(1), found.group()));
    }
}
