package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadAheadTest {

    private static final List<ModelName> NAMES =
            IntStream.range(0, 200).mapToObj(i -> ModelName.of("model-" + i)).toList();

    private final Map<ModelName, Integer> asked = new ConcurrentHashMap<>();

    enum Helper {
        NEVER,
        AT_ONCE,
        BESIDE;

        void execute(Runnable task) {
            switch (this) {
                case NEVER -> {}
                case AT_ONCE -> task.run();
                case BESIDE -> {
                    Thread thread = new Thread(task, "helper");
                    thread.setDaemon(true);
                    thread.start();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void take_whateverTheHelperDoes_everyRecordReadOnce(Helper helper) {
        ReadAhead ahead = new ReadAhead(NAMES, this::text);

        ahead.sharedWith(helper::execute);

        for (ModelName name : NAMES) {
            assertEquals(name, ahead.take(name).orElseThrow().record().name());
        }
        assertEquals(NAMES.size(), asked.size());
        assertTrue(asked.values().stream().allMatch(times -> times == 1), asked.toString());
    }

    @Test
    void take_notReadable_leftToTheCaller() {
        ReadAhead ahead = new ReadAhead(NAMES, name -> {
            throw new IOException("the disk refuses " + name);
        });

        ahead.sharedWith(Runnable::run);

        assertEquals(Optional.empty(), ahead.take(NAMES.get(0)));
        assertEquals(Optional.empty(), ahead.take(NAMES.get(NAMES.size() - 1)));
    }

    @Test
    void take_noFile_leftToTheCaller() {
        assertEquals(Optional.empty(), new ReadAhead(NAMES, name -> Optional.empty()).take(NAMES.get(0)));
    }

    private Optional<String> text(ModelName name) {
        asked.merge(name, 1, Integer::sum);
        return Optional.of(new String(RecordWriter.encode(ModelRecord.empty(name)), StandardCharsets.UTF_8));
    }
}
