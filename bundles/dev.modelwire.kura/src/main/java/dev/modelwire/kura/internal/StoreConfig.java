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
            description = "Absolute path. Empty: modelwire in the data directory of the gateway. What is stored in the"
                    + " former directory is not moved.")
    String directory() default "";

    @AttributeDefinition(
            name = "Minimum free space [MiB]",
            min = "0",
            max = "1048576",
            description = "No model is fetched that would leave less free space on the disk.")
    int minimum_free_mib() default 64;
}
