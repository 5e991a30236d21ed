package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.SwapPolicy;
import dev.modelwire.api.reported.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * There is memory for the version: beside the one that is active, or, where that is too much, in its place. What a session
 * needs is what it took in a process of its own; where that was not measured, what the scan estimates or the file's size
 * suggests.
 */
final class MemoryGate implements Gate {

    private static final int PACKED_COPIES = 2;
    private static final int TIMES_THE_FILE = 5;

    private final Supplier<MemoryOptions> options;
    private final IntSupplier sessions;
    private final Memory memory;

    MemoryGate(Supplier<MemoryOptions> options, IntSupplier sessions, Memory memory) {
        this.options = options;
        this.sessions = sessions;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Verdict check(Candidate candidate) {
        long need = session(candidate) * sessions.getAsInt();
        Room room = candidate.room();
        long used = room.usedBytes();
        long underBudget = options.get().budgetBytes() - used;
        long reserve = options.get().reserveBytes();
        long available = memory.availableBytes();
        if (need > available - reserve && need <= underBudget) {
            memory.giveBack();
            available = memory.availableBytes();
        }
        long free = Math.min(underBudget, available - reserve);
        candidate.needs(need);
        if (need <= free) {
            return Verdict.passed();
        }
        long before = room.bytesOfTheOneBefore();
        if (before == 0 || need > free + before) {
            return refused(need, used, before, available);
        }
        candidate.policy(SwapPolicy.RESOURCE_PRESERVING);
        return room.unloadTheOneBefore()
                ? Verdict.passed()
                : Verdict.refused(
                        ErrorCode.MEMORY_BUDGET,
                        "the version needs [" + need
                                + "] bytes, which are free only once the version before is unloaded:"
                                + " somebody holds a lease of that one and does not close it: "
                                + room.holdersOfTheOneBefore());
    }

    private Verdict refused(long need, long used, long before, long available) {
        MemoryOptions limits = options.get();
        return Verdict.refused(
                ErrorCode.MEMORY_BUDGET,
                "the version needs [" + need + "] bytes for [" + sessions.getAsInt() + "] sessions; models take ["
                        + used
                        + "] bytes, [" + before + "] of them the version before; "
                        + (limits.budgetMib() == 0
                                ? "there is no budget"
                                : "the budget is [" + limits.budgetBytes() + "] bytes")
                        + "; the machine has [" + available + "] bytes available, of which [" + limits.reserveBytes()
                        + "] must stay: stop other models or raise the budget");
    }

    private static long session(Candidate candidate) {
        long measured = candidate.measured(candidate.choice().engines().get(0)).memoryBytes();
        if (measured > 0) {
            return measured;
        }
        return candidate
                .summary()
                .map(summary -> summary.memoryBytes() * PACKED_COPIES)
                .orElseGet(() -> file(candidate));
    }

    private static long file(Candidate candidate) {
        try {
            return Files.size(candidate.modelFile().path()) * TIMES_THE_FILE;
        } catch (IOException e) {
            return 0; // the load says what is wrong with the file
        }
    }
}
