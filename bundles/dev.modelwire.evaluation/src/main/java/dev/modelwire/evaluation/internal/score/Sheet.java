package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.WindowScores;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tally for each cell and horizon; those of a horizon, and the overall one, are their sums. */
public final class Sheet {

    private final ScoringSettings settings;
    private final @Nullable Tally[][] tallies;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long lastTarget;
    private int lastCell = -1;

    /** Makes an empty sheet. */
    public Sheet(ScoringSettings settings) {
        this.settings = settings;
        this.tallies = new Tally[settings.cellBy().cells()][settings.horizons().size()];
    }

    /** Adds a forecast of a horizon of the settings. */
    public void add(Pair pair) {
        at(cell(pair.target()), Collections.binarySearch(settings.horizons(), pair.horizon()))
                .add(pair, settings.levels());
        from = Math.min(from, pair.target());
        to = Math.max(to, pair.target());
    }

    /** Those of one target come one after the other. */
    private int cell(long target) {
        if (target != lastTarget || lastCell < 0) {
            lastTarget = target;
            lastCell = settings.cellBy().cell(Instant.ofEpochMilli(target), settings.zone());
        }
        return lastCell;
    }

    private Tally at(int cell, int horizon) {
        Tally tally = tallies[cell][horizon];
        if (tally == null) {
            tally = new Tally();
            tallies[cell][horizon] = tally;
        }
        return tally;
    }

    /** Returns the scores, with that scale for MASE. */
    public WindowScores scores(double scale) {
        Tally overall = new Tally();
        List<Metrics> byHorizon = new ArrayList<>();
        for (int horizon = 0; horizon < settings.horizons().size(); horizon++) {
            Tally sum = new Tally();
            for (Tally[] cell : tallies) {
                add(sum, cell[horizon]);
            }
            overall.add(sum);
            byHorizon.add(sum.metrics(scale));
        }
        List<List<Metrics>> cells = new ArrayList<>();
        for (Tally[] cell : tallies) {
            List<Metrics> row = new ArrayList<>();
            for (Tally tally : cell) {
                row.add((tally == null ? new Tally() : tally).metrics(scale));
            }
            cells.add(row);
        }
        return new WindowScores(
                overall.count() == 0 ? null : Instant.ofEpochMilli(from),
                overall.count() == 0 ? null : Instant.ofEpochMilli(to),
                overall.metrics(scale),
                byHorizon,
                cells);
    }

    private static void add(Tally sum, @Nullable Tally more) {
        if (more != null) {
            sum.add(more);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(from);
        out.writeLong(to);
        for (Tally[] cell : tallies) {
            for (Tally tally : cell) {
                out.writeBoolean(tally != null);
                if (tally != null) {
                    tally.write(out);
                }
            }
        }
    }

    void read(DataInput in) throws IOException {
        from = in.readLong();
        to = in.readLong();
        for (Tally[] cell : tallies) {
            for (int horizon = 0; horizon < cell.length; horizon++) {
                if (in.readBoolean()) {
                    cell[horizon] = Tally.read(in);
                }
            }
        }
    }
}
