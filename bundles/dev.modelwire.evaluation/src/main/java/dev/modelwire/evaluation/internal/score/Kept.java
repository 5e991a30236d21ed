package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How versions and forecasts are written. */
final class Kept {

    private Kept() {}

    static void write(ModelVersion version, DataOutput out) throws IOException {
        out.writeUTF(version.name().value());
        out.writeUTF(version.label().value());
        out.writeUTF(version.digest().hex());
    }

    static ModelVersion version(DataInput in) throws IOException {
        return new ModelVersion(ModelName.of(in.readUTF()), VersionLabel.of(in.readUTF()), Digest.sha256(in.readUTF()));
    }

    static void write(Waiting waiting, DataOutput out) throws IOException {
        write(waiting.version(), out);
        out.writeLong(waiting.origin());
        out.writeLong(waiting.target());
        out.writeInt(waiting.horizon());
        out.writeDouble(waiting.value());
        out.writeInt(waiting.quantiles());
        for (int i = 0; i < waiting.quantiles(); i++) {
            out.writeDouble(waiting.quantile(i));
        }
    }

    static Waiting waiting(DataInput in) throws IOException {
        ModelVersion version = version(in);
        long origin = in.readLong();
        long target = in.readLong();
        int horizon = in.readInt();
        double value = in.readDouble();
        double[] quantiles = new double[in.readInt()];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = in.readDouble();
        }
        return new Waiting(version, origin, target, horizon, value, quantiles);
    }

    static void write(Pair pair, DataOutput out) throws IOException {
        write(pair.forecast(), out);
        out.writeDouble(pair.truth());
        out.writeDouble(pair.naive());
    }

    static Pair pair(DataInput in) throws IOException {
        Waiting forecast = waiting(in);
        double truth = in.readDouble();
        return new Pair(forecast, truth, in.readDouble());
    }
}
