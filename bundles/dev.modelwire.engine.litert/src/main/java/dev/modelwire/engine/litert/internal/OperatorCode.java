package dev.modelwire.engine.litert.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator that a model uses. The native runtime prints which one it lacks and answers only that something failed.
 *
 * @param builtin its number
 * @param custom its author's name for it if it is no builtin operator, or empty
 * @param version its version
 */
record OperatorCode(int builtin, String custom, int version) {

    static final int CUSTOM = 32;
    private static final int MOST = 65_536;

    /** Reads the operators of a file that the native verifier has found sound. */
    static List<OperatorCode> read(Path model) throws IOException {
        try (FileChannel file = FileChannel.open(model, StandardOpenOption.READ)) {
            long root = Integer.toUnsignedLong(int32(file, 0));
            long codes = field(file, root, 1);
            if (codes == 0) {
                return List.of();
            }
            long vector = target(file, codes);
            int count = int32(file, vector);
            if (count < 0 || count > MOST) {
                throw new IOException("there are [" + count + "] operators");
            }
            List<OperatorCode> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(read(file, target(file, vector + 4 + 4L * i)));
            }
            return List.copyOf(all);
        }
    }

    /** Returns its number, and the name of a custom operator. */
    String label() {
        return custom.isEmpty() ? Integer.toString(builtin) : custom;
    }

    private static OperatorCode read(FileChannel file, long table) throws IOException {
        long oldBuiltin = field(file, table, 0);
        long custom = field(file, table, 1);
        long version = field(file, table, 2);
        long builtin = field(file, table, 3);
        return new OperatorCode(
                Math.max(
                        oldBuiltin == 0 ? 0 : bytes(file, oldBuiltin, 1).get(0),
                        builtin == 0 ? 0 : int32(file, builtin)),
                custom == 0 ? "" : text(file, target(file, custom)),
                version == 0 ? 1 : int32(file, version));
    }

    private static String text(FileChannel file, long position) throws IOException {
        int length = Math.min(Math.max(int32(file, position), 0), 256);
        return StandardCharsets.UTF_8.decode(bytes(file, position + 4, length)).toString();
    }

    /** Returns the position of a table's field, or 0 if the table does not have it. */
    private static long field(FileChannel file, long table, int number) throws IOException {
        long vtable = table - int32(file, table);
        int entry = 4 + 2 * number;
        if (entry + 2 > (bytes(file, vtable, 2).getShort(0) & 0xffff)) {
            return 0;
        }
        int offset = bytes(file, vtable + entry, 2).getShort(0) & 0xffff;
        return offset == 0 ? 0 : table + offset;
    }

    private static long target(FileChannel file, long position) throws IOException {
        return position + Integer.toUnsignedLong(int32(file, position));
    }

    private static int int32(FileChannel file, long position) throws IOException {
        return bytes(file, position, 4).getInt(0);
    }

    private static ByteBuffer bytes(FileChannel file, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (position < 0 || file.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file ended while it was read");
            }
        }
        return bytes.flip();
    }
}
