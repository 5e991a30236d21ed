package dev.modelwire.features.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A plan by chance: its JSON, and its features once more for those who compute them in another way. */
final class RandomPlan {

    static final String ZONE = "Europe/Rome";
    static final double[] USUAL = new double[24];

    static {
        for (int hour = 0; hour < USUAL.length; hour++) {
            USUAL[hour] = 10 + hour;
        }
    }

    /** A feature of column 0 or 1. */
    record Feature(String kind, int column, int a, int b, double alpha) {

        String json(int number) {
            String begin = "{'name': 'f" + number + "', 'kind': '" + kind + "'";
            String ofColumn = begin + ", 'column': '" + (column == 0 ? "x" : "y") + "'";
            return switch (kind) {
                case "value" -> ofColumn + ", 'lag': " + b + ", 'offset': 2, 'scale': 0.5}";
                case "lag" -> ofColumn + ", 'steps': " + a + "}";
                case "seasonal-difference" -> ofColumn + ", 'period': " + a + (b == 0 ? "}" : ", 'steps': " + b + "}");
                case "smoothing" -> ofColumn + ", 'alpha': " + alpha + ", 'warmUp': " + a + "}";
                case "profile" -> ofColumn + ", 'profile': 'usual', 'as': 'ratio'}";
                case "calendar" -> begin + ", 'field': 'hour-of-day', 'as': 'number', 'ahead': " + b + "}";
                default -> ofColumn + ", 'steps': " + a + ", 'lag': " + b + "}";
            };
        }

        int needs() {
            return switch (kind) {
                case "value" -> b + 1;
                case "lag" -> a + 1;
                case "difference" -> a + b + 1;
                case "seasonal-difference" -> a + b + 1;
                case "smoothing" -> a;
                case "profile", "calendar" -> 1;
                default -> a + b;
            };
        }
    }

    final List<Feature> features = new ArrayList<>();
    final int steps;
    final int stride;
    final boolean inBuckets;
    final long latenessMinutes;
    final boolean keepFirst;
    final int mostFilled;
    final boolean fillsY;
    final List<String> aggregates;

    RandomPlan(Random random, boolean inBuckets) {
        this.inBuckets = inBuckets;
        String[] kinds = {
            "value",
            "lag",
            "difference",
            "seasonal-difference",
            "moving-mean",
            "moving-min",
            "moving-max",
            "moving-sum",
            "smoothing",
            "profile",
            "calendar",
            "moving-deviation"
        };
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            features.add(new Feature(
                    kinds[random.nextInt(kinds.length)],
                    random.nextInt(2),
                    1 + random.nextInt(5),
                    random.nextInt(3),
                    0.05 + random.nextInt(19) / 20.0));
        }
        steps = 1 + random.nextInt(4);
        stride = inBuckets ? 1 : 1 + random.nextInt(3);
        latenessMinutes = random.nextInt(3) * 50L;
        keepFirst = random.nextBoolean();
        fillsY = random.nextBoolean();
        mostFilled = fillsY && !inBuckets ? random.nextInt(3) : 0;
        String[] all = {"sum", "min", "max", "count", "last", "mean"};
        aggregates = List.of(all[random.nextInt(all.length)], all[random.nextInt(all.length)]);
    }

    String json() {
        StringBuilder text = new StringBuilder("{'time': {'property': 't', 'unit': 'ms', 'zone': '" + ZONE + "'},");
        text.append(
                inBuckets
                        ? "'bucket': {'every': 'PT1H', 'lateness': 'PT" + latenessMinutes + "M', 'first': '"
                                + (keepFirst ? "keep" : "drop") + "'},"
                        : "'step': 'PT1H',");
        text.append("'columns': [" + column("x", 0, mostFilled > 0) + ", " + column("y", 1, fillsY) + "],");
        text.append("'profiles': {'usual': {'by': 'hour-of-day', 'values': " + Arrays.toString(USUAL)
                + "}}, 'features': [");
        for (int i = 0; i < features.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(features.get(i).json(i));
        }
        text.append("], 'window': {'steps': " + steps + ", 'stride': " + stride);
        if (mostFilled > 0) {
            text.append(", 'gap': {'fill': " + mostFilled + "}");
        }
        return text.append("}}").toString();
    }

    private String column(String name, int index, boolean fills) {
        return String.format(
                Locale.ROOT,
                "{'name': '%s'%s%s}",
                name,
                inBuckets ? ", 'aggregate': '" + aggregates.get(index) + "'" : "",
                fills ? ", 'missing': {'fill': 7}" : "");
    }

    int needs() {
        return features.stream().mapToInt(Feature::needs).max().orElse(1);
    }
}
