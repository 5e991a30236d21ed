package dev.modelwire.probe;

import dev.modelwire.engine.api.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of one session in a file that two processes map: inputs, then outputs, each beginning at a multiple of
 * {@value #ALIGNMENT} bytes, in the byte order of the machine. The mapping lives as long as one of the buffers.
 *
 * @param inputs one buffer for each input
 * @param outputs one buffer for each output
 */
public record SharedTensors(List<ByteBuffer> inputs, List<ByteBuffer> outputs) {

    /** What native runtimes like their tensors to begin at. */
    public static final int ALIGNMENT = 64;

    public SharedTensors {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Creates the file, which must not exist, and maps it. */
    public static SharedTensors create(Path file, List<TensorInfo> inputs, List<TensorInfo> outputs)
            throws IOException {
        return map(
                inputs,
                outputs,
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Maps a file that the other end has created. */
    public static SharedTensors open(Path file, List<TensorInfo> inputs, List<TensorInfo> outputs) throws IOException {
        return map(inputs, outputs, file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static SharedTensors map(
            List<TensorInfo> inputs, List<TensorInfo> outputs, Path file, StandardOpenOption... how)
            throws IOException {
        long size = size(inputs) + size(outputs);
        if (size > Integer.MAX_VALUE) {
            throw new IOException("the tensors take [" + size + "] bytes: they must take less than 2 GiB");
        }
        try (FileChannel channel = FileChannel.open(file, how)) {
            MappedByteBuffer whole = channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(size, 1));
            List<ByteBuffer> first = new ArrayList<>();
            int at = slices(whole, 0, inputs, first);
            List<ByteBuffer> second = new ArrayList<>();
            slices(whole, at, outputs, second);
            return new SharedTensors(first, second);
        }
    }

    private static int slices(ByteBuffer whole, int from, List<TensorInfo> tensors, List<ByteBuffer> into) {
        int at = from;
        for (TensorInfo tensor : tensors) {
            into.add(whole.slice(at, tensor.byteCount()).order(ByteOrder.nativeOrder()));
            at += aligned(tensor.byteCount());
        }
        return at;
    }

    private static long size(List<TensorInfo> tensors) {
        long size = 0;
        for (TensorInfo tensor : tensors) {
            size += aligned(tensor.byteCount());
        }
        return size;
    }

    private static int aligned(int bytes) {
        return Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
