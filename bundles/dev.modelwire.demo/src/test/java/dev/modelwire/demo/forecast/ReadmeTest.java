package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.VersionScores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of the README are what is measured on the time held out. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void readme_tablesOfForecasts_areTheMeasuredOnes() throws Exception {
        List<Scores> all = new ArrayList<>();
        for (ForecastPlan plan : ForecastPlan.all()) {
            all.add(Backtest.of(ForecastVersion.load(plan)).scores());
        }
        String readme = Files.readString(README);

        assertHas(readme, ForecastReport.overall(all));
        for (Scores scores : List.of(all.get(1), all.get(4))) {
            VersionScores version = scores.versions().get(0);
            assertHas(readme, ForecastReport.byHorizon(scores, version));
            assertHas(readme, ForecastReport.byCell(scores, version));
        }
        assertHas(readme, ForecastReport.ranges(all.get(2)));
    }

    private static void assertHas(String readme, List<String> lines) {
        String table = String.join("\n", lines);
        assertTrue(readme.contains(table), () -> "README.md must have the measured table\n" + table);
    }
}
