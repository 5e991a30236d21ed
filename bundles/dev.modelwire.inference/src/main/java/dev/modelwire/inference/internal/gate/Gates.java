package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.inference.internal.EngineRegistry;
import dev.modelwire.inference.internal.InferenceOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gates in their order. */
public final class Gates {

    private static final Logger LOG = LoggerFactory.getLogger(Gates.class);

    private final List<Gate> gates;

    public Gates(List<Gate> gates) {
        this.gates = List.copyOf(gates);
    }

    /** Returns the gates that every version must pass. */
    public static Gates standard(
            ModelStore store,
            EngineRegistry engines,
            Supplier<InferenceOptions> options,
            Isolation isolation,
            Memory memory,
            LongSupplier nanoTicker) {
        Gate wiring = new WiringGate(() -> options.get().refusesNewWiring());
        return new Gates(List.of(
                new FilesGate(store),
                new ManifestGate(),
                wiring,
                new EngineGate(engines),
                new ScanGate(),
                new ProbeGate(() -> options.get().probe(), isolation.commands(), new Findings(store), nanoTicker),
                new MemoryGate(() -> options.get().memory(), () -> options.get().sessions(), memory),
                new LoadGate(() -> options.get().sessions(), isolation::engine),
                new ContractGate(nanoTicker),
                wiring,
                new GoldenGate(),
                new WarmUpGate(() -> options.get().warmUpRuns(), nanoTicker)));
    }

    /** Puts the candidate through the gates; returns the first refusal, or empty if it passed them all. */
    public Optional<ActivationOutcome.Refused> refusal(Candidate candidate) {
        for (Gate gate : gates) {
            if (check(gate, candidate) instanceof Verdict.Refused refused) {
                return Optional.of(new ActivationOutcome.Refused(refused.code(), gate.name(), refused.detail()));
            }
        }
        return Optional.empty();
    }

    private static Verdict check(Gate gate, Candidate candidate) {
        try {
            return gate.check(candidate);
        } catch (OutOfMemoryError e) {
            return Verdict.refused(
                    ErrorCode.MEMORY_BUDGET, "there is not enough memory for the model: " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("gate [{}] failed on [{}]", gate.name(), candidate.version(), e);
            return Verdict.refused(ErrorCode.INTERNAL, "the gate itself failed: " + e);
        }
    }
}
