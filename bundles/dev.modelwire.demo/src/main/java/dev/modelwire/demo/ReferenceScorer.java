package dev.modelwire.demo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says in plain Java what a version answers for a row, so that an observer can tell which version a record was scored
 * by. Agrees with an engine within the rounding of 32-bit arithmetic. Immutable and safe for use by several threads.
 */
public final class ReferenceScorer {
    private final String version;
    private final ShuttleModel model;

    private ReferenceScorer(String version, ShuttleModel model) {
        this.version = version;
        this.model = model;
    }

    /**
     * Reads the {@code reference.json} that lies beside a generated model.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no reference of a model
     */
    public static ReferenceScorer load(Path reference) throws IOException {
        byte[] bytes = Files.readAllBytes(reference);
        try {
            JsonObject json = Json.parse(bytes);
            return new ReferenceScorer(json.get("version").getAsString(), ReferenceJson.model(json));
        } catch (JsonParseException
                | ClassCastException
                | IllegalStateException
                | NullPointerException
                | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Reference [" + reference + "] is not one that the generator writes: generate it again", e);
        }
    }

    /** Returns the version whose answers these are. */
    public String version() {
        return version;
    }

    /**
     * Returns one probability per {@link ShuttleState}, in its order.
     *
     * @param rawFeatures the nine sensor values as they stand in the data, V1 first
     * @throws IllegalArgumentException if there are not nine
     */
    public float[] probabilities(double... rawFeatures) {
        return model.probabilities(rawFeatures);
    }

    /** Returns the most probable state for the nine sensor values of a row. */
    public ShuttleState classify(double... rawFeatures) {
        return model.classify(rawFeatures);
    }
}
