package dev.modelwire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "publish",
        description = "Makes a version the desired one of its model.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model, for example shuttle.")
    @SuppressWarnings("NullAway.Init")
    private String model;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version, for example 2.")
    @SuppressWarnings("NullAway.Init")
    private String version;

    @Option(
            names = "--run-file",
            defaultValue = "${env:MODELWIRE_RUN_FILE:-run.properties}",
            description = "Where the gateway wrote down how it is reached.")
    @SuppressWarnings("NullAway.Init")
    private Path runFile;

    @Option(names = "--flat", description = "Publish in the flat form {modelDownloadUrl, modelMd5, modelFileName}.")
    private boolean flat;

    @Option(names = "--damage", description = "Serve the model file with a flipped bit, to see it refused.")
    private boolean damage;

    @Option(
            names = "--activate",
            defaultValue = "",
            description = "When it is activated: immediate (default), manual, shadow or at:<time>.")
    @SuppressWarnings("NullAway.Init")
    private String activate;

    @Override
    public Integer call() throws Exception {
        RunFile run = RunFile.read(runFile);
        CloudDirectory cloud = new CloudDirectory(run.cloud(), run.url());
        Path files = run.models().resolve(model).resolve(version);
        PrintWriter out = spec.commandLine().getOut();
        if (flat) {
            cloud.publishFlat(model, version, files);
            out.println("published " + model + "@" + version + " in the flat form");
        } else if (damage) {
            long revision = cloud.publishDamaged(model, version, files);
            out.println("published " + model + "@" + version + " as revision " + revision
                    + " and flipped a bit of its model file");
        } else {
            out.println("published " + model + "@" + version + " as revision "
                    + cloud.publish(model, version, files, activate));
        }
        out.flush();
        return 0;
    }
}
