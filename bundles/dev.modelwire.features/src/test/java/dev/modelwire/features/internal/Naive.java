package dev.modelwire.features.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a plan by chance means, computed anew from all records each time, slowly and without rings. */
final class Naive {

    private static final ZoneId ROME = ZoneId.of(RandomPlan.ZONE);
    private static final long HOUR = 3_600_000;

    /** A record as it was given; NaN stands for no value. */
    record Given(long time, double x, double y) {}

    /** A step. */
    record Step(long time, double x, double y) {}

    private final RandomPlan plan;

    Naive(RandomPlan plan) {
        this.plan = plan;
    }

    /** Returns what the last of these records gives: a tensor as text, {@code absorbed}, or the code of the refusal. */
    String last(List<Given> records) {
        return plan.inBuckets ? lastInBuckets(records) : lastAsStep(records);
    }

    private String lastAsStep(List<Given> records) {
        List<Step> steps = new ArrayList<>();
        String outcome = "";
        int since = plan.stride;
        for (Given record : records) {
            long newest = steps.isEmpty()
                    ? Long.MIN_VALUE
                    : steps.get(steps.size() - 1).time();
            if (record.time() <= newest) {
                int depth = depth();
                boolean isKnown = steps.subList(Math.max(0, steps.size() - depth), steps.size()).stream()
                        .anyMatch(step -> step.time() == record.time());
                outcome = isKnown ? "DUPLICATE" : "LATE";
                continue;
            }
            double x = Double.isNaN(record.x()) && plan.mostFilled > 0 ? 7 : record.x();
            double y = Double.isNaN(record.y()) && plan.fillsY ? 7 : record.y();
            if (Double.isNaN(x) || Double.isNaN(y)) {
                outcome = "MISSING_FEATURE";
                continue;
            }
            long missing = steps.isEmpty() ? 0 : Math.max(0, Math.round((record.time() - newest) / (double) HOUR) - 1);
            if (missing > plan.mostFilled) {
                steps.clear();
                since = plan.stride;
            } else {
                for (long i = 1; i <= missing; i++) {
                    steps.add(new Step(newest + i * HOUR, 7, 7));
                    since++;
                }
            }
            steps.add(new Step(record.time(), x, y));
            since++;
            boolean due = steps.size() >= plan.needs() + plan.steps - 1 && since >= plan.stride;
            outcome = due ? tensor(steps) : "absorbed";
            since = due ? 0 : since;
        }
        return outcome;
    }

    private int depth() {
        int most = plan.needs();
        for (RandomPlan.Feature feature : plan.features) {
            if (feature.kind().equals("smoothing")) {
                most = Math.max(most, new Smoothing(0, feature.alpha()).depth());
            }
        }
        return most + plan.steps - 1;
    }

    private String lastInBuckets(List<Given> records) {
        NavigableMap<Long, List<Given>> buckets = new TreeMap<>();
        long newest = Long.MIN_VALUE;
        long first = 0;
        String outcome = "";
        List<Step> before = List.of();
        for (Given record : records) {
            if (Double.isNaN(record.x()) && Double.isNaN(record.y())) {
                outcome = "MISSING_FEATURE";
                continue;
            }
            long bucket = bucket(record.time());
            long lateness = plan.latenessMinutes * 60_000;
            if (newest == Long.MIN_VALUE) {
                first = bucket;
            } else if (bucket < Math.max(first, bucket(newest - lateness))) {
                outcome = "LATE";
                continue;
            }
            Given fresh = fresh(record, buckets.getOrDefault(bucket, List.of()));
            if (Double.isNaN(fresh.x()) && Double.isNaN(fresh.y())) {
                outcome = "DUPLICATE";
                continue;
            }
            buckets.computeIfAbsent(bucket, start -> new ArrayList<>()).add(fresh);
            newest = Math.max(newest, record.time());
            List<Step> steps = segment(first, bucket(newest - lateness), buckets);
            boolean isFull = steps.size() >= plan.needs() + plan.steps - 1;
            outcome = isFull && !steps.equals(before) ? tensor(steps) : "absorbed";
            before = steps;
        }
        return outcome;
    }

    private static Given fresh(Given record, List<Given> there) {
        double x = record.x();
        double y = record.y();
        for (Given other : there) {
            if (other.time() == record.time()) {
                x = Double.isNaN(other.x()) ? x : Double.NaN;
                y = Double.isNaN(other.y()) ? y : Double.NaN;
            }
        }
        return new Given(record.time(), x, y);
    }

    /** Returns the steps without a gap that end with the last bucket before the open ones. */
    private List<Step> segment(long first, long open, NavigableMap<Long, List<Given>> buckets) {
        List<Step> steps = new ArrayList<>();
        boolean begins = true;
        for (long start = first; start < open; start += HOUR) {
            List<Given> samples = buckets.getOrDefault(start, List.of());
            if (samples.isEmpty()) {
                steps.clear();
                begins = true;
                continue;
            }
            long oldest = samples.stream().mapToLong(Given::time).min().orElse(0);
            if (begins && !plan.keepFirst && oldest != start) {
                begins = false;
                continue;
            }
            double x = aggregate(plan.aggregates.get(0), samples, true);
            double y = aggregate(plan.aggregates.get(1), samples, false);
            if (Double.isNaN(y) && plan.fillsY) {
                y = 7;
            }
            if (Double.isNaN(x) || Double.isNaN(y)) {
                steps.clear();
                begins = true;
                continue;
            }
            begins = false;
            steps.add(new Step(start, x, y));
        }
        return steps;
    }

    private static double aggregate(String how, List<Given> samples, boolean isX) {
        double[] values = samples.stream()
                .mapToDouble(each -> isX ? each.x() : each.y())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double sum = 0;
        double least = Double.NaN;
        double most = Double.NaN;
        for (double value : values) {
            sum += value;
            least = value < least || Double.isNaN(least) ? value : least;
            most = value > most || Double.isNaN(most) ? value : most;
        }
        return switch (how) {
            case "count" -> values.length;
            case "sum" -> values.length == 0 ? Double.NaN : sum;
            case "min" -> least;
            case "max" -> most;
            case "mean" -> sum / values.length;
            default -> {
                double last = Double.NaN;
                long newest = Long.MIN_VALUE;
                for (Given each : samples) {
                    double value = isX ? each.x() : each.y();
                    if (!Double.isNaN(value) && each.time() > newest) {
                        newest = each.time();
                        last = value;
                    }
                }
                yield last;
            }
        };
    }

    private static long bucket(long time) {
        return Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.HOURS).toEpochMilli();
    }

    private String tensor(List<Step> steps) {
        float[] tensor = new float[plan.steps * plan.features.size()];
        int at = 0;
        for (int last = steps.size() - plan.steps; last < steps.size(); last++) {
            for (RandomPlan.Feature feature : plan.features) {
                tensor[at++] = element(feature, steps, last);
            }
        }
        return Arrays.toString(tensor);
    }

    private static float element(RandomPlan.Feature feature, List<Step> steps, int now) {
        double[] past = new double[now + 1]; // the newest first
        for (int i = 0; i <= now; i++) {
            Step step = steps.get(now - i);
            past[i] = feature.column() == 0 ? step.x() : step.y();
        }
        int a = feature.a();
        int b = feature.b();
        ZonedDateTime there = Instant.ofEpochMilli(steps.get(now).time()).atZone(ROME);
        double value =
                switch (feature.kind()) {
                    case "value" -> (past[b] - 2) * 0.5;
                    case "lag" -> past[a];
                    case "difference" -> past[b] - past[b + a];
                    case "seasonal-difference" ->
                        b == 0 ? past[0] - past[a] : (past[0] - past[b]) - (past[a] - past[a + b]);
                    case "smoothing" -> smoothed(past, feature.alpha());
                    case "profile" -> past[0] / RandomPlan.USUAL[there.getHour()];
                    case "calendar" -> there.plusHours(b).getHour();
                    default -> moving(feature.kind(), past, b, a);
                };
        return (float) value;
    }

    private static double smoothed(double[] past, double alpha) {
        double s = past[past.length - 1];
        for (int i = past.length - 2; i >= 0; i--) {
            s = s + alpha * (past[i] - s);
        }
        return s;
    }

    private static double moving(String kind, double[] past, int lag, int steps) {
        double sum = 0;
        double least = past[lag];
        double most = past[lag];
        for (int i = lag + steps - 1; i >= lag; i--) {
            sum += past[i];
            least = Math.min(least, past[i]);
            most = Math.max(most, past[i]);
        }
        double squares = 0;
        for (int i = lag + steps - 1; i >= lag; i--) {
            squares += (past[i] - sum / steps) * (past[i] - sum / steps);
        }
        return switch (kind) {
            case "moving-mean" -> sum / steps;
            case "moving-min" -> least;
            case "moving-max" -> most;
            case "moving-sum" -> sum;
            default -> Math.sqrt(squares / steps);
        };
    }
}
