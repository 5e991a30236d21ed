package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.Range;
import dev.modelwire.inference.internal.mapping.Contract;
import dev.modelwire.inference.internal.mapping.Origin;
import dev.modelwire.inference.internal.mapping.Scorer;
import dev.modelwire.inference.internal.probation.Probation;
import dev.modelwire.inference.internal.probation.ProbationOptions;
import dev.modelwire.testkit.engine.FakeEngine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A leased model whose session adds its two inputs and allocates nothing itself. */
final class Quiet {

    final ModelLease lease;

    Quiet(boolean watched) {
        ModelVersion version = new ModelVersion(Rig.PUMP, VersionLabel.of("1"), Digest.sha256("0".repeat(64)));
        EngineSession session = new Adding();
        Scorer scorer = new Scorer(
                session,
                Contract.derived(session.inputs(), session.outputs()),
                new Origin(version, "quiet"),
                System::nanoTime);
        StoredVersion stored = new StoredVersion(
                version.label(), List.of(new StoredArtifact(ArtifactRole.MODEL, version.digest(), 1)));
        LoadedModel model = new LoadedModel(
                version,
                new FakeEngine(),
                List.of(scorer),
                session::close,
                new Footprint(stored, 0, new AtomicLong()),
                Runnable::run);
        if (watched) {
            ProbationOptions options = new ProbationOptions(Duration.ofHours(1), 10, 5, 5);
            model.watch(new Probation(options, List.of(Range.ALL), 0, System::nanoTime), () -> {});
        }
        lease = new SlotLease(model);
    }

    private static final class Adding extends EngineSession {

        private final ByteBuffer in;
        private final ByteBuffer out;

        Adding() {
            this(buffer(8), buffer(4));
        }

        private Adding(ByteBuffer in, ByteBuffer out) {
            super(
                    SessionOptions.stateless(),
                    List.of(new TensorInfo("x", ElementType.FP32, List.of(1, 2))),
                    List.of(in),
                    List.of(new TensorInfo("y", ElementType.FP32, List.of(1, 1))),
                    List.of(out));
            this.in = in;
            this.out = out;
        }

        @Override
        protected void resetState() {}

        @Override
        protected void invoke() {
            out.putFloat(0, in.getFloat(0) + in.getFloat(4));
        }

        @Override
        protected void release() {}

        private static ByteBuffer buffer(int bytes) {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
    }
}
