package dev.modelwire.wire.internal.replay;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = ReplayComponent.PID,
        name = "Replay",
        description = "Plays CSV files as records, so that a graph can be tried without a machine. It begins when it"
                + " is wired to a receiver.")
@interface ReplayConfig {

    @AttributeDefinition(
            name = "File or directory",
            required = false,
            description =
                    "A CSV file whose first line names the columns, plain or .gz, or a directory: all its .csv and"
                            + " .csv.gz files in the order of their names. A change begins anew.")
    String file() default "";

    @AttributeDefinition(
            name = "Separator",
            description = "What stands between two cells.",
            options = {
                @Option(label = "Comma", value = "comma"),
                @Option(label = "Semicolon", value = "semicolon"),
                @Option(label = "Tab", value = "tab")
            })
    String separator() default "comma";

    @AttributeDefinition(
            name = "Column types",
            required = false,
            description = "Comma-separated name:TYPE with TYPE of BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, STRING or NONE"
                    + " (left out). Types of other columns are detected from all their cells.")
    String columns() default "";

    @AttributeDefinition(
            name = "Missing values",
            required = false,
            description =
                    "Comma-separated texts that stand for no value, beside the empty cell. Such a cell is left out"
                            + " of its record.")
    String missing() default "NA";

    @AttributeDefinition(
            name = "Time column",
            required = false,
            description = "The column with the time of each row; it leaves as LONG, milliseconds since 1970-01-01 UTC."
                    + " Empty: rows have no time.")
    String time_column() default "";

    @AttributeDefinition(
            name = "Time format",
            description = "ISO 8601 date or date and time, or time since 1970-01-01 UTC.",
            options = {
                @Option(label = "ISO 8601", value = "iso"),
                @Option(label = "Epoch [s]", value = "epoch-s"),
                @Option(label = "Epoch [ms]", value = "epoch-ms")
            })
    String time_format() default "iso";

    @AttributeDefinition(
            name = "Time zone",
            description = "The zone of ISO times that have no offset, for example Europe/London.")
    String time_zone() default "UTC";

    @AttributeDefinition(
            name = "Pace",
            description = "Recorded: rows follow each other as their times do, speeded up. Rate: so many in a second."
                    + " Unlimited: as fast as the graph takes them.",
            options = {
                @Option(label = "Recorded", value = "recorded"),
                @Option(label = "Rate", value = "rate"),
                @Option(label = "Unlimited", value = "unlimited")
            })
    String pace() default "rate";

    @AttributeDefinition(
            name = "Speed [times recorded]",
            min = "1",
            max = "1000000000",
            description = "How many times faster than recorded (pace recorded).")
    int speed() default 1;

    @AttributeDefinition(
            name = "Rate [records/s]",
            min = "1",
            max = "1000000",
            description = "How many records leave in a second (pace rate).")
    int rate() default 1;

    @AttributeDefinition(name = "Loop", description = "True: begins again at the end. False: stops at the end.")
    boolean loop() default false;

    @AttributeDefinition(
            name = "Paused",
            description =
                    "True: stands still, after the end it rewinds. False: goes on where it stood; the time it stood"
                            + " does not count.")
    boolean paused() default false;

    @AttributeDefinition(
            name = "Sequence property",
            required = false,
            description = "Adds the number of the record, from 1, as LONG under this name; empty adds none.")
    String sequence() default "";
}
