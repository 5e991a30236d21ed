package dev.modelwire.testkit.http;

import static dev.modelwire.testkit.http.Behaviours.file;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the server from a command line. */
final class CommandLine {

    static final String USAGE = """
            HostileServer --file <file> [--port <n>] [--bind <address>] [--path /<path>] [--etag <tag> | --no-etag]
                          [--tls valid|expired|other-host] [--forever] <script>

            Each value of the script is what one request gets, in the order in which they stand. After them the file is
            served as it should be; with --forever the last one goes on. Positions are those in the file.

              --reset-at <k,…>      resets the connection before byte k
              --end-at <k,…>        closes it in good order before byte k
              --stall-at <k,…>      sends nothing more before byte k
              --flip-at <k,…>       flips a bit of byte k
              --drip <n/ms,…>       sends n bytes at a time with a pause of so many milliseconds
              --length <n,…>        declares that Content-Length, whatever the file has
              --status <s,…>        answers with that status; 503/30 adds Retry-After: 30
              --redirect <url,…>    redirects there
              --do <name,…>         chunked, no-length, no-range, shifted-range, login-page, endless, endless-head,
                                    silent, hang-up, reset, good
            """;

    private int port;
    private String bind = "127.0.0.1";
    private String path = "";
    private String etag = "";
    private boolean named = true;
    private boolean forever;
    private String tls = "";
    private @Nullable Path served;
    private final ScriptWords script = new ScriptWords();

    static void run(String[] arguments, PrintStream out)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (HostileServer server = start(arguments, out)) {
            server.awaitClose();
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.println(USAGE);
        }
    }

    /** Starts what the arguments say and prints where. */
    static HostileServer start(String[] arguments, PrintStream out) throws IOException, GeneralSecurityException {
        CommandLine line = new CommandLine();
        for (Iterator<String> words = List.of(arguments).iterator(); words.hasNext(); ) {
            line.take(words.next(), words);
        }
        return line.serve(out);
    }

    private void take(String option, Iterator<String> words) {
        switch (option) {
            case "--forever" -> forever = true;
            case "--no-etag" -> named = false;
            case "--port" -> port = (int) ScriptWords.number(option, value(option, words), 0, 65_535);
            case "--bind" -> bind = value(option, words);
            case "--path" -> path = value(option, words);
            case "--etag" -> etag = value(option, words);
            case "--tls" -> tls = value(option, words);
            case "--file" -> served = Path.of(value(option, words));
            default -> script.add(option, value(option, words));
        }
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("[" + option + "] must be followed by a value");
        }
        return words.next();
    }

    private HostileServer serve(PrintStream out) throws IOException, GeneralSecurityException {
        Path given = served;
        if (given == null || !Files.isRegularFile(given)) {
            throw new IllegalArgumentException("--file [" + given + "] must name a file");
        }
        Content content = Content.of(given);
        String tag = etag.isEmpty() ? "\"" + Files.getLastModifiedTime(given).toMillis() + "\"" : etag;
        Behaviour good = file(content).etag(named ? tag : "");
        List<Behaviour> behaviours = script.behaviours(good, forever);
        String where = path.isEmpty() ? "/" + given.getFileName() : path;
        HostileServer server = new HostileServer(new InetSocketAddress(bind, port), serverTls());
        server.on(
                where,
                logged(behaviours.get(0), out),
                behaviours.stream().skip(1).map(next -> logged(next, out)).toArray(Behaviour[]::new));
        out.println(server.url(where) + " serves " + content.length() + " bytes");
        return server;
    }

    private static Behaviour logged(Behaviour behaviour, PrintStream out) {
        return request -> {
            String range = request.header("Range").orElse("no range");
            Answer answer = behaviour.answer(request);
            String status = answer instanceof Message message ? Integer.toString(message.status()) : "no status";
            out.println(request.method() + " " + request.path() + ", " + range + ": " + status);
            return answer;
        };
    }

    private @Nullable ServerTls serverTls() throws IOException, GeneralSecurityException {
        if (tls.isEmpty()) {
            return null;
        }
        Path directory = Files.createTempDirectory("hostile-server");
        TestCertificate certificate =
                switch (tls) {
                    case "valid" -> TestCertificate.valid(directory);
                    case "expired" -> TestCertificate.expired(directory);
                    case "other-host" -> TestCertificate.ofAnotherHost(directory);
                    default ->
                        throw new IllegalArgumentException("--tls [" + tls + "] must be valid, expired or other-host");
                };
        return new ServerTls(certificate.context(), false);
    }
}
