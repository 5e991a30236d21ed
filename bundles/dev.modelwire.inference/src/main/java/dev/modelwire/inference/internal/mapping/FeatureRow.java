package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.PropertyReader;
import dev.modelwire.api.inference.ReadableRecord;
import dev.modelwire.engine.api.ElementType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the properties of a record as they come, without a look-up for each feature: the records of one emitter have their
 * properties in one order, and so what stood at a place in the last record tells what stands there in the next. Allocates
 * nothing once it knows that order.
 */
final class FeatureRow implements PropertyReader, BiConsumer<String, Object> {

    private static final int NO_FEATURE = -1;

    /** So many places are known for each feature: of records with more properties features are better looked up. */
    private static final int PLACES = 2;

    private final Map<String, Integer> features = new HashMap<>();
    private final ElementType type;
    private final double[] offsets;
    private final double[] scales;
    private final ByteBuffer elements;
    private final @Nullable String[] names;
    private final int[] indices;
    private int next;
    private int taken;
    private boolean wide;

    FeatureRow(ElementType type, String[] features, double[] offsets, double[] scales, ByteBuffer elements) {
        for (int i = 0; i < features.length; i++) {
            this.features.put(features[i], i);
        }
        this.type = type;
        this.offsets = offsets;
        this.scales = scales;
        this.elements = elements;
        names = new String[PLACES * features.length];
        indices = new int[names.length];
        Arrays.fill(indices, NO_FEATURE);
    }

    /**
     * Puts an element for each feature, wherever that leaves the buffer's position.
     *
     * @return false if a feature is missing or is not what the tensor takes, and for records with very many other properties;
     *     then what was put does not count
     */
    boolean takes(Map<String, ?> record) {
        if (wide) {
            return false;
        }
        next = 0;
        taken = 0;
        if (record instanceof ReadableRecord readable) {
            readable.tell(this);
        } else {
            record.forEach(this);
        }
        wide = next > names.length;
        return taken == offsets.length;
    }

    @Override
    public void accept(@Nullable String name, @Nullable Object value) {
        take(feature(name), value);
    }

    @Override
    public void value(String name, Object value) {
        take(feature(name), value);
    }

    @Override
    public void number(String name, double value) {
        int index = feature(name);
        if (type != ElementType.FP32) {
            take(index, value);
        } else if (index != NO_FEATURE) {
            takeSingle(index, value);
        }
    }

    /** Returns what is at the next place. */
    private int feature(@Nullable String name) {
        int place = next++;
        if (place >= names.length) {
            return NO_FEATURE;
        }
        if (!Objects.equals(name, names[place])) {
            names[place] = name;
            indices[place] = features.getOrDefault(name, NO_FEATURE);
        }
        return indices[place];
    }

    private void take(int index, @Nullable Object value) {
        if (index == NO_FEATURE) {
            return;
        }
        if (type == ElementType.FP32 && value instanceof Float single) {
            takeSingle(index, single);
            return;
        }
        if (type == ElementType.FP32 && value instanceof Double number) {
            takeSingle(index, number);
            return;
        }
        elements.position(index * type.bytes());
        if (Elements.put(type, elements, value, offsets[index], scales[index]) == null) {
            taken++;
        }
    }

    private void takeSingle(int index, double raw) {
        float element = (float) ((raw - offsets[index]) * scales[index]);
        if (Float.isFinite(element)) {
            elements.putFloat(index * Float.BYTES, element);
            taken++;
        }
    }
}
