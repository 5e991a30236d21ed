package dev.modelwire.inference.internal.gate;

import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.GoldenVector;
import dev.modelwire.inference.internal.mapping.Contract;
import dev.modelwire.inference.internal.mapping.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the records that a golden vector stands for: a list of numbers becomes the bytes of an input without features. Such a
 * list is the whole tensor, so that a vector with one is as many records as a call takes; any other vector is one record.
 */
final class GoldenRecord {

    private GoldenRecord() {}

    static List<Map<String, Object>> of(GoldenVector vector, Contract contract) {
        boolean whole = vector.inputs().entrySet().stream()
                .anyMatch(input -> input.getValue() instanceof List<?>
                        && !contract.rawInput(input.getKey()).isEmpty());
        int count = whole ? contract.batch() : 1;
        List<Map<String, Object>> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(sample(vector, contract, i));
        }
        return records;
    }

    private static Map<String, Object> sample(GoldenVector vector, Contract contract, int index) {
        Map<String, Object> record = new HashMap<>(vector.inputs());
        record.replaceAll((name, value) -> value instanceof List<?> numbers
                ? contract.rawInput(name).stream()
                        .findFirst()
                        .<Object>map(
                                tensor -> bytes(tensor, name, part(tensor, name, numbers, contract.batch(), index)))
                        .orElse(value)
                : value);
        return record;
    }

    private static List<?> part(TensorInfo tensor, String name, List<?> numbers, int batch, int index) {
        int size = tensor.elementCount();
        if (batch > 1 && numbers.size() != batch * size) {
            throw new IllegalArgumentException("input [" + name + "] has [" + numbers.size()
                    + "] elements: it must have [" + batch * size + "], those of [" + batch + "] samples");
        }
        return batch == 1 ? numbers : numbers.subList(index * size, (index + 1) * size);
    }

    private static byte[] bytes(TensorInfo tensor, String name, List<?> numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.size() * tensor.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (Object number : numbers) {
            if (Elements.put(tensor.type(), bytes, number, 0, 1) != null) {
                throw new IllegalArgumentException("input [" + name + "] has the element [" + number + "], which "
                        + tensor.type() + " cannot hold");
            }
        }
        return bytes.array();
    }
}
