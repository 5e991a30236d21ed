package dev.modelwire.inference.internal.contract;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.mapping.Elements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A property that each record must have.
 *
 * @param shape of the tensor that it fills by itself; empty for a single number
 * @param unit may be empty
 */
record Property(String name, ElementType type, int elements, List<Integer> shape, String unit) {

    /** Returns all that a version asks for, by name, in the order of its tensors. */
    static Map<String, Property> of(Terms terms) {
        Map<String, Property> all = new LinkedHashMap<>();
        for (InputSpec input : terms.inputs()) {
            ElementType type = input.tensor().type();
            for (Feature feature : input.features()) {
                all.put(feature.name(), new Property(feature.name(), type, 1, List.of(), feature.unit()));
            }
            if (input.features().isEmpty()) {
                int elements = input.tensor().elementCount();
                List<Integer> shape = elements == 1 ? List.of() : input.tensor().shape();
                all.put(input.tensor().name(), new Property(input.tensor().name(), type, elements, shape, ""));
            }
        }
        return all;
    }

    boolean isNumber() {
        return elements == 1;
    }

    /** Returns whether each number that the other takes is taken here, without regard to offset and scale. */
    boolean takesAllOf(Property other) {
        if (isFloating(type)) {
            return true;
        }
        return !isFloating(other.type)
                && Elements.least(type) <= Elements.least(other.type)
                && Elements.most(type) >= Elements.most(other.type);
    }

    private static boolean isFloating(ElementType type) {
        return type == ElementType.FP32 || type == ElementType.FP64;
    }
}
