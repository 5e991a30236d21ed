package dev.modelwire.probe;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tensors as they go through a connection. */
public final class TensorList {

    private static final int MOST_TENSORS = 4096;
    private static final int MOST_DIMENSIONS = 64;

    private TensorList() {}

    /** Writes them. */
    public static void write(DataOutput out, List<TensorInfo> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (TensorInfo tensor : tensors) {
            out.writeUTF(tensor.name());
            out.writeUTF(tensor.type().name());
            out.writeInt(tensor.shape().size());
            for (int dimension : tensor.shape()) {
                out.writeInt(dimension);
            }
        }
    }

    /** Reads what {@link #write} writes; the process at the other end may have been taken over by what it loaded. */
    public static List<TensorInfo> read(DataInput in) throws IOException {
        List<TensorInfo> tensors = new ArrayList<>();
        for (int left = Settings.bounded(in.readInt(), MOST_TENSORS); left > 0; left--) {
            String name = in.readUTF();
            String type = in.readUTF();
            List<Integer> shape = new ArrayList<>();
            for (int dimensions = Settings.bounded(in.readInt(), MOST_DIMENSIONS); dimensions > 0; dimensions--) {
                shape.add(in.readInt());
            }
            try {
                tensors.add(new TensorInfo(name, ElementType.valueOf(type), shape));
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return tensors;
    }
}
