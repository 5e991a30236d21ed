package dev.modelwire.inference.internal.gate;

import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.GoldenVector;
import dev.modelwire.inference.internal.mapping.Contract;
import dev.modelwire.inference.internal.mapping.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the record that a golden vector stands for: a list of numbers becomes the bytes of an input without features. */
final class GoldenRecord {

    private GoldenRecord() {}

    static Map<String, Object> of(GoldenVector vector, Contract contract) {
        Map<String, Object> record = new HashMap<>(vector.inputs());
        record.replaceAll((name, value) -> value instanceof List<?> numbers
                ? contract.rawInput(name).stream()
                        .findFirst()
                        .<Object>map(tensor -> bytes(tensor, name, numbers))
                        .orElse(value)
                : value);
        return record;
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
