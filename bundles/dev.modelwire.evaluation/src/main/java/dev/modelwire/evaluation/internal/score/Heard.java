package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.model.ModelVersion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions that were heard last, and all that was ever scored of each. */
final class Heard {

    /** Versions that are kept; one more, and that which was not heard for longest is forgotten. */
    static final int MOST = 8;

    private final ScoringSettings settings;
    private final Map<ModelVersion, Entry> all = new HashMap<>();
    private long clock;

    static final class Entry {

        final ModelVersion version;
        final Sheet sheet;
        boolean shadow;
        private long last;

        Entry(ModelVersion version, ScoringSettings settings) {
            this.version = version;
            this.sheet = new Sheet(settings);
        }
    }

    Heard(ScoringSettings settings) {
        this.settings = settings;
    }

    /** Notes that a version was heard; returns the one that is forgotten for it, if one is. */
    @Nullable
    ModelVersion hear(ModelVersion version, boolean shadow) {
        Entry entry = all.get(version);
        if (entry == null) {
            entry = new Entry(version, settings);
            all.put(version, entry);
        }
        entry.shadow = shadow;
        entry.last = ++clock;
        if (all.size() <= MOST) {
            return null;
        }
        ModelVersion oldest = lastFirst().get(MOST).version;
        all.remove(oldest);
        return oldest;
    }

    @Nullable
    Entry of(ModelVersion version) {
        return all.get(version);
    }

    List<Entry> lastFirst() {
        List<Entry> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparingLong((Entry entry) -> entry.last).reversed());
        return sorted;
    }

    void write(DataOutput out) throws IOException {
        List<Entry> sorted = lastFirst();
        out.writeInt(sorted.size());
        for (int i = sorted.size() - 1; i >= 0; i--) {
            Kept.write(sorted.get(i).version, out);
            out.writeBoolean(sorted.get(i).shadow);
            sorted.get(i).sheet.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            ModelVersion version = Kept.version(in);
            Entry entry = new Entry(version, settings);
            entry.shadow = in.readBoolean();
            entry.sheet.read(in);
            entry.last = ++clock;
            all.put(version, entry);
        }
    }
}
