package dev.modelwire.inference.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

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
}
