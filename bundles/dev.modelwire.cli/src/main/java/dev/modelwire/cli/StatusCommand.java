package dev.modelwire.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Shows what the gateway reports.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--run-file",
            defaultValue = "${env:MODELWIRE_RUN_FILE:-run.properties}",
            description = "Where the gateway wrote down how it is reached.")
    @SuppressWarnings("NullAway.Init")
    private Path runFile;

    @Option(names = "--json", description = "Print the whole reported state as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RunFile run = RunFile.read(runFile);
        URI url = URI.create(run.url() + "/v1/devices/" + run.device() + "/requests/MODELWIRE-V1/GET/reported");
        HttpResponse<String> response = ask(url);
        if (response.statusCode() != 200) {
            throw new IOException("the gateway [" + run.device() + "] did not answer: status " + response.statusCode()
                    + "; is bndrun/gateway running?");
        }
        JsonObject reported = JsonParser.parseString(response.body()).getAsJsonObject();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .create()
                    .toJson(reported));
        } else {
            out.print(StatusText.of(reported));
        }
        out.flush();
        return 0;
    }

    private static HttpResponse<String> ask(URI url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            return client.send(
                    HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    "the cloud at [" + url.getAuthority() + "] cannot be reached; is bndrun/gateway running?", e);
        }
    }
}
