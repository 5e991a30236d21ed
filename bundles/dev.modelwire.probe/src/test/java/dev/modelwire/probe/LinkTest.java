package dev.modelwire.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final Memory wire = new Memory();
    private final Link link = new Link(wire);

    @Test
    void frames_ofEveryKind_comeAsTheyWent() throws Exception {
        link.send((byte) 'a');
        link.send((byte) 'b', -7L);
        link.send((byte) 'c', out -> out.writeUTF("grün"));

        assertEquals('a', link.receive());
        assertEquals('b', link.receive());
        assertEquals(-7, link.number());
        assertEquals('c', link.receive());
        assertEquals("grün", link.content().readUTF());
        assertThrows(EOFException.class, link::receive);
    }

    @Test
    void receive_lengthBeyondReason_isRefused() {
        for (int length : new int[] {0, -1, Integer.MAX_VALUE, (1 << 20) + 2}) {
            wire.put(ByteBuffer.allocate(5).putInt(0, length));
            assertThrows(IOException.class, link::receive, () -> "length " + length);
        }
    }

    @Test
    void number_frameOfAnotherLength_isRefused() throws Exception {
        link.send((byte) 'a', out -> out.writeInt(1));
        link.receive();

        assertThrows(IOException.class, link::number);
    }

    @Test
    void receive_bytesComeOneByOne_isTheWholeFrame() throws Exception {
        wire.atMost = 1;
        link.send((byte) 'b', 258L);

        assertEquals('b', link.receive());
        assertEquals(258, link.number());
    }

    @Test
    void requests_written_areReadAsTheyWere() throws Exception {
        OpenRequest request = new OpenRequest(
                new ModelFile(Path.of("/models/ä b"), "tflite", "0".repeat(64)), new SessionOptions(3, true, 8));
        Map<String, String> settings = Map.of("a", "1", "b", "");
        List<TensorInfo> tensors = List.of(
                new TensorInfo("x", ElementType.FP32, List.of(1, 2)),
                new TensorInfo("scalar", ElementType.INT64, List.of()));
        link.send((byte) 'o', request::write);
        link.send((byte) 's', out -> Settings.write(out, settings));
        link.send((byte) 't', out -> TensorList.write(out, tensors));

        link.receive();
        assertEquals(request, OpenRequest.read(link.content()));
        link.receive();
        assertEquals(settings, Settings.read(link.content()));
        link.receive();
        assertEquals(tensors, TensorList.read(link.content()));
    }

    @Test
    void tensors_thatNoEngineHas_areRefused() throws Exception {
        refused(out -> out.writeInt(-1));
        refused(out -> out.writeInt(1_000_000));
        refused(out -> {
            out.writeInt(1);
            out.writeUTF("x");
            out.writeUTF("FP16");
            out.writeInt(0);
        });
        refused(out -> {
            out.writeInt(1);
            out.writeUTF("x");
            out.writeUTF("FP32");
            out.writeInt(2);
            out.writeInt(1 << 20);
            out.writeInt(1 << 20);
        });
        refused(out -> out.writeInt(2));
    }

    private void refused(Link.Content content) throws IOException {
        link.send((byte) 't', content);
        link.receive();
        assertThrows(IOException.class, () -> TensorList.read(link.content()));
    }

    @Test
    void codes_unknown_areRefused() throws Exception {
        for (Operation operation : Operation.values()) {
            assertEquals(operation, Operation.of(operation.code()));
        }
        for (Status status : Status.values()) {
            assertEquals(status, Status.of(status.code()));
        }
        assertThrows(IOException.class, () -> Operation.of((byte) 0));
        assertThrows(IOException.class, () -> Status.of((byte) -1));
    }
}
