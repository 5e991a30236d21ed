package dev.modelwire.inference.internal.gate;

/**
 * What models may take of the machine's memory.
 *
 * @param budgetMib memory of all models together in MiB, 0 if there is no such bound
 * @param reserveMib memory that must stay available on the machine in MiB
 */
public record MemoryOptions(int budgetMib, int reserveMib) {

    /** What holds if nobody says otherwise. */
    public static final MemoryOptions DEFAULT = new MemoryOptions(0, 64);

    long budgetBytes() {
        return budgetMib == 0 ? Long.MAX_VALUE : (long) budgetMib << 20;
    }

    long reserveBytes() {
        return (long) reserveMib << 20;
    }
}
