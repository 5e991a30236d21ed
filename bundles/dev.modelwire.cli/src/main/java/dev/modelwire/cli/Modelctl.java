package dev.modelwire.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of those who publish models and ask gateways what they run. */
@Command(
        name = "modelctl",
        mixinStandardHelpOptions = true,
        version = "modelctl 0.1.0",
        description =
                "Publishes model versions to gateways, shows what they report, looks after their stores, and scores forecasts.",
        subcommands = {PublishCommand.class, StatusCommand.class, StoreCommand.class, ScoreCommand.class})
public final class Modelctl {

    private Modelctl() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line and returns its exit status: 0 done, 1 failed, 2 misused. */
    static int run(String... args) {
        return commands().execute(args);
    }

    static CommandLine commands() {
        CommandLine commands = new CommandLine(new Modelctl());
        commands.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("modelctl: " + e.getMessage());
            return 1;
        });
        return commands;
    }
}
