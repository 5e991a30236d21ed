package dev.modelwire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScoreCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        Files.write(
                directory.resolve("F.csv"),
                List.of(
                        "model,version,digest,origin,horizon,value",
                        "demand,1," + "ab".repeat(32) + ",1970-01-01T01:00:00Z,1,15",
                        "demand,1," + "ab".repeat(32) + ",1970-01-01T01:00:00Z,2,16"));
        Files.write(
                directory.resolve("T.csv"), List.of("time,value", "0,10", "3600000,20", "7200000,12", "10800000,18"));
    }

    private int score(String... more) {
        CommandLine commands = Modelctl.commands();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(
                "score",
                "--forecasts",
                directory.resolve("F.csv").toString(),
                "--truth",
                directory.resolve("T.csv").toString(),
                "--step",
                "PT1H",
                "--season",
                "2",
                "--unit",
                "kW"));
        all.addAll(List.of(more));
        return commands.execute(all.toArray(String[]::new));
    }

    @Test
    void score_tablesAndPictures() throws Exception {
        assertEquals(
                0,
                score("--cell", "hour-of-day", "--out", directory.resolve("out").toString()),
                err::toString);

        // errors 3 and 2, seasonal naive 2 and 2
        assertTrue(out.toString().contains("all              2        2.5000"), out.toString());
        assertTrue(out.toString().contains("mae [kW] by hour of day"), out.toString());
        assertTrue(Files.isRegularFile(directory.resolve("out/demand-1-error-by-hour-of-day.png")));
        assertTrue(out.toString().contains("demand-1-forecast-and-truth.svg"), out.toString());
    }

    @Test
    void score_unknownZoneOrMissingFile_saysSo() throws Exception {
        assertEquals(1, score("--zone", "Mars/Olympus"));
        assertTrue(err.toString().contains("modelctl: Unknown time-zone ID: Mars/Olympus"), err.toString());
        Files.delete(directory.resolve("T.csv"));
        assertEquals(1, score());
    }

    @Test
    void score_outIsAFile_tablesAndStatusOne() throws Exception {
        assertEquals(1, score("--out", directory.resolve("T.csv").toString()));
        assertTrue(out.toString().contains("pictures cannot be written into ["), out.toString());
    }
}
