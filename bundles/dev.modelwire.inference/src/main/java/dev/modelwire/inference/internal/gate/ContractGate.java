package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.inference.internal.mapping.Contract;
import dev.modelwire.inference.internal.mapping.ContractException;
import dev.modelwire.inference.internal.mapping.Origin;
import dev.modelwire.inference.internal.mapping.Scorer;
import java.util.List;
import java.util.function.LongSupplier;

/** The model takes and answers what its manifest says. */
final class ContractGate implements Gate {

    private final LongSupplier nanoTicker;

    ContractGate(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
    }

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public Verdict check(Candidate candidate) {
        try {
            EngineSession session = candidate.sessions().get(0);
            Contract contract = candidate.manifest().isPresent()
                    ? Contract.matched(candidate.manifest().get(), session.inputs(), session.outputs())
                    : Contract.derived(session.inputs(), session.outputs());
            Origin origin = new Origin(candidate.version(), candidate.engine().name());
            List<Scorer> scorers = candidate.sessions().stream()
                    .map(each -> new Scorer(each, contract, origin, nanoTicker))
                    .toList();
            candidate.contract(contract, scorers);
            return Verdict.passed();
        } catch (ContractException e) {
            return Verdict.refused(ErrorCode.CONTRACT_MISMATCH, e.getMessage());
        }
    }
}
