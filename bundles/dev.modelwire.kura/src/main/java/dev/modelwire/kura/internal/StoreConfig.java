package dev.modelwire.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = StoreConfigurationComponent.PID,
        name = "Modelwire model store",
        description = "Where this gateway keeps its models. A change restarts the store and reloads the models.")
@interface StoreConfig {

    @AttributeDefinition(
            name = "Directory",
            required = false,
            description =
                    "Absolute path. Empty: modelwire in the data directory of the gateway. While the former directory"
                            + " holds models it stays in use: stop the gateway, move it to the new place, and start the gateway.")
    String directory() default "";

    @AttributeDefinition(
            name = "Minimum free space [MiB]",
            min = "0",
            max = "1048576",
            description = "No model is fetched that would leave less free space on the disk.")
    int minimum_free_mib() default 64;

    @AttributeDefinition(
            name = "Quota [MiB]",
            min = "0",
            max = "1048576",
            description = "How much the stored models may take together. 0: as much as the disk holds.")
    int quota_mib() default 2048;

    @AttributeDefinition(
            name = "Versions kept per model",
            min = "1",
            max = "100",
            description = "Older versions are removed. The active version, the one before it and a candidate are kept"
                    + " even if they are more; while space is short, fewer are kept.")
    int versions_kept() default 3;
}
