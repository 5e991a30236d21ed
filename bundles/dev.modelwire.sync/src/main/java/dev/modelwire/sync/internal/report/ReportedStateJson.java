package dev.modelwire.sync.internal.report;

import com.google.gson.stream.JsonWriter;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Failure;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.api.store.Transition;
import dev.modelwire.sync.internal.report.ModelReport.Failed;
import dev.modelwire.sync.internal.report.ModelReport.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the reported state, format version 1. */
public final class ReportedStateJson {

    private final JsonWriter json;
    private final boolean passing;

    private ReportedStateJson(JsonWriter json, boolean passing) {
        this.json = json;
        this.passing = passing;
    }

    /** Returns everything. */
    public static String complete(ReportedState state) {
        return write(state, true);
    }

    /** Returns what is worth a write to the disk: not bytes so far or free, nor when a source was last heard. */
    public static String substance(ReportedState state) {
        return write(state, false);
    }

    private static String write(ReportedState state, boolean passing) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            new ReportedStateJson(json, passing).state(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void state(ReportedState state) throws IOException {
        json.beginObject().name("modelwire-reported").value(1);
        json.name("revision").value(state.revision());
        convergence(state.convergence());
        text("source", state.source());
        json.name("sources").beginArray();
        for (SourceReport source : state.sources()) {
            source(source);
        }
        json.endArray();
        sinks(state.sinks());
        text("lastModelUpdate", state.lastModelUpdate());
        json.name("models").beginArray();
        for (ModelReport model : state.models()) {
            model(model);
        }
        json.endArray();
        store(state.store());
        json.name("events").beginArray();
        for (Event event : state.events()) {
            json.beginObject();
            text("at", event.at());
            text("model", event.model());
            text("text", event.text());
            json.endObject();
        }
        json.endArray();
        if (state.refused() != null) {
            json.name("refused").beginObject();
            text("source", state.refused().source());
            text("code", state.refused().code());
            text("detail", state.refused().detail());
            text("since", state.refused().since());
            json.endObject();
        }
        json.endObject();
    }

    private void convergence(Convergence convergence) throws IOException {
        json.name("convergence").beginObject();
        text("state", convergence.state());
        if (passing) {
            json.name("percent").value(convergence.percent());
        }
        text("detail", convergence.detail());
        json.endObject();
    }

    private void sinks(List<SinkReport> sinks) throws IOException {
        json.name("sinks").beginArray();
        for (SinkReport sink : sinks) {
            json.beginObject();
            text("id", sink.id());
            text("state", sink.state().name().toLowerCase(Locale.ROOT));
            text("code", sink.code());
            text("detail", sink.detail());
            text("since", sink.since());
            json.endObject();
        }
        json.endArray();
    }

    private void source(SourceReport source) throws IOException {
        json.beginObject();
        text("id", source.id());
        text("state", source.state().json());
        text("code", source.code());
        text("detail", source.detail());
        text("since", source.since());
        json.name("revision").value(source.revision());
        if (passing) {
            text("lastContact", source.lastContact());
        }
        json.endObject();
    }

    private void model(ModelReport model) throws IOException {
        json.beginObject();
        text("name", model.name());
        text("phase", model.phase());
        version("desired", model.desired());
        version("active", model.active());
        version("previous", model.previous());
        version("candidate", model.candidate());
        if (!model.step().isEmpty()) {
            text("step", model.step());
        }
        if (!model.waiting().isEmpty()) {
            text("waiting", model.waiting());
        }
        progress(model.progress());
        failure(model.failure());
        timings(model.timings());
        contract(model.contract());
        probation(model.probation());
        text("lastModelUpdate", model.lastModelUpdate());
        json.name("history").beginArray();
        for (Transition transition : model.history()) {
            transition(transition);
        }
        json.endArray();
        texts("warnings", model.warnings());
        json.endObject();
    }

    private void probation(ModelReport.@Nullable Probation probation) throws IOException {
        if (probation != null) {
            json.name("probation").beginObject();
            text("until", probation.until());
            if (passing) {
                json.name("records").value(probation.records());
            }
            json.endObject();
        }
    }

    private void transition(Transition transition) throws IOException {
        json.beginObject();
        text("at", transition.at());
        text("kind", transition.kind());
        text("version", transition.version());
        text("digest", transition.digest());
        if (!transition.detail().isEmpty()) {
            text("detail", transition.detail());
        }
        json.endObject();
    }

    private void store(@Nullable StoreStatus store) throws IOException {
        if (store != null) {
            json.name("store").beginObject();
            text("directory", store.directory());
            if (passing) {
                json.name("usedBytes").value(store.usedBytes());
                positive("freeBytes", store.freeBytes());
            }
            json.name("quotaBytes").value(store.quotaBytes());
            json.name("minimumFreeBytes").value(store.minimumFreeBytes());
            texts("problems", store.problems());
            json.endObject();
        }
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private void version(String name, @Nullable VersionReport version) throws IOException {
        if (version != null) {
            json.name(name).beginObject();
            text("version", version.version());
            text("digest", version.digest());
            if (!version.engine().isEmpty()) {
                text("engine", version.engine());
            }
            json.endObject();
        }
    }

    private void progress(@Nullable Progress progress) throws IOException {
        if (passing && progress != null) {
            json.name("progress")
                    .beginObject()
                    .name("bytes")
                    .value(progress.bytes().getAsLong());
            positive("of", progress.of());
            json.endObject();
        }
    }

    private void failure(@Nullable Failed failed) throws IOException {
        if (failed != null) {
            Failure failure = failed.failure();
            json.name("failure").beginObject();
            text("code", failure.code());
            text("step", failure.step());
            text("detail", failure.detail());
            json.name("attempt").value(failure.attempt());
            text("since", failure.since());
            text("digest", failed.digest());
            json.endObject();
        }
    }

    private void timings(@Nullable Timings timings) throws IOException {
        if (timings != null) {
            json.name("timings").beginObject();
            positive("downloadMs", timings.downloadMs());
            positive("loadMs", timings.loadMs());
            positive("swapMs", timings.swapMs());
            positive("memoryBytes", timings.memoryBytes());
            if (!timings.policy().isEmpty()) {
                text("swap", timings.policy());
            }
            json.endObject();
        }
    }

    private void contract(@Nullable ContractChange contract) throws IOException {
        if (contract != null && contract.kind() != ContractChange.Kind.NOTHING_BEFORE) {
            json.name("contract").beginObject();
            text("change", contract.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            texts("differences", contract.differences());
            json.endObject();
        }
    }

    private void positive(String name, long value) throws IOException {
        if (value >= 0) {
            json.name(name).value(value);
        }
    }

    private void text(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.name(name).value(value.toString());
        }
    }
}
