package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ModelSummary;
import dev.modelwire.inference.internal.scan.PagedFile;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Scans a TFLite model: the file's tables, then its graphs, operator by operator. */
public final class TfliteScan {

    private static final int IDENTIFIER = 0x334c4654; // "TFL3"
    private static final int SCHEMA_VERSION = 3;
    private static final int MOST_GRAPHS = 1000;

    private TfliteScan() {}

    /**
     * Scans a file.
     *
     * @param customOperators names of operators outside of the format's own that an engine has
     * @throws ScanRefusal if no engine may be given it
     */
    public static ModelSummary scan(PagedFile file, Set<String> customOperators) {
        file.require(0, 8, "the header");
        if (file.int32(4) != IDENTIFIER) {
            throw ScanRefusal.damaged("the file is no TFLite model: bytes 4 to 7 must read [TFL3]");
        }
        FlatTable model = FlatTable.root(file);
        long version = model.u32(0);
        if (version != SCHEMA_VERSION) {
            throw ScanRefusal.unsupported("the schema has version [" + version + "]: it must be [3]");
        }
        model.text(3);
        List<OperatorCode> codes = codes(model, customOperators);
        List<FlatTable.Vector> buffers = buffers(model);
        List<Graph> graphs = graphs(model, buffers);
        requireMetadata(model, buffers, graphs);
        Calls calls = new Calls(graphs);
        for (Graph graph : graphs) {
            new GraphCheck(graph, codes, calls).run();
        }
        calls.requireNoCycle();
        return summary(version, graphs, codes, buffers);
    }

    private static List<OperatorCode> codes(FlatTable model, Set<String> customOperators) {
        List<OperatorCode> codes = new ArrayList<>();
        FlatTable.Vector vector = model.vector(1, 4);
        for (int i = 0; i < vector.count(); i++) {
            codes.add(OperatorCode.of(model.element(vector, i), customOperators));
        }
        return codes;
    }

    private static List<FlatTable.Vector> buffers(FlatTable model) {
        List<FlatTable.Vector> buffers = new ArrayList<>();
        FlatTable.Vector vector = model.vector(4, 4);
        for (int i = 0; i < vector.count(); i++) {
            FlatTable buffer = model.element(vector, i);
            if (Long.compareUnsigned(buffer.int64(1), 1) > 0 || Long.compareUnsigned(buffer.int64(2), 1) > 0) {
                throw ScanRefusal.unsupported("buffer [" + i + "] lies outside of the flatbuffer, which is not opened");
            }
            buffers.add(buffer.vector(0, 1));
        }
        if (!buffers.isEmpty() && buffers.get(0).count() > 0) {
            throw ScanRefusal.damaged("buffer [0] has [" + buffers.get(0).count() + "] bytes: it must be empty");
        }
        return buffers;
    }

    private static List<Graph> graphs(FlatTable model, List<FlatTable.Vector> buffers) {
        FlatTable.Vector vector = model.vector(2, 4);
        if (vector.count() < 1 || vector.count() > MOST_GRAPHS) {
            throw ScanRefusal.damaged("there are [" + vector.count() + "] graphs: there must be 1 to " + MOST_GRAPHS);
        }
        TensorReader tensors = new TensorReader(buffers);
        List<Graph> graphs = new ArrayList<>();
        int all = 0;
        for (int i = 0; i < vector.count(); i++) {
            Graph graph = Graph.read(i, model.element(vector, i), tensors);
            all += graph.tensors().size();
            graphs.add(graph);
            if (all > Graph.MOST) {
                throw ScanRefusal.damaged("the graphs have more than [" + Graph.MOST + "] tensors");
            }
        }
        if (graphs.get(0).outputs().isEmpty()) {
            throw ScanRefusal.damaged("the main graph has no outputs");
        }
        return graphs;
    }

    private static void requireMetadata(FlatTable model, List<FlatTable.Vector> buffers, List<Graph> graphs) {
        for (int buffer : model.int32s(5, Graph.MOST)) {
            requireIndex("metadata", buffer, buffers.size());
        }
        FlatTable.Vector metadata = model.vector(6, 4);
        for (int i = 0; i < metadata.count(); i++) {
            FlatTable entry = model.element(metadata, i);
            entry.text(0);
            requireIndex("metadata", entry.u32(1), buffers.size());
        }
        FlatTable.Vector signatures = model.vector(7, 4);
        for (int i = 0; i < signatures.count(); i++) {
            FlatTable signature = model.element(signatures, i);
            signature.text(2);
            requireIndex("signature", signature.u32(4), graphs.size());
            int tensors = graphs.get((int) signature.u32(4)).tensors().size();
            for (int slot = 0; slot < 2; slot++) {
                FlatTable.Vector names = signature.vector(slot, 4);
                for (int j = 0; j < names.count(); j++) {
                    FlatTable name = signature.element(names, j);
                    name.text(0);
                    requireIndex("signature", name.u32(1), tensors);
                }
            }
        }
        if (model.vector(8, 4).count() > 0 || model.vector(9, 4).count() > 0) {
            throw ScanRefusal.unsupported("the model keeps constants in other files, which are not opened");
        }
    }

    private static void requireIndex(String what, long index, int size) {
        if (index < 0 || index >= size) {
            throw ScanRefusal.damaged(what + " refers to [" + index + "]: there are [" + size + "]");
        }
    }

    private static ModelSummary summary(
            long version, List<Graph> graphs, List<OperatorCode> codes, List<FlatTable.Vector> buffers) {
        long weights = buffers.stream().mapToLong(FlatTable.Vector::count).sum();
        long arena = graphs.stream().mapToLong(Graph::arenaBytes).max().orElse(0);
        Graph main = graphs.get(0);
        return new ModelSummary(
                "tflite",
                version,
                weights,
                weights + arena,
                described(main.inputs()),
                described(main.outputs()),
                List.copyOf(new TreeSet<>(codes.stream().map(OperatorCode::name).toList())));
    }

    private static List<ModelSummary.Tensor> described(List<Tensor> tensors) {
        return tensors.stream()
                .map(tensor -> new ModelSummary.Tensor(tensor.name, tensor.type.name(), shape(tensor)))
                .toList();
    }

    private static List<Long> shape(Tensor tensor) {
        int[] shape = tensor.signature.length == 0 ? tensor.shape : tensor.signature;
        return Arrays.stream(shape).asLongStream().boxed().toList();
    }
}
