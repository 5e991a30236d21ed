package dev.modelwire.gateway.internal.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "dev.modelwire.gateway.CsvReplay",
        name = "CSV replay",
        description = "Emits the rows of a CSV file as records, one in an envelope.")
@interface CsvReplayConfig {

    @AttributeDefinition(name = "File", description = "CSV file with a header line, plain or .gz.", required = false)
    String file() default "";

    @AttributeDefinition(name = "Rate [records/s]", description = "0 emits as fast as the graph takes it.", min = "0")
    int rate() default 100;

    @AttributeDefinition(name = "Start delay [ms]", description = "Time between the first wire and the first record.")
    int start_delay_ms() default 0;

    @AttributeDefinition(name = "Running", description = "Turning it on starts the file from its beginning.")
    boolean running() default true;

    @AttributeDefinition(name = "Repeat", description = "Starts over at the end of the file.")
    boolean repeat() default false;

    @AttributeDefinition(
            name = "Sequence property",
            description = "Adds the number of the record, from 0, under this name; empty adds none.",
            required = false)
    String sequence() default "";

    @AttributeDefinition(name = "Limit [records]", description = "Stops after so many records; 0 has no limit.")
    int limit() default 0;
}
