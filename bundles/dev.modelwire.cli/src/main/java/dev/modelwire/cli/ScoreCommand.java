package dev.modelwire.cli;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.PictureOutcome;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.evaluation.internal.csv.CsvScoring;
import dev.modelwire.evaluation.internal.csv.ForecastCsv;
import dev.modelwire.evaluation.internal.csv.ScoreTables;
import dev.modelwire.evaluation.internal.picture.ScorePictures;
import dev.modelwire.evaluation.internal.score.Ledger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "score",
        description = "Scores forecasts by their truth: tables of each horizon and cell, and pictures.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--forecasts",
            required = true,
            paramLabel = "F.csv",
            description = "Columns model,version,digest,origin,horizon,value and, for quantiles, quantile.")
    @SuppressWarnings("NullAway.Init")
    private Path forecasts;

    @Option(names = "--truth", required = true, paramLabel = "T.csv", description = "Columns time,value.")
    @SuppressWarnings("NullAway.Init")
    private Path truth;

    @Option(
            names = "--step",
            defaultValue = "P1D",
            description = "Time between two values: days such as P1D, or PT30M (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String step;

    @Option(
            names = "--season",
            defaultValue = "7",
            paramLabel = "STEPS",
            description = "Steps after which the series repeats itself (default: ${DEFAULT-VALUE}).")
    private int season;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "Time zone of days and cells, for example America/Chicago (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String zone;

    @Option(
            names = "--cell",
            defaultValue = "day-of-week",
            description = "hour-of-day, half-hour or day-of-week (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String cell;

    @Option(names = "--unit", defaultValue = "", description = "Unit of forecasts and truths, for example MW.")
    @SuppressWarnings("NullAway.Init")
    private String unit;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the pictures are written (SVG and PNG).")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Exception {
        CsvScoring.Terms terms = new CsvScoring.Terms(
                TimeStep.parse(step),
                season,
                ZoneId.of(zone),
                CellBy.valueOf(cell.toUpperCase(Locale.ROOT).replace('-', '_')),
                unit);
        Ledger ledger = CsvScoring.run(ForecastCsv.forecasts(forecasts), ForecastCsv.truths(truth), terms);
        PrintWriter out = spec.commandLine().getOut();
        ScoreTables.lines(ledger.scores()).forEach(out::println);
        int status = directory == null ? 0 : draw(ledger, directory, out);
        out.flush();
        return status;
    }

    private static int draw(Ledger ledger, Path directory, PrintWriter out) {
        PictureOutcome outcome = ScorePictures.write(directory, ledger);
        if (outcome instanceof PictureOutcome.Written written) {
            written.files().forEach(out::println);
            return 0;
        }
        if (outcome instanceof PictureOutcome.Unavailable unavailable) {
            out.println(unavailable.why());
        }
        return 1;
    }
}
