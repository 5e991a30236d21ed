package dev.modelwire.evaluation.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.PictureOutcome;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.evaluation.internal.score.Ledger;
import dev.modelwire.evaluation.internal.score.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ScorePicturesTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @TempDir
    private Path directory;

    /** Boardings of each day: fewer at weekends, forecast the worse the farther. */
    private static Ledger days() {
        ScoringSettings settings = ScoringSettings.builder(
                        Tables.MODEL, TimeStep.parse("P1D"), List.of(1, 2, 3, 4, 5, 6, 7))
                .zone(CHICAGO)
                .season(7)
                .cellBy(CellBy.DAY_OF_WEEK)
                .unit("boardings")
                .build();
        Ledger ledger = new Ledger(settings);
        Random random = new Random(3);
        Instant first = Instant.parse("2024-01-01T06:00:00Z");
        double[] truths = new double[240];
        for (int day = 0; day < truths.length; day++) {
            truths[day] = 17_000 - (day % 7 > 4 ? 9_000 : 0) + random.nextGaussian() * 1_500;
        }
        for (int day = 0; day < 200; day++) {
            Instant now = settings.step().plus(first, day, CHICAGO);
            ledger.truth(new Truth(now, truths[day]));
            for (int horizon = 1; horizon <= 7; horizon++) {
                double noise = random.nextGaussian() * (600 + 90 * horizon);
                ledger.forecast(Forecast.of(Tables.V1, now, horizon, truths[day + horizon] + noise));
            }
        }
        return ledger;
    }

    /** Half-hourly demand with quantiles, 48 horizons. */
    private static Ledger halfHours() {
        ScoringSettings settings = ScoringSettings.builder(
                        Tables.MODEL,
                        TimeStep.of(Duration.ofMinutes(30)),
                        IntStream.rangeClosed(1, 48).boxed().toList())
                .season(48)
                .cellBy(CellBy.HALF_HOUR)
                .unit("MW")
                .levels(List.of(0.1, 0.5, 0.9))
                .memory(new ScoringMemory(336, 96, 20_000))
                .build();
        Ledger ledger = new Ledger(settings);
        Random random = new Random(4);
        Instant first = Instant.parse("2024-06-01T00:00:00Z");
        double[] truths = new double[600];
        for (int step = 0; step < truths.length; step++) {
            truths[step] = 27 - 9 * Math.cos(step * Math.PI / 24) + random.nextGaussian();
        }
        for (int step = 0; step < 500; step++) {
            Instant now = first.plus(Duration.ofMinutes(30L * step));
            ledger.truth(new Truth(now, truths[step]));
            for (int horizon = 1; horizon <= 48; horizon++) {
                double value = truths[step + horizon] + random.nextGaussian() * (0.4 + 0.02 * horizon);
                ledger.forecast(Forecast.of(
                        Tables.V2,
                        now,
                        horizon,
                        List.of(new Quantile(0.1, value - 1), new Quantile(0.5, value), new Quantile(0.9, value + 1))));
            }
        }
        return ledger;
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void write_days_sixFilesWithUnitVersionAndPeriod() throws Exception {
        Path target = Files.createDirectories(Path.of("target", "pictures"));

        var written = assertInstanceOf(PictureOutcome.Written.class, ScorePictures.write(target, days()));

        assertEquals(
                List.of(
                        "demand-1-error-by-horizon.svg",
                        "demand-1-error-by-horizon.png",
                        "demand-1-error-by-day-of-week.svg",
                        "demand-1-error-by-day-of-week.png",
                        "demand-1-forecast-and-truth.svg",
                        "demand-1-forecast-and-truth.png"),
                names(written.files()));
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(written.files().get(0).toFile());
        assertEquals(
                "Error by horizon", svg.getElementsByTagName("title").item(0).getTextContent());
        String described = svg.getElementsByTagName("desc").item(0).getTextContent();
        assertTrue(
                described.startsWith("Model demand, version 1 (000000000000). 1372 forecasts of 2024-01-02 00:00 to"
                        + " 2024-07-18 00:00 (America/Chicago), steps of P1D. Overall MAE "),
                described);
        assertTrue(svg.getElementsByTagName("path").getLength() > 50, "lines and letters are drawn as outlines");
        var png = ImageIO.read(written.files().get(1).toFile());
        assertEquals(1800, png.getWidth());
    }

    @Test
    void write_halfHoursWithQuantiles_isDrawnToo() throws Exception {
        Path target = Files.createDirectories(Path.of("target", "pictures"));

        var written = assertInstanceOf(PictureOutcome.Written.class, ScorePictures.write(target, halfHours()));

        assertEquals(6, written.files().size());
        assertTrue(ImageIO.read(written.files().get(3).toFile()).getHeight() > 1400, "48 rows");
        assertTrue(Files.size(written.files().get(2)) < 3_000_000, "2304 numbers are too many");
    }

    @Test
    void write_nothingScored_noFiles() {
        assertEquals(
                new PictureOutcome.Written(List.of()),
                ScorePictures.write(
                        directory.resolve("new"), new Ledger(Tables.settings().build())));
        assertTrue(Files.isDirectory(directory.resolve("new")));
    }

    @Test
    void write_directoryIsAFile_saidInASentence() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        var unavailable = assertInstanceOf(PictureOutcome.Unavailable.class, ScorePictures.write(file, days()));

        assertTrue(unavailable.why().startsWith("pictures cannot be written into [" + file + "]: "), unavailable.why());
    }
}
