package dev.modelwire.testkit.onnx;

import java.util.List;

/** A node in the making. */
public final class Node {
    private final Protobuf message = new Protobuf();

    private Node() {}

    /** Starts a node of the operator. An empty name is an input that is absent. */
    public static Node of(String operator, List<String> inputs, List<String> outputs) {
        Node node = new Node();
        inputs.forEach(name -> node.message.text(1, name));
        outputs.forEach(name -> node.message.text(2, name));
        node.message.text(4, operator);
        return node;
    }

    /** Sets the domain of the operator, for one that is not ONNX's own. */
    public Node domain(String domain) {
        message.text(7, domain);
        return this;
    }

    /** Adds an attribute of a whole number. */
    public Node with(String name, long value) {
        return attribute(new Protobuf().text(1, name).varint(3, value).varint(20, 2));
    }

    /** Adds an attribute of several whole numbers. */
    public Node with(String name, long[] values) {
        Protobuf attribute = new Protobuf().text(1, name);
        for (long value : values) {
            attribute.varint(8, value);
        }
        return attribute(attribute.varint(20, 7));
    }

    /** Adds an attribute of text. */
    public Node with(String name, String value) {
        return attribute(new Protobuf().text(1, name).text(4, value).varint(20, 3));
    }

    /** Adds an attribute as a message of one's own. */
    public Node attribute(Protobuf attribute) {
        message.message(5, attribute);
        return this;
    }

    /** Returns the node. */
    public Protobuf message() {
        return message;
    }
}
