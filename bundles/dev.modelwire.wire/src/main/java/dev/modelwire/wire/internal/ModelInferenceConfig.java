package dev.modelwire.wire.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = ModelInferenceComponent.PID,
        name = "Model inference",
        description = "Scores each record with the active version of a model. Scored records leave at port 0 (result),"
                + " refused ones with the reason at port 1 (reject).")
@interface ModelInferenceConfig {

    @AttributeDefinition(
            name = "Model",
            required = false,
            description = "Name of the model in the desired state, for example pump-anomaly. While it is empty every"
                    + " record is refused.")
    String model() default "";

    @AttributeDefinition(
            name = "Mode",
            description = "Asynchronous: records wait in a queue and are scored by a thread of this component."
                    + " Synchronous: records are scored by the thread of whoever emits them, who has to wait.",
            options = {
                @Option(label = "Asynchronous", value = "asynchronous"),
                @Option(label = "Synchronous", value = "synchronous")
            })
    String mode() default "asynchronous";

    @AttributeDefinition(
            name = "Queue capacity [records]",
            min = "1",
            max = "1000000",
            description = "How many records wait for the model at most (asynchronous mode).")
    int queue_capacity() default 1000;

    @AttributeDefinition(
            name = "When the queue is full",
            description = "Refuse: the arriving record is refused. Drop the oldest: the record that has waited longest"
                    + " is refused in its place. Block: the emitter waits for room, then the record is refused.",
            options = {
                @Option(label = "Refuse the new record", value = "refuse"),
                @Option(label = "Drop the oldest record", value = "drop-oldest"),
                @Option(label = "Block the emitter", value = "block")
            })
    String queue_full() default "refuse";

    @AttributeDefinition(
            name = "Longest block of the emitter [ms]",
            min = "1",
            max = "60000",
            description = "How long an emitter waits for room in a full queue (only with Block the emitter).")
    int queue_block_timeout_ms() default 1000;

    @AttributeDefinition(
            name = "Wait for a model",
            description = "True: records wait in the queue until a version of the model is active. False: they are"
                    + " refused with NO_ACTIVE_MODEL. Synchronous mode never waits.")
    boolean wait_for_model() default true;

    @AttributeDefinition(
            name = "Copied input properties",
            required = false,
            description = "Comma-separated names of input properties that the result repeats, or * for all.")
    String passthrough() default "";

    @AttributeDefinition(
            name = "Output prefix",
            required = false,
            description = "Put before the name of each property that the model answers, so that it differs from an"
                    + " input of the same name.")
    String output_prefix() default "";

    @AttributeDefinition(
            name = "Output vectors",
            description = "Elements: one DOUBLE property for each element, named output_label or output_index. Bytes:"
                    + " one BYTE_ARRAY property for each output, 8 bytes little-endian for each element. None: only the"
                    + " label.",
            options = {
                @Option(label = "Elements", value = "elements"),
                @Option(label = "Bytes", value = "bytes"),
                @Option(label = "None", value = "none")
            })
    String output_vector() default "elements";

    @AttributeDefinition(
            name = "Add label and confidence",
            description = "True: adds the label of the largest element and its value as label and confidence, if the"
                    + " model has labels.")
    boolean label_output() default true;

    @AttributeDefinition(
            name = "Add provenance",
            description = "True: adds model, version, digest, engine and latency of each score as modelwire.*"
                    + " properties.")
    boolean provenance() default true;
}
