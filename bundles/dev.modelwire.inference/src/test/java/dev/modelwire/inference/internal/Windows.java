package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.util.Map;

/** Versions with a window of minutes whose answer shows what was in it: 100 × the oldest of three + 10 × the next + the newest. */
final class Windows {

    static final String PIPELINE = """
            { "time": { "property": "t", "unit": "s" }, "step": "PT1M", "columns": [ { "name": "x", "unit": "bar" } ],
              "features": [ { "name": "x", "kind": "value", "column": "x" } ], "window": { "steps": 3 } }
            """;

    private Windows() {}

    static String manifest(String version, int steps, String pipeline, String more) {
        return """
                { "modelwire-manifest": 1, "model": "pump", "version": "%s", "format": "fake",
                  "inputs": [ { "name": "window", "type": "FP32", "shape": [1, %d] } ],
                  "outputs": [ { "name": "y", "type": "FP32", "shape": [1, 1] } ],
                  "pipeline": %s %s }
                """.formatted(version, steps, pipeline, more);
    }

    static StoredVersion version(Rig rig, String version, int sign) throws StoreException {
        return version(rig, version, sign, PIPELINE, "");
    }

    static StoredVersion version(Rig rig, String version, int sign, String pipeline, String more)
            throws StoreException {
        FakeModel model = FakeModel.of("window", "y", Finish.NONE, new double[] {0, 100 * sign, 10 * sign, sign});
        return rig.stored(version, model.bytes(), manifest(version, 3, pipeline, more));
    }

    /** Gives x at that minute, by a lease of its own. */
    static String score(Rig rig, int minute, Object x) {
        return score(rig, "", minute, x);
    }

    static String score(Rig rig, String stream, int minute, Object x) {
        try (ModelLease lease = rig.lease()) {
            return told(lease.score(Map.of("t", minute * 60, "x", x), stream));
        }
    }

    static String told(ScoreOutcome outcome) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return Long.toString(Math.round(scored.outputs().get(0).value(0)));
        }
        if (outcome instanceof ScoreOutcome.Refused refused) {
            return refused.code() + ": " + refused.detail();
        }
        return ((ScoreOutcome.Absorbed) outcome).detail();
    }
}
