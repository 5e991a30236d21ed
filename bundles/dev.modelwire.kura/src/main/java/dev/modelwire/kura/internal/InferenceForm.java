package dev.modelwire.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = InferenceFormComponent.PID,
        name = "Modelwire inference",
        description = "How this gateway tries, runs and watches its models. Versions activated from now on use it.")
@interface InferenceForm {

    @AttributeDefinition(
            name = "Sessions per model",
            min = "1",
            max = "64",
            description = "Records that one model scores at the same time, 1 to the number of "
                    + "processor cores. Each session takes its own memory. Models loaded from now " + "on use it.")
    int sessions() default 1;

    @AttributeDefinition(
            name = "Warm-up runs",
            min = "1",
            max = "1000",
            description = "Runs of a new version before it answers records.")
    int warm_up_runs() default 20;

    @AttributeDefinition(
            name = "Try new versions in a process",
            description = "Whether a new version is first opened, checked and measured in a process of "
                    + "its own, so that a model which ends its process does not end the gateway.")
    boolean probe_enabled() default true;

    @AttributeDefinition(
            name = "Try: memory [MiB]",
            min = "128",
            max = "65536",
            description = "Memory that this process may take; a version that takes more is refused.")
    int probe_memory_mib() default 512;

    @AttributeDefinition(
            name = "Try: time [s]",
            min = "1",
            max = "600",
            description = "Time that opening the model, and one run of it, may take in this process.")
    int probe_seconds() default 30;

    @AttributeDefinition(
            name = "Probation [s]",
            min = "0",
            max = "604800",
            description = "Time after its activation in which a new version is given up for the one "
                    + "before if it does worse than below. 0: none.")
    int probation_seconds() default 600;

    @AttributeDefinition(
            name = "Probation: records",
            min = "1",
            max = "1000000",
            description = "Records below which nothing is decided.")
    int probation_records() default 20;

    @AttributeDefinition(
            name = "Probation: failed records [percent]",
            min = "0",
            max = "100",
            description = "Records of a hundred that may fail, or be answered with NaN, infinity or "
                    + "outside of the range that the manifest gives for an output.")
    int probation_error_percent() default 5;

    @AttributeDefinition(
            name = "Probation: slow records [percent]",
            min = "0",
            max = "100",
            description = "Records of a hundred that may take longer than the budget of the manifest.")
    int probation_slow_percent() default 10;

    @AttributeDefinition(
            name = "Isolation",
            options = {
                @Option(label = "in the gateway", value = "in-process"),
                @Option(label = "a process for each model", value = "process")
            },
            description = "Where models run: in the gateway, or each in a process of its own, where a "
                    + "model that ends its process ends nothing else and a record takes some tens "
                    + "of microseconds more.")
    String isolation() default "in-process";

    @AttributeDefinition(
            name = "Isolation: memory [MiB]",
            min = "0",
            max = "65536",
            description = "Memory that such a process may take. 0: no limit.")
    int isolation_memory_mib() default 0;

    @AttributeDefinition(
            name = "Isolation: longest record [s]",
            min = "1",
            max = "600",
            description = "Time of one record after which such a process is ended and started again.")
    int isolation_run_seconds() default 10;

    @AttributeDefinition(
            name = "Memory budget [MiB]",
            min = "0",
            max = "1048576",
            description = "Memory that the sessions of all models may take together. A version that "
                    + "does not fit beside the active one takes its place after that was unloaded. " + "0: no budget.")
    int memory_budget_mib() default 0;

    @AttributeDefinition(
            name = "Memory reserve [MiB]",
            min = "0",
            max = "1048576",
            description = "Memory of the machine that must stay available when a version is loaded.")
    int memory_reserve_mib() default 64;

    @AttributeDefinition(
            name = "Changed contract",
            options = {
                @Option(label = "accept and report", value = "accept"),
                @Option(label = "refuse", value = "refuse")
            },
            description = "What becomes of a version that asks for other inputs, units, outputs or labels than "
                    + "the active one, so that the graph would have to be wired anew. Accepted, it is "
                    + "activated, and the reported state names the differences; refused, the active one goes on.")
    String contract_change() default "accept";
}
