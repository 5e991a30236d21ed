package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/**
 * A tensor of an interpreter and the buffer that calls see. The buffer is the tensor's own memory, so that nothing is
 * copied; only if the interpreter may move its tensors while it runs has it a buffer of its own.
 */
final class NativeTensor {

    private static final int DATA = Loader.offsetof(TfLiteTensor.class, "data");
    private static final int STRUCT = Loader.sizeof(TfLiteTensor.class);

    private final TensorInfo info;
    private final TfLiteTensor tensor;
    private final ByteBuffer struct;
    private final ByteBuffer buffer;
    private final long address;
    private final boolean copied;

    private NativeTensor(TensorInfo info, TfLiteTensor tensor, ByteBuffer buffer, long address, boolean copied) {
        this.info = info;
        this.tensor = tensor;
        this.struct = view(tensor, STRUCT);
        this.buffer = buffer;
        this.address = address;
        this.copied = copied;
    }

    static NativeTensor of(TensorInfo info, TfLiteTensor tensor, boolean copied) {
        Pointer data = tensor.data().data();
        ByteBuffer buffer = copied
                ? ByteBuffer.allocateDirect(info.byteCount()).order(ByteOrder.nativeOrder())
                : view(data, info.byteCount());
        return new NativeTensor(info, tensor, buffer, data == null ? 0 : data.address(), copied);
    }

    TensorInfo info() {
        return info;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /** Gives the interpreter what calls have written. */
    void toInterpreter() {
        if (copied) {
            view(tensor.data().data(), info.byteCount()).put(0, buffer, 0, info.byteCount());
        }
    }

    /** Gives calls what the interpreter has written. */
    void fromInterpreter() {
        if (copied) {
            buffer.put(0, view(tensor.data().data(), info.byteCount()), 0, info.byteCount());
        }
    }

    /** Tells whether the tensor still is what it was when the buffer was made; makes no garbage. */
    boolean isAsDescribed() {
        return copied
                ? tensor.bytes() == info.byteCount() && struct.getLong(DATA) != 0
                : struct.getLong(DATA) == address;
    }

    private static ByteBuffer view(Pointer memory, int bytes) {
        return new BytePointer(memory).capacity(bytes).asByteBuffer();
    }
}
