package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceScorerTest {
    @TempDir
    Path folder;

    @Test
    void load_writtenReference_answersExactlyAsTheTrainedModel() throws Exception {
        Rows rows = ShuttleData.load().training().slice(0, 200);
        ShuttleModel model =
                ShuttleTraining.train(new TrainingPlan("tiny", List.of(6), 200, 2, 16, 0.01, 4), rows, share -> {});
        Path file = folder.resolve("reference.json");
        Files.write(file, Json.bytes(ReferenceJson.of("3", model)));

        ReferenceScorer scorer = ReferenceScorer.load(file);

        assertEquals("3", scorer.version());
        for (int row = 0; row < rows.size(); row++) {
            assertArrayEquals(model.probabilities(rows.features(row)), scorer.probabilities(rows.features(row)));
            assertEquals(model.classify(rows.features(row)), scorer.classify(rows.features(row)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "no json",
                "{\"version\":\"1\",\"features\":[],\"softmax\":true,\"layers\":[]}",
                "{\"version\":\"1\",\"features\":3,\"softmax\":true,\"layers\":[]}"
            })
    void load_otherContent_refusedWithPath(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("reference.json"), content);

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ReferenceScorer.load(file));

        assertTrue(e.getMessage().contains("[" + file + "]"), e.getMessage());
    }

    @Test
    void load_noFile_ioException() {
        assertThrows(IOException.class, () -> ReferenceScorer.load(folder.resolve("none.json")));
    }
}
