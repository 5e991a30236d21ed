package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ModelSummary;
import dev.modelwire.inference.internal.scan.PagedFile;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Scans an ONNX model: its messages, its constants, then the names in its graphs. */
public final class OnnxScan {

    private static final int OLDEST_FORMAT = 3;
    private static final int NEWEST_FORMAT = 13;
    private static final int NEWEST_OPERATORS = 26;

    private final Context context = new Context();
    private final List<Message> graphs = new ArrayList<>();
    private final List<Message> functions = new ArrayList<>();
    private long format;

    private OnnxScan() {}

    /**
     * Scans a file.
     *
     * @throws ScanRefusal if no engine may be given it
     */
    public static ModelSummary scan(PagedFile file) {
        OnnxScan scan = new OnnxScan();
        scan.read(Message.of(file));
        return scan.check();
    }

    /** Returns whether the outermost fields are those of a model; what is within them is not read. */
    public static boolean recognises(PagedFile file) {
        boolean version = false;
        boolean operators = false;
        int graphs = 0;
        try {
            Message model = Message.of(file);
            while (model.next()) {
                switch (model.field()) {
                    case 1 -> version = model.number() > 0;
                    case 7 -> graphs += model.length() > 0 ? 1 : 0;
                    case 8 -> operators = model.length() > 0;
                    default -> {}
                }
            }
        } catch (ScanRefusal e) {
            return false;
        }
        return version && operators && graphs == 1;
    }

    private void read(Message model) {
        while (model.next()) {
            switch (model.field()) {
                case 1 -> format = model.number();
                case 5 -> model.number();
                case 2, 3, 4, 6 -> model.length();
                case 7 -> graphs.add(model.message());
                case 8 -> imports(model.message());
                case 20 -> throw ScanRefusal.unsupported("the model brings its training, which is not opened");
                case 25 -> functions.add(model.message());
                default -> {}
            }
        }
    }

    private void imports(Message message) {
        String domain = "";
        long version = 0;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> domain = Context.domain(message.text());
                case 2 -> version = message.number();
                default -> {}
            }
        }
        if (version < 1) {
            throw ScanRefusal.damaged("operators of domain [" + domain + "] have the version [" + version + "]");
        }
        if (domain.isEmpty() && version > NEWEST_OPERATORS) {
            throw ScanRefusal.unsupported("operators have the version [" + version + "]: the newest that is run is ["
                    + NEWEST_OPERATORS + "]");
        }
        context.versions.put(domain, version);
    }

    private ModelSummary check() {
        if (graphs.size() != 1 || context.versions.isEmpty()) {
            throw ScanRefusal.damaged(
                    "the file is no ONNX model: it must have one graph and say which operators it uses");
        }
        if (format < OLDEST_FORMAT || format > NEWEST_FORMAT) {
            throw ScanRefusal.unsupported(
                    "the format has version [" + format + "]: it must be " + OLDEST_FORMAT + " to " + NEWEST_FORMAT);
        }
        List<FunctionScan> read = functions.stream().map(FunctionScan::read).toList();
        for (FunctionScan function : read) {
            if (context.functions.put(function.key(), new HashSet<>()) != null) {
                throw ScanRefusal.damaged("function [" + function.key() + "] is there twice");
            }
        }
        for (FunctionScan function : read) {
            function.scan(context);
        }
        context.requireNoRecursion();
        context.enter("");
        GraphScan.Ends ends = GraphScan.scan(graphs.get(0), context, new Names(null), 0);
        if (ends.outputs().isEmpty()) {
            throw ScanRefusal.damaged("the graph has no outputs");
        }
        return new ModelSummary(
                "onnx",
                context.versions.getOrDefault("", 0L),
                context.weightBytes,
                context.weightBytes + context.otherBytes,
                ends.inputs(),
                ends.outputs(),
                List.copyOf(context.operators));
    }
}
