package dev.modelwire.cli;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.store.internal.StoreExport;
import dev.modelwire.store.internal.StoreInspection;
import dev.modelwire.store.internal.StoreTool;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What an operator does with a store, on a gateway that runs or on one that is stopped. */
@Command(
        name = "store",
        description = "Looks after the model store of this machine, whether or not its gateway runs.",
        mixinStandardHelpOptions = true)
final class StoreCommand {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--store",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "DIRECTORY",
            defaultValue = "${env:MODELWIRE_STORE}",
            description = "The store's directory, on Kura /opt/eclipse/kura/data/modelwire (or MODELWIRE_STORE).")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Option(
            names = "--patience",
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for a gateway that runs (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Command(name = "ls", description = "Lists the models, their versions and the parts they play.")
    int ls() throws Exception {
        StoreInspection store = new StoreInspection(directory);
        Map<Digest, Long> blobs = store.blobs();
        StoreText.list(store.records(), blobs).forEach(out()::println);
        out().flush();
        return 0;
    }

    @Command(name = "verify", description = "Reads every file through its digest; status 1 if one is damaged.")
    int verify() throws Exception {
        StoreInspection store = new StoreInspection(directory);
        long all = store.blobs().values().stream().mapToLong(Long::longValue).sum();
        Progress progress = Progress.onTerminal("verifying", all);
        List<String> wrong = store.verify(blob -> progress.more(blob.size()));
        progress.end();
        wrong.forEach(out()::println);
        out().println(wrong.isEmpty() ? "all [" + all + "] bytes are as stored" : wrong.size() + " findings");
        out().flush();
        return wrong.isEmpty() ? 0 : 1;
    }

    @Command(name = "export", description = "Copies the active versions into a directory that others can take.")
    int export(
            @Parameters(paramLabel = "TARGET", description = "The directory, for example on a USB stick.") Path target,
            @Parameters(arity = "0..*", paramLabel = "MODEL", description = "Only these models.") List<String> models,
            @Option(
                            names = "--url-base",
                            defaultValue = "",
                            description = "What the URLs in desired.json begin with, if a server will give out TARGET.")
                    String urlBase)
            throws Exception {
        StoreInspection store = new StoreInspection(directory);
        List<String> wanted = models == null ? List.of() : models;
        Progress progress = Progress.onTerminal(
                "exporting",
                store.blobs().values().stream().mapToLong(Long::longValue).sum());
        String base = urlBase.isEmpty() || urlBase.endsWith("/") ? urlBase : urlBase + "/";
        List<ModelRecord> exported = new StoreExport(store, target, base).run(wanted, progress::more);
        progress.end();
        StoreText.exported(exported).forEach(out()::println);
        out().flush();
        return 0;
    }

    @Command(name = "import", description = "Takes the versions of an exported directory into the store.")
    int takeIn(@Parameters(paramLabel = "SOURCE", description = "The exported directory.") Path source)
            throws Exception {
        tool().importFrom(source).forEach(out()::println);
        out().flush();
        return 0;
    }

    @Command(name = "gc", description = "Removes files that no model needs.")
    int collect() throws Exception {
        tool().collect().forEach(out()::println);
        out().flush();
        return 0;
    }

    private StoreTool tool() {
        return new StoreTool(directory, Duration.ofSeconds(patience));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
