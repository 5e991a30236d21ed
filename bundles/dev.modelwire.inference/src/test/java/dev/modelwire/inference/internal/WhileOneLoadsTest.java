package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.inference.internal.Standstill.Step;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A version of the pump is on its way and stands still; nobody else waits for it. */
@Timeout(120)
class WhileOneLoadsTest {

    private static final ModelName FAN = ModelName.of("fan");
    private static final int RECORDS = 1_000;

    @TempDir
    Path directory;

    private final Standstill standstill = new Standstill();
    private final ExecutorService loading = Executors.newSingleThreadExecutor();
    private Rig files;
    private InferenceComponent service;

    @BeforeEach
    void bothRun() throws Exception {
        files = new Rig(directory);
        service = Service.of(files.store, standstill, standstill::command, Map.of());
        activated(service.activate(Rig.PUMP, files.stored("1", Rig.sum(1))));
        activated(service.activate(FAN, fan("1", 1)));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        standstill.goOn();
        loading.shutdown();
        assertTrue(loading.awaitTermination(60, TimeUnit.SECONDS));
        service.stop();
        assertEquals(0, standstill.engine.open());
        assertEquals(0, files.store.openLeases());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void score_A7_otherModelWhileOneLoads_isAnswered(Step step) throws Exception {
        Future<ActivationOutcome> load = standing(step);

        answers(FAN, 7);
        assertFalse(load.isDone());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void activate_A7_otherModelWhileOneLoads_isSwapped(Step step) throws Exception {
        Future<ActivationOutcome> load = standing(step);

        activated(service.activate(FAN, fan("2", -1)));
        answers(FAN, -7);
        service.deactivate(FAN);
        assertFalse(load.isDone());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void score_A2_sameModelWhileTheNextLoads_isAnsweredByTheOldOne(Step step) throws Exception {
        Future<ActivationOutcome> load = standing(step);

        answers(Rig.PUMP, 7);
        assertFalse(load.isDone());
        standstill.goOn();
        activated(load.get());
        answers(Rig.PUMP, -7);
    }

    private Future<ActivationOutcome> standing(Step step) throws Exception {
        StoredVersion two = files.stored("2", Rig.sum(-1));
        standstill.at(step);
        Future<ActivationOutcome> load = loading.submit(() -> service.activate(Rig.PUMP, two));
        standstill.awaitReached();
        return load;
    }

    private void answers(ModelName model, double expected) {
        for (int i = 0; i < RECORDS; i++) {
            try (ModelLease lease = service.lease(model).orElseThrow()) {
                assertEquals(expected, Rig.value(lease.score(Rig.RECORD)));
            }
        }
    }

    private StoredVersion fan(String version, double sign) throws Exception {
        String manifest = Rig.manifest(version, "").replace("\"pump\"", "\"fan\"");
        return files.stored(version, Rig.sum(sign).bytes(), manifest);
    }

    private static void activated(ActivationOutcome outcome) {
        assertInstanceOf(ActivationOutcome.Activated.class, outcome);
    }
}
