package dev.modelwire.features.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** The base history of a stream as bytes: version, what it is a history of, the windows of all keys, checksum. */
final class Snapshot {

    static final int MOST_BYTES = 64 << 20;
    static final int MOST_STEPS = 1 << 16;
    static final int MOST_BUCKETS = 1024;
    private static final int MAGIC = 0x4d574653;
    private static final int VERSION = 1;
    private static final int TEXT = 0;
    private static final int NUMBER = 1;

    private Snapshot() {}

    /** Why a snapshot cannot go on under a plan, in a sentence. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static byte[] write(FeaturePlan plan, Map<Object, KeyWindow> windows) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(plan.base().signature());
            out.writeInt(plan.columns().length);
            for (Column column : plan.columns()) {
                out.writeUTF(column.name());
                out.writeLong(fingerprint(column));
            }
            out.writeInt(windows.size());
            for (Map.Entry<Object, KeyWindow> each : windows.entrySet()) {
                if (each.getKey() instanceof String text) {
                    out.writeByte(TEXT);
                    out.writeUTF(text);
                } else {
                    out.writeByte(NUMBER);
                    out.writeLong((Long) each.getKey());
                }
                each.getValue().save(out);
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the windows that go on under the plan. */
    static Map<Object, KeyWindow> read(FeaturePlan plan, byte[] bytes) throws IOException {
        if (bytes.length < 2 * Long.BYTES || bytes.length > MOST_BYTES) {
            throw new Refused("the saved window has " + bytes.length + " bytes: it is none");
        }
        int end = bytes.length - Long.BYTES;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        DataInputStream check = new DataInputStream(new ByteArrayInputStream(bytes, end, Long.BYTES));
        if (in.readInt() != MAGIC || check.readLong() != checksum(bytes, end)) {
            throw new Refused("the saved window is damaged");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new Refused("the saved window has format " + version + ": only " + VERSION + " is known");
        }
        String signature = in.readUTF();
        if (!signature.equals(plan.base().signature())) {
            throw new Refused(
                    "steps are made otherwise: by " + plan.base().signature() + " instead of by " + signature);
        }
        ImageColumns image = columns(in, plan.columns());
        int keys = bounded(in.readInt(), 10_000);
        if (keys > plan.base().key().most()) {
            throw new Refused(
                    keys + " keys have windows: at most " + plan.base().key().most() + " may");
        }
        Map<Object, KeyWindow> windows = new LinkedHashMap<>();
        for (int i = 0; i < keys; i++) {
            Object key = in.readByte() == TEXT ? in.readUTF() : (Object) in.readLong();
            KeyWindow window = KeyWindow.of(plan);
            window.load(in, image);
            windows.put(key, window);
        }
        if (in.read() >= 0) {
            throw new Refused("the saved window has more bytes than it says");
        }
        return windows;
    }

    private static ImageColumns columns(DataInputStream in, Column[] columns) throws IOException {
        int[] to = new int[bounded(in.readInt(), PlanParser.MOST_COLUMNS)];
        Arrays.fill(to, -1);
        int found = 0;
        for (int i = 0; i < to.length; i++) {
            String name = in.readUTF();
            long fingerprint = in.readLong();
            for (int c = 0; c < columns.length; c++) {
                if (columns[c].name().equals(name)) {
                    if (fingerprint(columns[c]) != fingerprint) {
                        throw new Refused("column [" + name
                                + "] is another one: its property, unit, aggregate, missing or categories changed");
                    }
                    to[i] = c;
                    found++;
                }
            }
        }
        if (found < columns.length) {
            for (int c = 0; c < columns.length; c++) {
                int column = c;
                if (Arrays.stream(to).noneMatch(each -> each == column)) {
                    throw new Refused("column [" + columns[c].name() + "] is new: there is no history of it");
                }
            }
        }
        return new ImageColumns(to);
    }

    private static long fingerprint(Column column) {
        byte[] bytes = column.signature().getBytes(StandardCharsets.UTF_8);
        return checksum(bytes, bytes.length);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    static int bounded(int count, int most) throws Refused {
        if (count < 0 || count > most) {
            throw new Refused("the saved window has a count of " + count + ": it must be from 0 to " + most);
        }
        return count;
    }

    static long time(long millis) throws Refused {
        if (millis < -Pace.DAY * 8 || millis >= Zone.END) {
            throw new Refused("the saved window has a time of " + millis + " ms: it must be from 1970 to 2199");
        }
        return millis;
    }

    static double finite(double value) throws Refused {
        if (!Double.isFinite(value)) {
            throw new Refused("the saved window has a value that is no finite number");
        }
        return value;
    }
}
