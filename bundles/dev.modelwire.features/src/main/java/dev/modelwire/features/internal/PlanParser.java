package dev.modelwire.features.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a plan. For one document. */
final class PlanParser {

    static final int MOST_COLUMNS = 64;
    private static final int MOST_FEATURES = 4096;
    private static final int MOST_STEPS = 4096;
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_DATES = 10_000;
    private static final int MOST_LISTS = 64;
    private static final int MOST_BUCKETS_LATE = 64;
    private static final long MOST_VALUES = 4L << 20;
    private static final int MOST_ELEMENTS = 1 << 18;

    private final StrictJson json;
    private final PlanValues values;
    private TimeSpec time = TimeSpec.arrival(Zone.of(ZoneId.of("UTC")));
    private KeySpec key = KeySpec.NONE;
    private BucketSpec bucket = BucketSpec.NONE;
    private PlanValues.@Nullable Every step;
    private List<Column> columns = List.of();
    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, Holidays> holidays = new LinkedHashMap<>();
    private List<FeatureSpec> features = List.of();
    private WindowSpec window = new WindowSpec(1, 1, Gap.RESET, false);

    PlanParser(StrictJson json) {
        this.json = json;
        values = new PlanValues(json);
    }

    FeaturePlan plan() throws IOException, FormatException {
        String at = json.path();
        json.object(this::key, "columns", "features", "window");
        Pace pace = step == null ? null : new Pace(time.zone(), step.millis(), step.days());
        new ColumnRules(at, bucket.isUsed()).check(columns);
        if (pace == null && !window.gap().equals(Gap.RESET)) {
            throw new FormatException(at + ".window.gap: gaps are known with [bucket] or [step] only; add one of them");
        }
        BasePlan base = new BasePlan(time, key, bucket, pace, columns.toArray(Column[]::new));
        Terms terms = new FeatureCompiler(columns, profiles, holidays, pace != null).compile(features);
        FeaturePlan plan = new FeaturePlan(base, window, terms);
        bounded(at + ".features", "elements of the tensor", (long) plan.width() * plan.steps(), MOST_ELEMENTS);
        bounded(
                at + ".features",
                "numbers to remember for all keys",
                ((long) plan.depth() * columns.size() + (long) plan.width() * plan.steps()) * key.most(),
                MOST_VALUES);
        return plan;
    }

    private boolean key(String name) throws IOException, FormatException {
        switch (name) {
            case "time" -> time = time();
            case "key" -> key = grouping();
            case "bucket" -> bucket = bucket();
            case "step" -> step = step(values.every(false));
            case "columns" -> columns = json.array(MOST_COLUMNS, () -> new ColumnParser(json, values).column());
            case "profiles" -> named(profiles, this::profile);
            case "holidays" -> named(holidays, this::dates);
            case "features" -> features = json.array(MOST_FEATURES, () -> FeatureSpec.read(json, values));
            case "window" -> window = window();
            default -> {
                return false;
            }
        }
        return true;
    }

    private TimeSpec time() throws IOException, FormatException {
        String[] property = {""};
        TimeSpec.Unit[] unit = {TimeSpec.Unit.MS};
        Zone[] zone = {time.zone()};
        long[] ahead = {-1};
        int[] restart = {0};
        Set<String> given = new HashSet<>();
        String at = json.path();
        json.object(name -> {
            given.add(name);
            switch (name) {
                case "property" -> property[0] = values.name();
                case "unit" ->
                    unit[0] = values.one(Arrays.asList(TimeSpec.Unit.values()), each -> each.name()
                            .toLowerCase(Locale.ROOT));
                case "zone" -> zone[0] = values.zone();
                case "aheadOfClock" -> ahead[0] = values.millis();
                case "restartAfter" -> restart[0] = values.integer(1, 100_000);
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (given.contains("property") != given.contains("unit")) {
            throw new FormatException(at + ": [property] and [unit] go together; add the one or remove the other");
        }
        return new TimeSpec(property[0], unit[0], zone[0], ahead[0], restart[0]);
    }

    private KeySpec grouping() throws IOException, FormatException {
        String[] property = {""};
        int[] most = {64};
        json.object(
                name -> {
                    switch (name) {
                        case "property" -> property[0] = values.name();
                        case "most" -> most[0] = values.integer(1, MOST_KEYS);
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "property");
        return new KeySpec(property[0], most[0]);
    }

    private BucketSpec bucket() throws IOException, FormatException {
        long[] lateness = {0};
        boolean[] keep = {false};
        PlanValues.Every[] every = {new PlanValues.Every(Pace.DAY, true)};
        String at = json.path();
        json.object(
                name -> {
                    switch (name) {
                        case "every" -> every[0] = step(values.every(true));
                        case "lateness" -> lateness[0] = values.millis();
                        case "first" ->
                            keep[0] = values.one(List.of("drop", "keep"), each -> each)
                                    .equals("keep");
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "every");
        if (lateness[0] > every[0].millis() * MOST_BUCKETS_LATE) {
            throw new FormatException(at + ".lateness: [" + lateness[0] + " ms] must be at most " + MOST_BUCKETS_LATE
                    + " times as long as a bucket");
        }
        return new BucketSpec(true, lateness[0], keep[0]);
    }

    private PlanValues.Every step(PlanValues.Every every) throws FormatException {
        if (step != null) {
            throw json.refused("[step] and [bucket] exclude each other; keep one of them");
        }
        step = every;
        return every;
    }

    private Profile profile() throws IOException, FormatException {
        CalendarField[] by = {CalendarField.HOUR_OF_DAY};
        List<Double> usual = new ArrayList<>();
        String at = json.path();
        json.object(
                name -> {
                    switch (name) {
                        case "by" -> by[0] = values.field();
                        case "values" -> usual.addAll(json.array(1440, json::number));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "by",
                "values");
        if (usual.size() != by[0].count()) {
            throw new FormatException(at + ".values: [" + usual.size() + "] values are given: by [" + by[0].key()
                    + "] there must be " + by[0].count());
        }
        return new Profile(
                by[0], usual.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Holidays dates() throws IOException, FormatException {
        return new Holidays(json.array(MOST_DATES, values::date).stream()
                .mapToLong(LocalDate::toEpochDay)
                .toArray());
    }

    private <T> void named(Map<String, T> into, StrictJson.Value<T> value) throws IOException, FormatException {
        json.object(name -> {
            if (into.size() == MOST_LISTS) {
                throw json.refused("there are more than " + MOST_LISTS + " of them");
            }
            into.put(name, value.read());
            return true;
        });
    }

    private WindowSpec window() throws IOException, FormatException {
        int[] numbers = {1, 1};
        Gap[] gap = {Gap.RESET};
        boolean[] keep = {false};
        json.object(
                name -> {
                    switch (name) {
                        case "steps" -> numbers[0] = values.integer(1, MOST_STEPS);
                        case "stride" -> numbers[1] = values.integer(1, FeatureSpec.MOST_STEPS_BACK);
                        case "gap" -> gap[0] = gap();
                        case "keep" -> keep[0] = json.truth();
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "steps");
        return new WindowSpec(numbers[0], numbers[1], gap[0], keep[0]);
    }

    private Gap gap() throws IOException, FormatException {
        if (json.nextIsText()) {
            return values.one(List.of("reset", "refuse"), each -> each).equals("reset")
                    ? Gap.RESET
                    : new Gap(Gap.Rule.REFUSE, 0);
        }
        int[] most = {0};
        json.object(
                name -> {
                    most[0] = values.integer(1, FeatureSpec.MOST_STEPS_BACK);
                    return name.equals("fill");
                },
                "fill");
        return new Gap(Gap.Rule.FILL, most[0]);
    }

    private static void bounded(String at, String what, long is, long most) throws FormatException {
        if (is > most) {
            throw new FormatException(at + ": [" + is + "] " + what + ": there may be at most " + most);
        }
    }
}
