package dev.modelwire.api.inference;

/**
 * How the host wants models run. Offered by the host as a service; what it says holds instead of the configuration of the
 * inference bundle as long as it is there.
 *
 * @param sessions records that one model scores at the same time, 1 to the number of processor cores. Each
 *     session takes its own memory.
 * @param warmUpRuns runs of a new version before it answers records.
 * @param probe whether a new version is first opened, checked and measured in a process of its own, so that a
 *     model which ends its process does not end the gateway.
 * @param probeMemoryMib memory that this process may take; a version that takes more is refused.
 * @param probeSeconds time that opening the model, and one run of it, may take in this process.
 * @param probationSeconds time after its activation in which a new version is given up for the one before if it
 *     does worse than below. 0: none.
 * @param probationRecords records below which nothing is decided.
 * @param probationErrorPercent records of a hundred that may fail, or be answered with NaN, infinity or outside
 *     of the range that the manifest gives for an output.
 * @param probationSlowPercent records of a hundred that may take longer than the budget of the manifest.
 * @param isolation where models run: in the gateway, or each in a process of its own, where a model that ends
 *     its process ends nothing else and a record takes some tens of microseconds more.
 * @param isolationMemoryMib memory that such a process may take. 0: no limit.
 * @param isolationRunSeconds time of one record after which such a process is ended and started again.
 * @param memoryBudgetMib memory that the sessions of all models may take together. A version that does not fit
 *     beside the active one takes its place after that was unloaded. 0: no budget.
 * @param memoryReserveMib memory of the machine that must stay available when a version is loaded.
 * @param contractChange whether a version that asks for other wiring than the active one is activated even so:
 *     {@code accept} or {@code refuse}.
 */
public record InferenceSettings(
        int sessions,
        int warmUpRuns,
        boolean probe,
        int probeMemoryMib,
        int probeSeconds,
        int probationSeconds,
        int probationRecords,
        int probationErrorPercent,
        int probationSlowPercent,
        String isolation,
        int isolationMemoryMib,
        int isolationRunSeconds,
        int memoryBudgetMib,
        int memoryReserveMib,
        String contractChange) {}
