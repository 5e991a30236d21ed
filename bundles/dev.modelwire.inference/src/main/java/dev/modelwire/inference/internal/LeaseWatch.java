package dev.modelwire.inference.internal;

import dev.modelwire.api.model.ModelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after leases that keep memory from being freed, and costs nothing as long as there is none: of versions that answer no
 * more, and of one of which very many are open. What nobody can reach any more is given back; what is held for long is named.
 */
final class LeaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);
    private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Scheduler scheduler;
    private final LongSupplier nanoTicker;
    private final Runnable changed;
    private final Map<LoadedModel, Long> since = new ConcurrentHashMap<>();
    private final Map<LoadedModel, String> held = new ConcurrentHashMap<>();
    private final Map<ModelName, String> lost = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * Makes a watch.
     *
     * @param changed is told when warnings come or go
     */
    LeaseWatch(Scheduler scheduler, LongSupplier nanoTicker, Runnable changed) {
        this.scheduler = scheduler;
        this.nanoTicker = nanoTicker;
        this.changed = changed;
    }

    /** Looks after the leases of the model from now on. Never blocks. */
    void watch(LoadedModel model) {
        long now = nanoTicker.getAsLong();
        if (model.isRetired()) {
            since.put(model, now);
        } else {
            since.putIfAbsent(model, now);
        }
        schedule();
    }

    /** Returns what there is to say, in sentences. */
    Map<ModelName, List<String>> warnings() {
        Map<ModelName, List<String>> all = new HashMap<>();
        held.forEach((model, text) -> sentences(all, model.version().name()).add(text));
        lost.forEach((name, text) -> sentences(all, name).add(text));
        return all;
    }

    private static List<String> sentences(Map<ModelName, List<String>> all, ModelName name) {
        return all.computeIfAbsent(name, unused -> new ArrayList<>());
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            scheduler.later(this::look);
        }
    }

    private void look() {
        scheduled.set(false);
        boolean news = false;
        for (LoadedModel model : Set.copyOf(since.keySet())) {
            news |= givesBack(model);
            if (model.isRetired() ? model.leases() == 0 : !model.isCrowded()) {
                since.remove(model);
                news |= held.remove(model) != null;
            } else {
                news |= model.isRetired() && namesHolders(model);
            }
        }
        if (news) {
            changed.run();
        }
        if (!since.isEmpty()) {
            schedule();
        }
    }

    private boolean givesBack(LoadedModel model) {
        List<String> holders = model.giveBackLost();
        if (holders.isEmpty()) {
            return false;
        }
        String text =
                "[" + holders.size() + "] leases of version " + model.version().label() + ", taken by " + names(holders)
                        + ", were never closed and are lost; they are given back: close each lease";
        LOG.warn("model [{}]: {}", model.version().name(), text);
        lost.put(model.version().name(), text);
        return true;
    }

    private boolean namesHolders(LoadedModel model) {
        Long retired = since.get(model);
        if (retired == null || nanoTicker.getAsLong() - retired < LONG_NANOS || held.containsKey(model)) {
            return false;
        }
        String text = "version " + model.version().label() + " answers no more, and [" + model.leases()
                + "] leases of it, taken by " + names(model.holders())
                + ", or calls in it have not ended: its memory is not freed before they have";
        LOG.warn("model [{}]: {}", model.version().name(), text);
        held.put(model, text);
        return true;
    }

    private static String names(List<String> holders) {
        return new TreeSet<>(holders).stream().limit(5).collect(Collectors.joining(", ", "[", "]"));
    }
}
