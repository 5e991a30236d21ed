package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.inference.internal.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** An engine opens the model, once for each session. The next engine is asked if one cannot run it. */
final class LoadGate implements Gate {

    private final IntSupplier sessions;
    private final Way way;

    /** The way to an engine's sessions. */
    interface Way {
        Engine engine(Candidate candidate, Engine engine, int sessions) throws EngineException;
    }

    LoadGate(IntSupplier sessions, Way way) {
        this.sessions = sessions;
        this.way = way;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Verdict check(Candidate candidate) {
        ModelFile file = new ModelFile(
                candidate.modelFile().path(),
                candidate.choice().format(),
                candidate.version().digest().hex());
        Verdict verdict = Verdict.refused(ErrorCode.ENGINE_MISSING, "the engines have gone while the model was loaded");
        for (Engine engine : candidate.choice().engines()) {
            verdict = open(candidate, engine, file);
            if (!(verdict instanceof Verdict.Refused refused) || !mayElsewhere(refused.code())) {
                return verdict;
            }
        }
        return verdict;
    }

    private Verdict open(Candidate candidate, Engine engine, ModelFile file) {
        List<EngineSession> open = new ArrayList<>();
        int batch = candidate.manifest().map(Manifest::batch).orElse(1);
        boolean complete = false;
        try {
            int wanted = sessions.getAsInt();
            Engine through = way.engine(candidate, engine, wanted);
            while (open.size() < wanted) {
                open.add(through.open(file, SessionOptions.stateless(batch)));
            }
            complete = true;
            candidate.opened(engine, open);
            return Verdict.passed();
        } catch (EngineException e) {
            return Verdict.refused(
                    EngineErrors.code(e.kind()),
                    "engine [" + engine.name() + "] does not open the model: " + e.getMessage());
        } finally {
            if (!complete) {
                Holdings holdings = new Holdings();
                open.forEach(holdings::keep);
                holdings.close();
            }
        }
    }

    private static boolean mayElsewhere(ErrorCode code) {
        return code == ErrorCode.MODEL_UNSUPPORTED || code == ErrorCode.ENGINE_MISSING;
    }
}
