package dev.modelwire.gateway.internal.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = "org.eclipse.kura.wire.Logger",
        name = "Logger",
        description = "Logs or counts what it receives.")
@interface LoggerConfig {

    @AttributeDefinition(
            name = "Verbosity",
            description = "QUIET only counts, VERBOSE logs each record.",
            options = {@Option(label = "quiet", value = "QUIET"), @Option(label = "verbose", value = "VERBOSE")})
    String log_verbosity() default "QUIET";
}
