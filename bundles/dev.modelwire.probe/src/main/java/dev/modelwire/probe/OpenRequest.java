package dev.modelwire.probe;

import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the process needs to know to open a model.
 *
 * @param settings those of the engine's blueprint; the first request of a process brings up the engine with them
 * @param model the file, verified by the gateway
 * @param options how the session runs
 */
public record OpenRequest(Map<String, String> settings, ModelFile model, SessionOptions options) {

    private static final int MOST_SETTINGS = 100;

    public OpenRequest {
        settings = Map.copyOf(settings);
    }

    /** Writes it. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
        out.writeUTF(model.path().toString());
        out.writeUTF(model.format());
        out.writeUTF(model.sha256());
        out.writeInt(options.threads());
        out.writeBoolean(options.stateful());
    }

    /** Reads what {@link #write} writes. */
    public static OpenRequest read(DataInput in) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (int left = bounded(in.readInt(), MOST_SETTINGS); left > 0; left--) {
            settings.put(in.readUTF(), in.readUTF());
        }
        ModelFile model = new ModelFile(Path.of(in.readUTF()), in.readUTF(), in.readUTF());
        return new OpenRequest(settings, model, new SessionOptions(in.readInt(), in.readBoolean()));
    }

    static int bounded(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("count [" + count + "] must be 0 to " + most);
        }
        return count;
    }
}
