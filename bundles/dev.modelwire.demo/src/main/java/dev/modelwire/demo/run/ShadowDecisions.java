package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import dev.modelwire.demo.forecast.Emitted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of two shadows, of which the better one should take the place of the active version.
 *
 * @param promotion what the reported state says of the shadow that took the place, empty if none did
 * @param comparison what it says of the one that waits, empty if it waits no more
 * @param problem what went wrong beside, empty if nothing did
 */
record ShadowDecisions(String promotion, String comparison, String problem) {

    static final String PROMOTED = "ridership";
    static final String WAITING = "demand";
    static final String WEAK = "1";
    static final String GOOD = "2";
    private static final String LEAVES = "leaves the shadow: ";

    static ShadowDecisions none(String problem) {
        return new ShadowDecisions("", "", problem);
    }

    boolean areRight() {
        return !promotion.isEmpty() && !comparison.isEmpty() && problem.isEmpty();
    }

    String figures() {
        return "shadows promoted=" + (promotion.isEmpty() ? "none" : PROMOTED + "@" + GOOD) + " waiting="
                + (comparison.isEmpty() ? "none" : WAITING + "@" + WEAK);
    }

    /** Returns the version that is active at the beginning. */
    static String active(String model) {
        return model.equals(PROMOTED) ? WEAK : GOOD;
    }

    /** Returns the version that begins in the shadow. */
    static String shadow(String model) {
        return model.equals(PROMOTED) ? GOOD : WEAK;
    }

    /** Returns what a reported state says of the first shadow that took the place of an active version, empty if none did. */
    static String promotion(JsonObject reported) {
        for (var event : reported.getAsJsonArray("events")) {
            String text = Reported.text(event.getAsJsonObject(), "text");
            if (text.contains(LEAVES)) {
                return text;
            }
        }
        return "";
    }

    /** Each time is forecast once, by the version that is active then, whatever its shadow says; empty if it is so. */
    static String problem(String model, ForecastRecords records) {
        List<Emitted> emitted = records.emitted();
        Set<String> versions = emitted.stream().map(Emitted::version).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        long twice = emitted.stream()
                .filter(each -> !seen.add(each.origin() + " " + each.horizon()))
                .count();
        Set<String> expected = model.equals(PROMOTED) ? Set.of(WEAK, GOOD) : Set.of(GOOD);
        return twice == 0 && versions.equals(expected) && records.refused() == 0
                ? ""
                : model + " emitted " + twice + " forecasts twice, by versions " + versions + ", and refused "
                        + records.refused() + " records " + records.firstRefusal();
    }
}
