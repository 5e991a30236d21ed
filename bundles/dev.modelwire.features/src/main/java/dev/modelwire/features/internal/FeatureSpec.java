package dev.modelwire.features.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A feature as a plan says it, before the rest of the plan is known. */
final class FeatureSpec {

    static final int MOST_STEPS_BACK = 20_000;

    private static final Set<String> TEXTS = Set.of("column", "profile", "field", "as", "list");
    private static final Set<String> COUNTS = Set.of("steps", "period", "warmUp");
    private static final Set<String> SHIFTS = Set.of("lag", "ahead");

    private final String at;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> integers = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    private FeatureSpec(String at) {
        this.at = at;
    }

    static FeatureSpec read(StrictJson json, PlanValues values) throws IOException, FormatException {
        FeatureSpec spec = new FeatureSpec(json.path());
        json.object(
                key -> {
                    if (key.equals("name") || key.equals("kind") || TEXTS.contains(key)) {
                        spec.texts.put(key, values.name());
                    } else if (COUNTS.contains(key)) {
                        spec.integers.put(key, values.integer(1, MOST_STEPS_BACK));
                    } else if (SHIFTS.contains(key)) {
                        spec.integers.put(key, values.integer(0, MOST_STEPS_BACK));
                    } else if (key.equals("offset") || key.equals("scale") || key.equals("alpha")) {
                        spec.numbers.put(key, json.number());
                    } else {
                        return false;
                    }
                    return true;
                },
                "name",
                "kind");
        return spec;
    }

    String at() {
        return at;
    }

    String name() {
        return texts.getOrDefault("name", "");
    }

    String kind() {
        return texts.getOrDefault("kind", "");
    }

    /** Refuses what does not go with its kind. */
    void takes(Set<String> keys) throws FormatException {
        for (Map<String, ?> given : List.of(texts, integers, numbers)) {
            for (String key : given.keySet()) {
                if (!key.equals("name") && !key.equals("kind") && !keys.contains(key)) {
                    throw new FormatException(at + "." + key + ": the key does not go with kind [" + kind()
                            + "], which takes " + keys.stream().sorted().toList() + "; remove it");
                }
            }
        }
    }

    String text(String key) throws FormatException {
        String text = texts.get(key);
        if (text == null) {
            throw missing(key);
        }
        return text;
    }

    int integer(String key) throws FormatException {
        Integer integer = integers.get(key);
        if (integer == null) {
            throw missing(key);
        }
        return integer;
    }

    int integer(String key, int otherwise) {
        return integers.getOrDefault(key, otherwise);
    }

    double number(String key) throws FormatException {
        Double number = numbers.get(key);
        if (number == null) {
            throw missing(key);
        }
        return number;
    }

    Scaling scaling() {
        return new Scaling(numbers.getOrDefault("offset", 0.0), numbers.getOrDefault("scale", 1.0));
    }

    private FormatException missing(String key) {
        return new FormatException(at + ": the key [" + key + "] is missing for kind [" + kind() + "]; add it");
    }
}
