package dev.modelwire.features.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How raw records become the FP32 tensor [steps × elements] of a model: what the key {@code pipeline} of a manifest says,
 * checked and compiled. Immutable; the state of a stream of records is a {@link FeatureStream}.
 */
public final class FeaturePlan {

    private final BasePlan base;
    private final WindowSpec window;
    private final Term[] terms;
    private final List<String> elements;
    private final int[] aheads;
    private final Smoothing[] smoothings;
    private final int needs;
    private final int depth;

    FeaturePlan(BasePlan base, WindowSpec window, Terms compiled) {
        this.base = base;
        this.window = window;
        terms = compiled.terms();
        elements = List.copyOf(compiled.elements());
        aheads = compiled.aheads();
        smoothings = compiled.smoothings();
        int most = 1;
        for (Term term : terms) {
            most = Math.max(most, term.needs());
        }
        needs = most;
        for (Smoothing smoothing : smoothings) {
            most = Math.max(most, smoothing.depth());
        }
        depth = most + window.steps() - 1;
    }

    /** Returns the plan that a JSON text holds, which is the value of the key {@code pipeline} alone. */
    public static FeaturePlan parse(String json) throws FormatException {
        StrictJson reader = new StrictJson(json);
        return reader.document(() -> read(reader));
    }

    /** Reads the plan that comes next in a document. */
    public static FeaturePlan read(StrictJson json) throws IOException, FormatException {
        return new PlanParser(json).plan();
    }

    /** Returns how many steps the tensor has. */
    public int steps() {
        return window.steps();
    }

    /** Returns how many elements the tensor has for each step. */
    public int width() {
        return elements.size();
    }

    /** Returns the names of the elements of a step, in their order: that of the feature, with what it stands for if there are several. */
    public List<String> elements() {
        return elements;
    }

    /** Returns how many steps must follow each other without a gap until a tensor is due. */
    public int stepsNeeded() {
        return needs + window.steps() - 1;
    }

    /** Returns whether windows are to outlast a restart. */
    public boolean isKept() {
        return window.isKept();
    }

    /**
     * A property that records have.
     *
     * @param unit may be empty
     * @param isText whether it is a text instead of a number
     */
    public record Property(String name, String unit, boolean isText) {}

    /** Returns the properties that records have, without that of the time; those of the columns come first, in their order. */
    public List<Property> properties() {
        List<Property> properties = new ArrayList<>();
        for (Column column : base.columns()) {
            if (properties.stream().noneMatch(known -> known.name().equals(column.property()))) {
                properties.add(new Property(column.property(), column.unit(), column.isCategory()));
            }
        }
        if (base.key().isGrouping()) {
            properties.add(new Property(base.key().property(), "", true));
        }
        return properties;
    }

    /** Returns the property that gives the time, empty if it is the time of arrival. */
    public String timeProperty() {
        return base.time().property();
    }

    BasePlan base() {
        return base;
    }

    WindowSpec window() {
        return window;
    }

    Column[] columns() {
        return base.columns();
    }

    Term[] terms() {
        return terms;
    }

    int[] aheads() {
        return aheads;
    }

    Smoothing[] smoothings() {
        return smoothings;
    }

    /** Returns how many steps a row needs. */
    int needs() {
        return needs;
    }

    /** Returns how many steps are remembered: so many that all rows of a window can be made again. */
    int depth() {
        return depth;
    }

    /** Returns what the wall clock shows so many steps after that time. */
    long local(long time, int ahead) {
        Pace pace = base.pace();
        return base.zone().local(ahead == 0 || pace == null ? time : later(pace, time, ahead));
    }

    private long later(Pace pace, long time, int ahead) {
        return base.bucket().isUsed() ? pace.next(time, ahead) : pace.later(time, ahead);
    }

    @Nullable
    Pace pace() {
        return base.pace();
    }
}
