package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.inference.internal.manifest.Feature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills an input from one property for each element. Allocates nothing for a record that is taken. */
final class FeatureFiller implements InputFiller {

    /** Bytes up to which word by word is quicker than a copy of memory, which is a call out of Java. */
    private static final int FEW = 256;

    private final ElementType type;
    private final String[] names;
    private final double[] offsets;
    private final double[] scales;
    private final ByteBuffer taken;
    private final FeatureRow row;

    FeatureFiller(BoundInput input) {
        type = input.tensor().type();
        names = input.features().stream().map(Feature::name).toArray(String[]::new);
        offsets = input.features().stream().mapToDouble(Feature::offset).toArray();
        scales = input.features().stream().mapToDouble(Feature::scale).toArray();
        taken = ByteBuffer.allocateDirect(input.tensor().byteCount()).order(ByteOrder.nativeOrder());
        row = new FeatureRow(type, names, offsets, scales, taken);
    }

    @Override
    public ScoreOutcome.@Nullable Refused take(Map<String, ?> record, Missing missing) {
        if (row.takes(record)) {
            taken.position(taken.limit());
            return null;
        }
        taken.clear();
        ScoreOutcome.Refused refusal = null;
        for (int i = 0; i < names.length; i++) {
            Object value = record.get(names[i]);
            if (value == null) {
                missing.add(names[i]);
            } else if (refusal == null && !missing.any()) {
                RefusalCode problem = Elements.put(type, taken, value, offsets[i], scales[i]);
                if (problem != null) {
                    refusal = Refusals.of(problem, names[i], value, type);
                }
            }
        }
        return refusal;
    }

    @Override
    public void write(ByteBuffer input) {
        taken.flip();
        if (taken.remaining() <= FEW) {
            while (taken.remaining() >= Long.BYTES) {
                input.putLong(taken.getLong()); // both are in the order of the machine
            }
        }
        if (taken.remaining() == Integer.BYTES) {
            input.putInt(taken.getInt());
        } else if (taken.hasRemaining()) {
            input.put(taken);
        }
    }
}
