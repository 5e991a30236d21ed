package dev.modelwire.demo.forecast;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trains the forecasters and writes weights and pipelines among the resources. Run by hand, see the README; needs an engine of DJL
 * that can train on the class path.
 */
public final class TrainForecasts {

    private TrainForecasts() {}

    /** Takes the directory to write to, and names of versions such as {@code ridership-2}; none means all. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("Usage: TrainForecasts <directory of the resources> [version ...]");
            System.exit(2);
        }
        System.setProperty("ai.djl.offline", "true");
        System.setProperty(
                "ai.djl.pytorch.num_threads", "1"); // with more, sums are added up in another order each time
        List<String> chosen = List.of(args).subList(1, args.length);
        for (ForecastPlan plan : ForecastPlan.all()) {
            if (chosen.isEmpty() || chosen.contains(plan.file())) {
                train(plan, Path.of(args[0]));
            }
        }
    }

    private static void train(ForecastPlan plan, Path directory) throws IOException {
        Series series = plan.task().series();
        int validation = series.at(plan.task().validation());
        int heldOut = series.at(plan.task().heldOut());
        say(plan, "learning up to " + plan.task().validation());
        Examples before = Examples.of(plan.task(), series, validation);
        Net trial = new NetTraining(plan, before).train(validation, (passes, loss) -> tell(plan, passes, loss));
        say(plan, "validation: " + Measured.of(plan, trial, before, series, validation, heldOut));
        if (!plan.quantiles().isEmpty()) {
            Net widened = Widening.of(plan, trial, before, series, validation, heldOut);
            say(plan, "held out: " + Measured.of(plan, widened, before, series, heldOut, series.size()));
            write(plan, directory, widened, before.pipeline());
            return;
        }
        say(plan, "learning up to " + plan.task().heldOut());
        Examples all = Examples.of(plan.task(), series, heldOut);
        Net net = new NetTraining(plan, all).train(heldOut, (passes, loss) -> tell(plan, passes, loss));
        say(plan, "held out: " + Measured.of(plan, net, all, series, heldOut, series.size()));
        write(plan, directory, net, all.pipeline());
    }

    private static void write(ForecastPlan plan, Path directory, Net net, JsonObject pipeline) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(plan.file() + ".weights"), Weights.bytes(net));
        Files.write(directory.resolve(plan.file() + ".plan.json"), (pipeline + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void tell(ForecastPlan plan, int passes, double loss) {
        if (passes % 5 == 0) {
            say(plan, String.format(Locale.ROOT, "%d of %d passes, loss %.4f", passes, plan.passes(), loss));
        }
    }

    private static void say(ForecastPlan plan, String text) {
        System.out.println(plan.file() + ": " + text);
    }
}
