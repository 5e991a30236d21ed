package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** The first look at a model file, before any native code sees it. */
public final class FlatbufferHeader {

    private static final int MIN_SIZE = 16;
    private static final int IDENTIFIER = 0x334c4654; // "TFL3"

    private FlatbufferHeader() {}

    /** Refuses a file that is no flatbuffer of a TFLite model, or whose root table lies outside of it. */
    public static void check(ModelFile model) throws EngineException {
        try (FileChannel file = FileChannel.open(model.path(), StandardOpenOption.READ)) {
            long size = file.size();
            if (size < MIN_SIZE || size > Integer.MAX_VALUE) {
                throw invalid(model, "has " + size + " bytes: a TFLite model has 16 bytes to 2 GiB");
            }
            if (int32(file, 4) != IDENTIFIER) {
                throw invalid(model, "is no TFLite model: bytes 4 to 7 must read [TFL3]");
            }
            long root = Integer.toUnsignedLong(int32(file, 0));
            if (root < 8 || root > size - 4) {
                throw invalid(model, "is damaged: its root table at [" + root + "] lies outside of the file");
            }
            long vtable = root - int32(file, root);
            if (vtable < 8 || vtable > size - 4) {
                throw invalid(model, "is damaged: its field table at [" + vtable + "] lies outside of the file");
            }
            int fields = int32(file, vtable) & 0xffff;
            if (fields < 4 || vtable + fields > size) {
                throw invalid(model, "is damaged: its field table of [" + fields + "] bytes ends outside of the file");
            }
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Kind.INVALID_MODEL,
                    "model file [" + model.path() + "] cannot be read: check that it exists and its permissions",
                    e);
        }
    }

    private static int int32(FileChannel file, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file ended while it was read");
            }
        }
        return bytes.getInt(0);
    }

    private static EngineException invalid(ModelFile model, String why) {
        return new EngineException(
                EngineException.Kind.INVALID_MODEL,
                "model file [" + model.path().getFileName() + "] (sha256 " + model.sha256() + ") " + why
                        + "; publish it again");
    }
}
