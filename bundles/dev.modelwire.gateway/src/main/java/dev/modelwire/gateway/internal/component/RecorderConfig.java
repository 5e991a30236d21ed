package dev.modelwire.gateway.internal.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "dev.modelwire.gateway.Recorder",
        name = "Recorder",
        description = "Writes each record it receives as one line of JSON.")
@interface RecorderConfig {

    @AttributeDefinition(name = "File", description = "File the lines go to; empty counts only.", required = false)
    String file() default "";

    @AttributeDefinition(name = "Append", description = "False empties the file when the component starts.")
    boolean append() default false;
}
