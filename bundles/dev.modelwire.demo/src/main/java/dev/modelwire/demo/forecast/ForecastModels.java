package dev.modelwire.demo.forecast;

import dev.modelwire.demo.Digests;
import dev.modelwire.demo.OutputFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the forecasters, their manifests and the rows to replay into a folder. */
public final class ForecastModels {

    /** To be raised when the code below gives other files for the same weights. */
    static final int GENERATOR_VERSION = 1;

    private ForecastModels() {}

    /** Returns all versions as they are committed. */
    public static List<ForecastVersion> versions() {
        return ForecastPlan.all().stream().map(ForecastVersion::load).toList();
    }

    /** Writes what is not there yet. */
    public static void write(Path directory) throws IOException {
        OutputFolder folder = new OutputFolder(directory);
        StringBuilder inputs = new StringBuilder().append(GENERATOR_VERSION);
        for (ForecastPlan plan : ForecastPlan.all()) {
            inputs.append('\n')
                    .append(plan)
                    .append(Digests.sha256(Weights.resource(plan.file() + ".weights")))
                    .append(Digests.sha256(Weights.resource(plan.file() + ".plan.json")));
        }
        String fingerprint = Digests.sha256(inputs.toString());
        if (!folder.isUpToDate(fingerprint)) {
            folder.write(fingerprint, ForecastFiles.generate(versions()));
        }
    }
}
