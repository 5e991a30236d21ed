package dev.modelwire.gateway.internal.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = "org.eclipse.kura.wire.Timer",
        name = "Timer",
        description = "Emits a record at an interval.")
@interface TimerConfig {

    @AttributeDefinition(name = "Interval", description = "Time between two records.", min = "1")
    int simple_interval() default 10;

    @AttributeDefinition(
            name = "Interval unit",
            description = "Unit of the interval.",
            options = {
                @Option(label = "milliseconds", value = "MILLISECONDS"),
                @Option(label = "seconds", value = "SECONDS")
            })
    String simple_time_unit() default "SECONDS";
}
