package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.inference.OnProbation;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.inference.SwapPolicy;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes every file that begins with "model"; whether an engine is there can be set. */
public final class FakeActivator implements ModelActivator {

    private final ModelStore store;
    private final Map<ModelName, ModelVersion> running = new HashMap<>();
    private final Map<ModelName, Shadow> shadows = new HashMap<>();
    private final List<Standing> standings = new ArrayList<>();
    private final List<Setback> setbacks = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Runnable step;
    private Runnable crash = () -> {};
    private boolean engine = true;
    private int loadedInVain;
    private int refusals;
    private final Map<ModelName, OnProbation> probations = new HashMap<>();
    private Map<ModelName, List<String>> warnings = Map.of();
    private ContractChange contract = ContractChange.NOTHING_BEFORE;

    public FakeActivator(ModelStore store) {
        this(store, () -> {});
    }

    /** Takes a step before and after each load and unload. */
    FakeActivator(ModelStore store, Runnable step) {
        this.store = store;
        this.step = step;
    }

    @Override
    public synchronized ActivationOutcome activate(ModelName name, StoredVersion version, Standing standing) {
        step.run();
        log.add("activate " + name + "@" + version.label());
        standings.add(standing);
        ActivationOutcome outcome = tried(version);
        if (outcome instanceof ActivationOutcome.Activated) {
            ModelVersion loaded = new ModelVersion(name, version.label(), version.digest());
            setbacks.removeIf(setback -> setback.version().name().equals(name));
            loadedInVain += loaded.equals(running.put(name, loaded)) ? 1 : 0;
            shadows.values().removeIf(shadow -> shadow.version().equals(loaded));
            step.run();
        }
        return outcome;
    }

    @Override
    public synchronized ActivationOutcome shadow(ModelName name, StoredVersion version) {
        step.run();
        log.add("shadow " + name + "@" + version.label());
        ActivationOutcome outcome = tried(version);
        if (outcome instanceof ActivationOutcome.Activated) {
            shadows.put(name, new Shadow(new ModelVersion(name, version.label(), version.digest()), "", ""));
            step.run();
        }
        return outcome;
    }

    @Override
    public synchronized void endShadow(ModelName name) {
        log.add("end shadow " + name);
        shadows.remove(name);
    }

    @Override
    public synchronized Map<ModelName, Shadow> shadows() {
        return Map.copyOf(shadows);
    }

    /** Says how the shadow of a model stands; with a preference it should take the place of the active version. */
    void compares(ModelName name, String comparison, String preference) {
        change(() -> {
            shadows.computeIfPresent(name, (key, shadow) -> new Shadow(shadow.version(), comparison, preference));
        });
    }

    private ActivationOutcome tried(StoredVersion version) {
        if (!engine) {
            return new ActivationOutcome.Refused(ErrorCode.ENGINE_MISSING, "engine", "no engine is installed");
        }
        try (BlobLease file = store.open(version.digest())) {
            String content = Files.readString(file.path());
            if (content.contains("crash")) {
                crash.run();
            }
            if (content.contains("link")) {
                throw new UnsatisfiedLinkError("no native library");
            }
            if (!content.startsWith("model")) {
                refusals++;
                return new ActivationOutcome.Refused(ErrorCode.MODEL_INVALID, "scan", "the file is no model");
            }
        } catch (StoreException e) {
            return new ActivationOutcome.Refused(e.code(), "load", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ActivationOutcome.Activated(
                "fake", Duration.ofMillis(7), Duration.ofMillis(1), SwapPolicy.AVAILABILITY_PRESERVING, 0, contract);
    }

    @Override
    public synchronized void deactivate(ModelName name) {
        step.run();
        log.add("deactivate " + name);
        running.remove(name);
        shadows.remove(name);
        setbacks.removeIf(setback -> setback.version().name().equals(name));
        step.run();
    }

    @Override
    public synchronized Map<ModelName, ModelVersion> running() {
        return Map.copyOf(running);
    }

    @Override
    public synchronized List<Setback> setbacks() {
        return List.copyOf(setbacks);
    }

    @Override
    public synchronized Map<ModelName, OnProbation> probations() {
        return Map.copyOf(probations);
    }

    /** Watches the version that runs for so long, or, if that is zero, no more. */
    void watches(ModelName name, Duration left, int records) {
        change(() -> {
            if (left.isZero()) {
                probations.remove(name);
            } else {
                probations.put(name, new OnProbation(running.get(name), left, records));
            }
        });
    }

    @Override
    public synchronized Map<ModelName, List<String>> warnings() {
        return warnings;
    }

    /** Has something to say of a model. */
    void warns(ModelName name, String text) {
        change(() -> {
            warnings = Map.of(name, List.of(text));
        });
    }

    /** Says of what is loaded from now on how it differs from the one before. */
    synchronized void changes(ContractChange what) {
        contract = what;
    }

    /** Lets the version that answers records fail its probation. */
    void setBack(ModelName name) {
        change(() -> {
            setbacks.add(new Setback(
                    Objects.requireNonNull(running.get(name)),
                    ErrorCode.PROBATION_FAILED,
                    "[7] of 10 records were answered wrongly"));
        });
    }

    private void change(Runnable what) {
        List<Runnable> told;
        synchronized (this) {
            what.run();
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    @Override
    public synchronized AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    /** Returns how often a version was loaded that ran already. */
    synchronized int loadedInVain() {
        return loadedInVain;
    }

    /** Returns how many files were found to be no model. */
    synchronized int refusals() {
        return refusals;
    }

    /** Sets what happens where a model that says "crash" is loaded. */
    void onCrash(Runnable what) {
        crash = what;
    }

    /** Installs or removes the engine. */
    public void engine(boolean there) {
        change(() -> {
            engine = there;
        });
    }

    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized List<Standing> standings() {
        return List.copyOf(standings);
    }

    public synchronized int listeners() {
        return listeners.size();
    }
}
