package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.Engine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This process as the gateway of one engine: damaged copies of a model go through all its gates, probe included. */
final class DamagedGateway implements AutoCloseable {

    static final String ANSWERS = "none: it answers as the sound one does";
    static final String SCAN = "scan";

    private static final String VERSION = "1";
    private static final float VALUE = 0.5f;
    private static final double TOLERANCE = 0.001;
    private static final int PROBE_SECONDS = 120; // this machine may have other work to do
    private static final int CLEARED_AFTER = 50;
    private static final Pattern STEP = Pattern.compile("at step \\[([a-z-]+)]");

    private final Serving serving;
    private final Map<String, Object> record;
    private final String manifest;
    private int since;

    /** Where a model ended: the gate, with the step of the probe, and the code. */
    record End(String gate, String code) {}

    private DamagedGateway(Serving serving, Map<String, Object> record, String manifest) {
        this.serving = serving;
        this.record = record;
        this.manifest = manifest;
    }

    /** Runs the sound model once, so that what it answers becomes the golden vector of its damaged copies. */
    static DamagedGateway of(Path directory, Engine engine, DamagedSubject subject) throws Exception {
        Files.createDirectories(directory);
        Serving serving = Serving.start(directory, engine, Map.of("probeSeconds", PROBE_SECONDS));
        Map<String, Object> record = record(subject);
        serving.activate(serving.stored(VERSION, subject.file(), subject.manifest(VERSION)));
        String golden;
        try (ModelLease lease = serving.lease()) {
            golden = golden(subject, (ScoreOutcome.Scored) lease.score(record));
        }
        String manifest = subject.manifest(VERSION);
        return new DamagedGateway(
                serving, record, manifest.substring(0, manifest.length() - 1) + ", \"golden\": [" + golden + "] }");
    }

    private static Map<String, Object> record(DamagedSubject subject) {
        Map<String, Object> record = new HashMap<>();
        if (subject.features()) {
            for (int i = 0; i < subject.inputs(); i++) {
                record.put(Subject.feature(i), VALUE);
            }
        } else {
            ByteBuffer bytes =
                    ByteBuffer.allocate(subject.inputs() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat(VALUE);
            }
            record.put(Subject.INPUT, bytes.array());
        }
        return record;
    }

    private static String golden(DamagedSubject subject, ScoreOutcome.Scored scored) {
        double[] answer = new double[subject.outputs()];
        Arrays.setAll(answer, i -> scored.outputs().get(0).value(i));
        StringBuilder inputs = new StringBuilder();
        if (subject.features()) {
            for (int i = 0; i < subject.inputs(); i++) {
                inputs.append(i == 0 ? "" : ", ")
                        .append('"')
                        .append(Subject.feature(i))
                        .append("\": ")
                        .append(VALUE);
            }
        } else {
            inputs.append('"').append(Subject.INPUT).append("\": ");
            inputs.append(Collections.nCopies(subject.inputs(), VALUE));
        }
        return "{ \"inputs\": { " + inputs + " }, \"outputs\": { \"" + Subject.OUTPUT + "\": " + Arrays.toString(answer)
                + " }, \"tolerance\": " + TOLERANCE + " }";
    }

    /** Puts a copy through the gates; one that passes them all answers a record and is unloaded. */
    End end(byte[] model) throws Exception {
        ActivationOutcome outcome = serving.attempt(serving.stored(VERSION, model, manifest));
        End end = outcome instanceof ActivationOutcome.Refused refused ? of(refused) : answered();
        if (++since == CLEARED_AFTER) {
            since = 0;
            serving.clear();
        }
        return end;
    }

    private static End of(ActivationOutcome.Refused refused) {
        Matcher step = STEP.matcher(refused.detail());
        String gate =
                refused.gate().equals("probe") && step.find() ? "probe, at its step " + step.group(1) : refused.gate();
        return new End(gate, refused.code().name());
    }

    private End answered() {
        try (ModelLease lease = serving.lease()) {
            return new End(
                    ANSWERS,
                    lease.score(record) instanceof ScoreOutcome.Refused refused
                            ? refused.code().name()
                            : "");
        }
    }

    @Override
    public void close() throws Exception {
        serving.clear();
        serving.close();
    }
}
