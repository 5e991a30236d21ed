package dev.modelwire.features.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes terms of the features that a plan names. */
final class FeatureCompiler {

    private static final long MOST_LOOKED_AT = 1_000_000;

    private final List<Column> columns;
    private final Map<String, Profile> profiles;
    private final Map<String, Holidays> holidays;
    private final boolean stepIsKnown;
    private final Terms terms = new Terms();
    private long lookedAt;

    FeatureCompiler(
            List<Column> columns, Map<String, Profile> profiles, Map<String, Holidays> holidays, boolean stepIsKnown) {
        this.columns = columns;
        this.profiles = profiles;
        this.holidays = holidays;
        this.stepIsKnown = stepIsKnown;
    }

    Terms compile(List<FeatureSpec> features) throws FormatException {
        if (features.isEmpty()) {
            throw new FormatException("$: [features] must have at least one element");
        }
        Set<String> names = new HashSet<>();
        for (FeatureSpec spec : features) {
            if (!names.add(spec.name())) {
                throw new FormatException(
                        spec.at() + ".name: [" + StrictJson.shown(spec.name()) + "] stands twice; names must differ");
            }
            compile(spec);
        }
        return terms;
    }

    private void compile(FeatureSpec spec) throws FormatException {
        switch (spec.kind()) {
            case "value" -> series(spec, SeriesTerm.Kind.VALUE, Set.of("column", "lag"), 0);
            case "lag" -> lag(spec);
            case "difference" ->
                series(spec, SeriesTerm.Kind.DIFFERENCE, Set.of("column", "lag", "steps"), spec.integer("steps", 1));
            case "seasonal-difference" -> seasonalDifference(spec);
            case "moving-mean" -> moving(spec, SeriesTerm.Kind.MEAN);
            case "moving-min" -> moving(spec, SeriesTerm.Kind.MIN);
            case "moving-max" -> moving(spec, SeriesTerm.Kind.MAX);
            case "moving-sum" -> moving(spec, SeriesTerm.Kind.SUM);
            case "moving-deviation" -> moving(spec, SeriesTerm.Kind.DEVIATION);
            case "smoothing" -> smoothing(spec);
            case "profile" -> profile(spec);
            case "calendar" -> calendar(spec);
            case "holiday" -> holiday(spec);
            case "one-hot" -> category(spec);
            default ->
                throw new FormatException(spec.at() + ".kind: [" + StrictJson.shown(spec.kind())
                        + "] must be one of [value, lag, difference, seasonal-difference, moving-mean, moving-min,"
                        + " moving-max, moving-sum, moving-deviation, smoothing, profile, calendar, holiday, one-hot]");
        }
    }

    private void series(FeatureSpec spec, SeriesTerm.Kind kind, Set<String> keys, int span) throws FormatException {
        spec.takes(scaled(keys));
        single(spec, new SeriesTerm(kind, number(spec), spec.integer("lag", 0), span, 0, spec.scaling()));
    }

    private void moving(FeatureSpec spec, SeriesTerm.Kind kind) throws FormatException {
        lookedAt += spec.integer("steps");
        if (lookedAt > MOST_LOOKED_AT) {
            throw new FormatException(spec.at() + ".steps: the moving features look at [" + lookedAt
                    + "] values in each step: together they may look at " + MOST_LOOKED_AT);
        }
        series(spec, kind, Set.of("column", "lag", "steps"), spec.integer("steps"));
    }

    private void lag(FeatureSpec spec) throws FormatException {
        spec.takes(scaled(Set.of("column", "steps")));
        single(spec, new SeriesTerm(SeriesTerm.Kind.VALUE, number(spec), spec.integer("steps"), 0, 0, spec.scaling()));
    }

    private void seasonalDifference(FeatureSpec spec) throws FormatException {
        spec.takes(scaled(Set.of("column", "lag", "period", "steps")));
        single(
                spec,
                new SeriesTerm(
                        SeriesTerm.Kind.SEASONAL_DIFFERENCE,
                        number(spec),
                        spec.integer("lag", 0),
                        spec.integer("period"),
                        spec.integer("steps", 0),
                        spec.scaling()));
    }

    private void smoothing(FeatureSpec spec) throws FormatException {
        spec.takes(scaled(Set.of("column", "alpha", "warmUp")));
        double alpha = spec.number("alpha");
        if (!(alpha >= 0.001 && alpha <= 1)) {
            throw new FormatException(spec.at() + ".alpha: [" + alpha + "] must be from 0.001 to 1");
        }
        int smoothing = terms.smoothing(new Smoothing(number(spec), alpha));
        single(spec, new SmoothedTerm(smoothing, spec.integer("warmUp", 1), spec.scaling()));
    }

    private void profile(FeatureSpec spec) throws FormatException {
        ProfileTerm.Form form = PlanValues.choice(
                spec.at() + ".as", spec.text("as"), Arrays.asList(ProfileTerm.Form.values()), FeatureCompiler::key);
        boolean isValue = form == ProfileTerm.Form.VALUE;
        spec.takes(scaled(isValue ? Set.of("profile", "as", "ahead") : Set.of("profile", "as", "column")));
        Profile profile = named(spec, "profile", profiles);
        if (form == ProfileTerm.Form.RATIO && profile.hasZero()) {
            throw new FormatException(spec.at() + ".as: the profile [" + spec.text("profile")
                    + "] has a value of zero, so that no ratio to it can be taken");
        }
        int column = isValue ? 0 : number(spec);
        single(spec, new ProfileTerm(profile, form, column, ahead(spec), spec.scaling()));
    }

    private void calendar(FeatureSpec spec) throws FormatException {
        CalendarField field = PlanValues.choice(
                spec.at() + ".field", spec.text("field"), Arrays.asList(CalendarField.values()), CalendarField::key);
        CalendarTerm.Form form = PlanValues.choice(
                spec.at() + ".as", spec.text("as"), Arrays.asList(CalendarTerm.Form.values()), FeatureCompiler::key);
        Set<String> keys = Set.of("field", "as", "ahead");
        spec.takes(form == CalendarTerm.Form.NUMBER ? scaled(keys) : keys);
        List<String> names =
                switch (form) {
                    case NUMBER -> List.of(spec.name());
                    case SIN_COS -> List.of(spec.name() + ".sin", spec.name() + ".cos");
                    case ONE_HOT ->
                        IntStream.range(0, field.count())
                                .mapToObj(i -> spec.name() + "=" + (i + field.first()))
                                .toList();
                };
        terms.add(new CalendarTerm(field, form, ahead(spec), spec.scaling()), names);
    }

    private void holiday(FeatureSpec spec) throws FormatException {
        spec.takes(scaled(Set.of("list", "ahead")));
        single(spec, new HolidayTerm(named(spec, "list", holidays), ahead(spec), spec.scaling()));
    }

    private void category(FeatureSpec spec) throws FormatException {
        spec.takes(Set.of("column", "lag"));
        int column = column(spec, true);
        List<String> categories = columns.get(column).categories();
        terms.add(
                new CategoryTerm(column, spec.integer("lag", 0), categories.size()),
                categories.stream().map(each -> spec.name() + "=" + each).toList());
    }

    private int ahead(FeatureSpec spec) throws FormatException {
        int ahead = spec.integer("ahead", 0);
        if (ahead > 0 && !stepIsKnown) {
            throw new FormatException(spec.at() + ".ahead: how long a step lasts is not said; add [bucket] or [step]");
        }
        return terms.ahead(ahead);
    }

    private int number(FeatureSpec spec) throws FormatException {
        return column(spec, false);
    }

    private int column(FeatureSpec spec, boolean category) throws FormatException {
        String name = spec.text("column");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                if (columns.get(i).isCategory() != category) {
                    throw new FormatException(spec.at() + ".column: [" + name + "] has "
                            + (category
                                    ? "no categories; kind [one-hot] needs some"
                                    : "categories; use kind [one-hot]"));
                }
                return i;
            }
        }
        throw new FormatException(spec.at() + ".column: [" + StrictJson.shown(name) + "] must be one of "
                + columns.stream().map(Column::name).toList());
    }

    private static <T> T named(FeatureSpec spec, String key, Map<String, T> all) throws FormatException {
        T found = all.get(spec.text(key));
        if (found == null) {
            throw new FormatException(spec.at() + "." + key + ": [" + StrictJson.shown(spec.text(key))
                    + "] must be one of " + all.keySet());
        }
        return found;
    }

    private void single(FeatureSpec spec, Term term) {
        terms.add(term, List.of(spec.name()));
    }

    private static Set<String> scaled(Set<String> keys) {
        Set<String> all = new HashSet<>(keys);
        all.add("offset");
        all.add("scale");
        return all;
    }

    private static String key(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
