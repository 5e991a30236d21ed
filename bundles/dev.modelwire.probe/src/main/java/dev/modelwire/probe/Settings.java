package dev.modelwire.probe;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The settings of an engine's blueprint as they go through a connection. */
public final class Settings {

    private static final int MOST = 100;

    private Settings() {}

    /** Writes them. */
    public static void write(DataOutput out, Map<String, String> settings) throws IOException {
        out.writeInt(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
    }

    /** Reads what {@link #write} writes. */
    public static Map<String, String> read(DataInput in) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (int left = bounded(in.readInt(), MOST); left > 0; left--) {
            settings.put(in.readUTF(), in.readUTF());
        }
        return settings;
    }

    static int bounded(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("count [" + count + "] must be 0 to " + most);
        }
        return count;
    }
}
