package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.inference.internal.contract.Comparison;
import dev.modelwire.inference.internal.contract.Terms;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is wired to the version that answers now may go on with this one, or somebody accepts that it may not. Stands where
 * the manifest is known, before anything costs time or memory, and once more where the engine has said what a manifest
 * would have said.
 */
final class WiringGate implements Gate {

    private final BooleanSupplier refusesNewWiring;

    WiringGate(BooleanSupplier refusesNewWiring) {
        this.refusesNewWiring = refusesNewWiring;
    }

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public Verdict check(Candidate candidate) {
        Optional<Terms> before = candidate.room().termsOfTheOneBefore();
        Optional<Terms> after = candidate.terms();
        if (before.isEmpty() || after.isEmpty()) {
            return Verdict.passed();
        }
        ContractChange change = Comparison.between(before.get(), after.get());
        candidate.change(change);
        return change.kind() == ContractChange.Kind.NEW_WIRING && candidate.isNew() && refusesNewWiring.getAsBoolean()
                ? Verdict.refused(
                        ErrorCode.CONTRACT_CHANGED,
                        "it asks for new wiring: " + String.join("; ", change.differences())
                                + ": wire it anew and accept changes of the contract, or keep the one before")
                : Verdict.passed();
    }
}
