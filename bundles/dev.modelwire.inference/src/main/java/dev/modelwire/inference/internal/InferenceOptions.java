package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.InferenceSettings;
import dev.modelwire.inference.internal.gate.MemoryOptions;
import dev.modelwire.inference.internal.probation.ProbationOptions;
import dev.modelwire.inference.internal.worker.IsolationOptions;
import dev.modelwire.inference.internal.worker.ProbeOptions;
import java.time.Duration;

/**
 * How models are run.
 *
 * @param sessions sessions of each model, and so records that it scores at the same time
 * @param warmUpRuns runs before a model answers records
 * @param probe how a version is tried in a process of its own
 * @param probation what a version may do at first
 * @param isolation how models run in processes of their own
 * @param memory what models may take of the machine's memory
 * @param refusesNewWiring whether a version is refused to which nothing is wired as it asks for
 */
public record InferenceOptions(
        int sessions,
        int warmUpRuns,
        ProbeOptions probe,
        ProbationOptions probation,
        IsolationOptions isolation,
        MemoryOptions memory,
        boolean refusesNewWiring) {

    /**
     * Makes options with the defaults for what is not given.
     *
     * @param cores the processor cores of this machine
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static InferenceOptions of(int sessions, int warmUpRuns, int cores) {
        within("sessions", sessions, 1, cores);
        within("warmUpRuns", warmUpRuns, 1, 1000);
        return new InferenceOptions(
                sessions,
                warmUpRuns,
                ProbeOptions.DEFAULT,
                ProbationOptions.DEFAULT,
                IsolationOptions.DEFAULT,
                MemoryOptions.DEFAULT,
                false);
    }

    /**
     * Returns these options with another probe.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public InferenceOptions withProbe(boolean enabled, int memoryMib, int seconds) {
        within("probeMemoryMib", memoryMib, 128, 65_536);
        within("probeSeconds", seconds, 1, 600);
        return new InferenceOptions(
                sessions,
                warmUpRuns,
                new ProbeOptions(enabled, memoryMib, Duration.ofSeconds(seconds)),
                probation,
                isolation,
                memory,
                refusesNewWiring);
    }

    /**
     * Returns these options with another probation.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public InferenceOptions withProbation(int seconds, int minRecords, int maxErrorPercent, int maxSlowPercent) {
        within("probationSeconds", seconds, 0, 604_800);
        within("probationRecords", minRecords, 1, 1_000_000);
        within("probationErrorPercent", maxErrorPercent, 0, 100);
        within("probationSlowPercent", maxSlowPercent, 0, 100);
        return new InferenceOptions(
                sessions,
                warmUpRuns,
                probe,
                new ProbationOptions(Duration.ofSeconds(seconds), minRecords, maxErrorPercent, maxSlowPercent),
                isolation,
                memory,
                refusesNewWiring);
    }

    /**
     * Returns these options with another isolation.
     *
     * @param isolation {@code in-process} or {@code process}
     * @throws IllegalArgumentException if a value is out of its range
     */
    public InferenceOptions withIsolation(String isolation, int memoryMib, int runSeconds) {
        if (!isolation.equals("in-process") && !isolation.equals("process")) {
            throw new IllegalArgumentException("isolation [" + isolation + "] must be in-process or process");
        }
        if (memoryMib != 0) {
            within("isolationMemoryMib", memoryMib, 64, 65_536);
        }
        within("isolationRunSeconds", runSeconds, 1, 600);
        return new InferenceOptions(
                sessions,
                warmUpRuns,
                probe,
                probation,
                new IsolationOptions(isolation.equals("process"), memoryMib, Duration.ofSeconds(runSeconds)),
                memory,
                refusesNewWiring);
    }

    /**
     * Returns these options with other bounds of memory.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public InferenceOptions withMemory(int budgetMib, int reserveMib) {
        within("memoryBudgetMib", budgetMib, 0, 1_048_576);
        within("memoryReserveMib", reserveMib, 0, 1_048_576);
        return new InferenceOptions(
                sessions,
                warmUpRuns,
                probe,
                probation,
                isolation,
                new MemoryOptions(budgetMib, reserveMib),
                refusesNewWiring);
    }

    /**
     * Returns these options with another answer to versions that ask for new wiring.
     *
     * @param answer {@code accept} or {@code refuse}
     * @throws IllegalArgumentException if it is neither
     */
    public InferenceOptions withContractChange(String answer) {
        if (!answer.equals("accept") && !answer.equals("refuse")) {
            throw new IllegalArgumentException("contractChange [" + answer + "] must be accept or refuse");
        }
        return new InferenceOptions(sessions, warmUpRuns, probe, probation, isolation, memory, answer.equals("refuse"));
    }

    /**
     * Returns what the host's settings say.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static InferenceOptions of(InferenceSettings given, int cores) {
        return of(given.sessions(), given.warmUpRuns(), cores)
                .withProbe(given.probe(), given.probeMemoryMib(), given.probeSeconds())
                .withProbation(
                        given.probationSeconds(),
                        given.probationRecords(),
                        given.probationErrorPercent(),
                        given.probationSlowPercent())
                .withIsolation(given.isolation(), given.isolationMemoryMib(), given.isolationRunSeconds())
                .withMemory(given.memoryBudgetMib(), given.memoryReserveMib())
                .withContractChange(given.contractChange());
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " [" + value + "] must be " + least + " to " + most);
        }
    }
}
