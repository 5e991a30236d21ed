package dev.modelwire.evaluation.internal.picture;

import dev.modelwire.api.evaluation.PictureOutcome;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.evaluation.internal.score.Ledger;
import dev.modelwire.evaluation.internal.score.Pair;
import java.awt.HeadlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what a ledger knows, for each version that was scored: the error of each horizon, that of each cell and horizon, and forecasts
 * beside the truth, each as {@code <model>-<version>-<picture>.svg} and {@code .png}. Needs no display.
 */
public final class ScorePictures {

    private ScorePictures() {}

    /** Writes the files into a directory, which is made if it is not there. */
    public static PictureOutcome write(Path directory, Ledger ledger) {
        try {
            Files.createDirectories(directory);
            Scores scores = ledger.scores();
            List<Path> files = new ArrayList<>();
            for (VersionScores version : scores.versions()) {
                if (version.expanding().overall().count() > 0) {
                    files.addAll(write(directory, ledger, scores, version));
                }
            }
            return new PictureOutcome.Written(files);
        } catch (IOException e) {
            return new PictureOutcome.Unavailable(
                    "pictures cannot be written into [" + directory + "]: " + e.getMessage());
        } catch (LinkageError | InternalError | HeadlessException e) {
            return new PictureOutcome.Unavailable(
                    "pictures cannot be drawn here, java.desktop with a font library is needed (" + e + ")");
        } catch (RuntimeException e) {
            return new PictureOutcome.Unavailable("pictures cannot be drawn (" + e + ")");
        }
    }

    private static List<Path> write(Path directory, Ledger ledger, Scores scores, VersionScores version)
            throws IOException {
        String prefix = version.version().name() + "-" + version.version().label() + "-";
        List<Path> files =
                new ArrayList<>(PictureFiles.write(ErrorByHorizon.of(version, scores.settings()), directory, prefix));
        files.addAll(PictureFiles.write(ErrorByCell.of(version, scores.settings()), directory, prefix));
        List<Pair> pairs = new ArrayList<>();
        ledger.pairs(version.version(), pairs::add);
        if (!pairs.isEmpty()) {
            files.addAll(PictureFiles.write(ForecastAndTruth.of(version, scores.settings(), pairs), directory, prefix));
        }
        return files;
    }
}
