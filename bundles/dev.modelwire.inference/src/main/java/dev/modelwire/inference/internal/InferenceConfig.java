package dev.modelwire.inference.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = InferenceComponent.NAME,
        name = "Modelwire inference",
        description = "Runs the models of this gateway.")
@interface InferenceConfig {

    @AttributeDefinition(
            name = "Sessions per model",
            description = "Records that one model scores at the same time, 1 to the number of processor cores. Each"
                    + " session takes its own memory. Models loaded from now on use it.",
            min = "1")
    int sessions() default 1;

    @AttributeDefinition(
            name = "Warm-up runs",
            description = "Runs of a new version before it answers records. More runs make the first records faster and"
                    + " the activation slower.",
            min = "1",
            max = "1000")
    int warmUpRuns() default 20;

    @AttributeDefinition(
            name = "Try in a process",
            description =
                    "Whether a new version is first opened, checked and measured in a process of its own, so that a"
                            + " model which ends its process does not end the gateway.")
    boolean probe() default true;

    @AttributeDefinition(
            name = "Memory of that process (MiB)",
            description = "Memory that the process may take; a version that takes more is refused.",
            min = "128",
            max = "65536")
    int probeMemoryMib() default 512;

    @AttributeDefinition(
            name = "Time of that process (s)",
            description =
                    "Time, and processor time, that the process may take; a version that takes longer is refused.",
            min = "1",
            max = "600")
    int probeSeconds() default 30;

    @AttributeDefinition(
            name = "Probation (s)",
            description =
                    "Time after its activation in which a new version is given up for the one before if it does worse"
                            + " than below. 0: none.",
            min = "0",
            max = "604800")
    int probationSeconds() default 600;

    @AttributeDefinition(
            name = "Probation: records",
            description = "Records below which nothing is decided.",
            min = "1",
            max = "1000000")
    int probationRecords() default 20;

    @AttributeDefinition(
            name = "Probation: failed records (%)",
            description =
                    "Records of a hundred that may fail, or be answered with NaN, infinity or outside of the range"
                            + " that the manifest gives for an output.",
            min = "0",
            max = "100")
    int probationErrorPercent() default 5;

    @AttributeDefinition(
            name = "Probation: slow records (%)",
            description = "Records of a hundred that may take longer than the manifest's budget.",
            min = "0",
            max = "100")
    int probationSlowPercent() default 10;

    @AttributeDefinition(
            name = "Isolation",
            description =
                    "Where models run: in the gateway's process, or each in one of its own, where a model that ends its"
                            + " process ends nothing else and each record takes some tens of microseconds more. A manifest may ask"
                            + " for a process of its own too.",
            options = {
                @Option(label = "in the gateway", value = "in-process"),
                @Option(label = "a process for each model", value = "process")
            })
    String isolation() default "in-process";

    @AttributeDefinition(
            name = "Isolation: memory (MiB)",
            description = "Memory that such a process may take. 0: no limit.",
            min = "0",
            max = "65536")
    int isolationMemoryMib() default 0;

    @AttributeDefinition(
            name = "Isolation: longest record (s)",
            description = "Time of one record after which such a process is ended and started again.",
            min = "1",
            max = "600")
    int isolationRunSeconds() default 10;

    @AttributeDefinition(
            name = "Memory budget (MiB)",
            description =
                    "Memory that the sessions of all models may take together. A version that does not fit beside the"
                            + " active one takes its place after that was unloaded; one that does not fit even then is refused. 0: no"
                            + " budget.",
            min = "0",
            max = "1048576")
    int memoryBudgetMib() default 0;

    @AttributeDefinition(
            name = "Memory reserve (MiB)",
            description = "Memory of the machine that must stay available when a version is loaded.",
            min = "0",
            max = "1048576")
    int memoryReserveMib() default 64;

    @AttributeDefinition(
            name = "Changed contract",
            description =
                    "What becomes of a version that asks for other inputs, units, outputs or labels than the active one, so"
                            + " that what is wired to the model would have to be wired anew. Accepted, it is activated, and the"
                            + " reported state names the differences; refused, the active one goes on.",
            options = {
                @Option(label = "accept and report", value = "accept"),
                @Option(label = "refuse", value = "refuse")
            })
    String contractChange() default "accept";
}
