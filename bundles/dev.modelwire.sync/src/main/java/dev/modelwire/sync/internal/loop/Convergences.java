package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Convergence.State;
import dev.modelwire.api.reported.ModelPhase;
import dev.modelwire.sync.internal.reconcile.Snapshot;
import dev.modelwire.sync.internal.report.ModelReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums up how far a gateway has come. */
final class Convergences {

    /** What a model whose files are all there has of the whole: the rest is loading it. */
    private static final double FETCHED = 0.9;

    private Convergences() {}

    static Convergence of(Snapshot snapshot, List<ModelReport> reports, boolean othersToDo) {
        DesiredState desired = snapshot.desired();
        if (desired == null) {
            return new Convergence(State.NOTHING_DESIRED, 0, "no source says what is desired");
        }
        Map<ModelName, ModelReport> byName =
                reports.stream().collect(Collectors.toMap(ModelReport::name, Function.identity()));
        List<ModelReport> wanted = desired.models().stream()
                .map(model -> byName.get(model.name()))
                .filter(Objects::nonNull)
                .toList();
        ModelReport foremost = null;
        State state = othersToDo ? State.WORKING : State.CONVERGED;
        for (ModelReport report : wanted) {
            State one = state(report);
            if (rank(one) > rank(state)) {
                state = one;
                foremost = report;
            } else if (one == state && foremost == null && one != State.CONVERGED) {
                foremost = report;
            }
        }
        return new Convergence(
                state, percent(snapshot, desired, byName, state), detail(state, foremost, wanted.size()));
    }

    private static int rank(State state) {
        return switch (state) {
            case NOTHING_DESIRED, CONVERGED -> 0;
            case WAITING -> 1;
            case FAILED -> 2;
            case WORKING -> 3;
        };
    }

    private static State state(ModelReport report) {
        return switch (report.phase()) {
            case ACTIVE -> State.CONVERGED;
            case WAITING -> State.WAITING;
            case FAILED ->
                report.failure() != null && !report.failure().failure().code().retried() ? State.FAILED : State.WORKING;
            case PENDING, DOWNLOADING, ACTIVATING, INACTIVE -> State.WORKING;
        };
    }

    private static String detail(State state, @Nullable ModelReport foremost, int models) {
        if (foremost == null) {
            return state == State.CONVERGED ? "[" + models + "] models are as desired" : "models are being deactivated";
        }
        String name = "model " + foremost.name() + ": ";
        if (foremost.failure() != null) {
            return name + foremost.failure().failure().code() + " "
                    + foremost.failure().failure().detail();
        }
        return name
                + (foremost.phase() == ModelPhase.WAITING
                        ? foremost.waiting()
                        : foremost.phase().name());
    }

    private static int percent(
            Snapshot snapshot, DesiredState desired, Map<ModelName, ModelReport> reports, State state) {
        if (state == State.CONVERGED) {
            return 100;
        }
        double sum = 0;
        for (DesiredModel model : desired.models()) {
            ModelReport report = reports.get(model.name());
            boolean active = report != null && report.phase() == ModelPhase.ACTIVE;
            sum += active ? 1 : FETCHED * fetched(snapshot, model, report);
        }
        int models = Math.max(1, desired.models().size());
        return (int) Math.min(99, Math.floor(100 * sum / models));
    }

    private static double fetched(Snapshot snapshot, DesiredModel model, @Nullable ModelReport report) {
        double have = 0;
        double all = 0;
        for (DesiredArtifact artifact : model.artifacts()) {
            double size = Math.max(1, artifact.size());
            all += size;
            if (snapshot.stored().containsKey(artifact.digest())) {
                have += size;
            }
        }
        if (report != null && report.progress() != null && report.progress().of() > 0) {
            have += report.progress().bytes().getAsLong();
        }
        return Math.min(1, have / all);
    }
}
