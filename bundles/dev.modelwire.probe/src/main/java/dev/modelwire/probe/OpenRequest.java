package dev.modelwire.probe;

import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the process needs to know to open a model.
 *
 * @param model the file, verified by the gateway
 * @param options how the session runs
 */
public record OpenRequest(ModelFile model, SessionOptions options) {

    /** Writes it. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(model.path().toString());
        out.writeUTF(model.format());
        out.writeUTF(model.sha256());
        out.writeInt(options.threads());
        out.writeBoolean(options.stateful());
        out.writeInt(options.batch());
    }

    /** Reads what {@link #write} writes. */
    public static OpenRequest read(DataInput in) throws IOException {
        ModelFile model = new ModelFile(Path.of(in.readUTF()), in.readUTF(), in.readUTF());
        return new OpenRequest(model, new SessionOptions(in.readInt(), in.readBoolean(), in.readInt()));
    }
}
