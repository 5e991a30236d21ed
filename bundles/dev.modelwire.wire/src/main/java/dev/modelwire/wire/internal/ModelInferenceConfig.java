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
            name = "Batch [records]",
            min = "1",
            max = "64",
            description = "How many waiting records are scored together at most and leave in one envelope (asynchronous"
                    + " mode). 1: each record by itself.")
    int batch_records() default 1;

    @AttributeDefinition(
            name = "Longest wait for a batch [ms]",
            min = "0",
            max = "60000",
            description =
                    "How long the first record of a batch waits for the others. 0: a batch is what waits already.")
    int batch_wait_ms() default 0;

    @AttributeDefinition(
            name = "Input mapping",
            required = false,
            description = "Comma-separated list of name=property: which property fills an input of the model where the"
                    + " names differ, for example temperature=tag_0815. Every other input is filled by the property of"
                    + " its name.")
    String input_mapping() default "";

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
            name = "Labels",
            min = "1",
            max = "100",
            description = "How many labels are added at most: label and confidence of the likeliest, then label_2,"
                    + " confidence_2 and so on.")
    int top_k() default 1;

    @AttributeDefinition(
            name = "Threshold",
            required = false,
            description = "Adds the BOOLEAN property exceeds: true if an element of the outputs is this number or more."
                    + " Empty: there is no such property.")
    String threshold() default "";

    @AttributeDefinition(
            name = "Element for the threshold",
            required = false,
            description = "Its name in results without the prefix, for example score or probabilities_High. Empty: the"
                    + " first element of the first output.")
    String threshold_property() default "";

    @AttributeDefinition(
            name = "Add provenance",
            description = "True: adds model, version, digest, engine and latency of each score as modelwire.*"
                    + " properties.")
    boolean provenance() default true;
}
